"""Fit the weights of the screening model on invented people; apart from those that judge it."""
