"""Screens of the programme room."""
