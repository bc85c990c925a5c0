"""Screens of the border room."""
