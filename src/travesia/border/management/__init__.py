"""Commands of the border room."""
