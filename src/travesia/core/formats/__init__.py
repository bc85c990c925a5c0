"""Dates and numbers in five languages that nobody can misread.

A date names its month: 04/12 is April to one officer and December to the next. Thousands are set
apart by a space that does not break, except in English: a full stop is the decimal sign to one
reader of Spanish and the sign of thousands to another.
"""
