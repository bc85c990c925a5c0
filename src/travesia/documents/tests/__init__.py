"""Tests of the travel-document room."""
