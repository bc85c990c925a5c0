"""Travesía: open migration management on one base."""
