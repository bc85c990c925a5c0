"""The demonstration region: real places, invented people, one year of invented crossings."""
