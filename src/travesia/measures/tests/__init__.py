"""Tests of the arithmetic of statistics."""
