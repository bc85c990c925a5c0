"""The packaged code lists of the vocabulary, as tab-separated text."""
