"""Drivers of the peers of `bench mrz`."""
