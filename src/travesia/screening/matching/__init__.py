"""Score a pair of persons: aligned names, a date level, documents, a weight for each of them."""
