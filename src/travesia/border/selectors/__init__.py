"""Reads of the border room: the open desk, the log, refusals; each look is written down."""
