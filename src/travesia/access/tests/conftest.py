"""Fixtures of this room."""

from travesia.access.tests.cast import kept

__all__ = ["kept"]
