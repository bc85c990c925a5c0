"""Score a pair of persons: aligned names, a date level, documents, and a weight for each of them."""
