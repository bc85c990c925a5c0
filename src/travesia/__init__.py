"""Travesía: open migration management, one base for border, labour, mobility, information and evidence."""
