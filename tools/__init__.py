"""Tools of the house: never shipped."""
