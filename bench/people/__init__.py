"""Invented people to judge screening by: a list, and travellers who are or are not on it.

Nothing here is shared with what fitted the weights: other vocabularies, other corruptions in
another mix, other seeds.
"""
