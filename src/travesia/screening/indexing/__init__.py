"""The index of a list: one read-only file, memory-mapped; what it holds and how it is searched."""
