"""Signed barcodes: ICAO visible digital seals, signed cards, status lists, trust lists."""
