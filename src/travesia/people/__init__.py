"""Persons as claimed and as verified, and the documents they hold."""
