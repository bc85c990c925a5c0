"""Benchmarks: each makes its own data, runs its peers in the same run and prints ratios."""
