"""Driver of the programs of `bench ocr`."""
