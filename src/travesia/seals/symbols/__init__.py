"""QR and Data Matrix symbols: write them for print, read them from pictures and camera frames."""

from travesia.seals.symbols.reading import FoundSymbol, read_frame, read_symbols
from travesia.seals.symbols.symbol import Symbol
from travesia.seals.symbols.writing import write_data_matrix, write_qr

__all__ = [
    "FoundSymbol",
    "Symbol",
    "read_frame",
    "read_symbols",
    "write_data_matrix",
    "write_qr",
]
