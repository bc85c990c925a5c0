"""Fuzzing: each parser of the pure rooms against random and mutated input, a target each."""
