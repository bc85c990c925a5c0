"""Pages of the lists, for list managers alone."""
