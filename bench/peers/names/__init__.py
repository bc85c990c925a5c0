"""The driver of the programs of `bench names`."""
