"""Writing QR codes (ISO/IEC 18004, by segno) and Data Matrix (ISO/IEC 16022, by zxing-cpp)."""

from typing import Any

import segno
import zxingcpp
from segno.encoder import DataOverflowError

from travesia.seals.errors import SealError
from travesia.seals.symbols.symbol import Symbol

QR_LEVELS = ("L", "M", "Q", "H")
"""Levels of error correction of a QR code: about 7, 15, 25 and 30 % of it may be unreadable."""

MAX_QR = 7089
"""Most characters of a QR code (digits only, version 40-L)."""
MAX_DATA_MATRIX = 3116
"""Most characters of a Data Matrix (digits only, 144x144)."""


def write_qr(
    payload: str | bytes, *, error: str = "M", module_mm: float = 0.40, quiet: int = 4
) -> Symbol:
    """Write a QR code of the smallest version that holds the payload.

    The level of error correction is the one asked for, also where a higher one would fit.

    Args:
        payload: text, or bytes of any value. Text beyond ASCII is written as UTF-8 and says so.
        error: level of error correction: L, M, Q or H.
        module_mm: side of a module in print, in millimetres. 0.40 read well from scratched PVC.
        quiet: light modules on each side; the standard asks for 4.

    Raises:
        SealError: `symbol.empty`, `symbol.too_large` or `symbol.option_invalid`.
    """
    if error not in QR_LEVELS:
        raise SealError("symbol.option_invalid", option="error", found=error)
    _check(payload, module_mm, quiet, most=MAX_QR)
    beyond_ascii = isinstance(payload, str) and not payload.isascii()
    try:
        made = segno.make(
            payload,
            error=error,
            # bytes that look like Japanese text would else be written as such, UTF-8 too
            mode="byte" if beyond_ascii or isinstance(payload, bytes) else None,
            micro=False,
            boost_error=False,
            encoding="utf-8" if beyond_ascii else None,
            eci=beyond_ascii,
        )
    except DataOverflowError:
        raise SealError("symbol.too_large", length=len(payload)) from None
    rows = tuple(bytes(row) for row in made.matrix)
    return Symbol("QR Code", str(made.version), error, rows, float(module_mm), quiet)


def write_data_matrix(payload: str | bytes, *, module_mm: float = 0.40, quiet: int = 2) -> Symbol:
    """Write a Data Matrix (ECC 200) of the smallest size that holds the payload.

    Args:
        payload: text, or bytes of any value, such as those of a visible digital seal. Text beyond
            ASCII is written as UTF-8 and says so.
        module_mm: side of a module in print, in millimetres.
        quiet: light modules on each side; the standard asks for 1.

    Raises:
        SealError: `symbol.empty`, `symbol.too_large` or `symbol.option_invalid`.
    """
    _check(payload, module_mm, quiet, most=MAX_DATA_MATRIX)
    beyond_ascii = isinstance(payload, str) and not payload.isascii()
    options = {"eci": "UTF-8"} if beyond_ascii else {}
    try:
        made = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.DataMatrix, **options)
    except ValueError:
        raise SealError("symbol.too_large", length=len(payload)) from None
    picture: Any = made.to_image(scale=1, add_quiet_zones=False)
    light: Any = memoryview(picture).tolist()
    rows = tuple(bytes(0 if value else 1 for value in row) for row in light)
    version = f"{len(rows)}x{len(rows[0])}"
    return Symbol("Data Matrix", version, None, rows, float(module_mm), quiet)


def _check(payload: str | bytes, module_mm: float, quiet: int, *, most: int) -> None:
    if not payload:
        raise SealError("symbol.empty")
    if len(payload) > most:
        raise SealError("symbol.too_large", length=len(payload))
    if isinstance(payload, str) and any("\ud800" <= character <= "\udfff" for character in payload):
        raise SealError("symbol.not_text")
    if not 0.05 <= module_mm <= 10:
        raise SealError("symbol.option_invalid", option="module_mm", found=str(module_mm))
    if not 0 <= quiet <= 40:
        raise SealError("symbol.option_invalid", option="quiet", found=quiet)
