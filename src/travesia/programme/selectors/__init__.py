"""The room's reads: frozen values."""
