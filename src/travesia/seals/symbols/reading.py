"""Reading symbols from a picture file or a frame of a camera, by zxing-cpp."""

from dataclasses import dataclass
from pathlib import Path

import zxingcpp
from PIL import Image

from travesia.seals.errors import SealError
from travesia.seals.symbols.images import MAX_PIXELS, open_grey

_FORMATS = zxingcpp.BarcodeFormats(
    (
        zxingcpp.BarcodeFormat.QRCode,
        zxingcpp.BarcodeFormat.DataMatrix,
        zxingcpp.BarcodeFormat.Aztec,
        zxingcpp.BarcodeFormat.PDF417,
    )
)
"""Kinds that documents carry. Bars of one dimension are left out: noise reads as them too often."""


@dataclass(frozen=True, slots=True)
class FoundSymbol:
    """A symbol found in a picture."""

    kind: str
    """`QR Code`, `Data Matrix`, `Aztec` or `PDF417`."""
    content: bytes
    """What it carries, byte for byte."""
    text: str | None
    """The same as text; None when it declares or shows itself as bytes."""
    error_correction: str | None
    """Level of error correction, where the kind has levels."""
    version: str | None
    """`1` to `40` for QR, rows and columns for Data Matrix; None when not known."""
    corners: tuple[tuple[int, int], ...]
    """Its corners in pixels from top left of the upright picture, clockwise from its top left."""
    orientation: int
    """Degrees it is turned by, clockwise."""


def read_symbols(source: bytes | Path | Image.Image) -> tuple[FoundSymbol, ...]:
    """Read every QR code, Data Matrix, Aztec code and PDF417 of a picture.

    Symbols may be turned, mirrored, light on dark, on transparent ground, in colour or in 16 bits.

    Args:
        source: content of a picture file (PNG, JPEG, WebP, TIFF, BMP, GIF), its path, or a
            picture already open.

    Returns:
        The symbols found, in no particular order; empty when there is none.

    Raises:
        SealError: those of `open_grey`.
    """
    return _found(open_grey(source))


def read_frame(pixels: bytes, *, width: int, height: int) -> tuple[FoundSymbol, ...]:
    """Read the symbols of a frame of a camera.

    Args:
        pixels: one byte of luminance for each pixel, row by row.
        width: pixels of a row.
        height: rows.

    Raises:
        SealError: `symbol.frame_size` when the bytes are not width × height, or
            `symbol.image_too_large`.
    """
    if width < 1 or height < 1 or len(pixels) != width * height:
        raise SealError("symbol.frame_size", length=len(pixels), width=width, height=height)
    if width * height > MAX_PIXELS:
        raise SealError("symbol.image_too_large", pixels=width * height, most=MAX_PIXELS)
    return _found(Image.frombytes("L", (width, height), pixels))


def _found(image: Image.Image) -> tuple[FoundSymbol, ...]:
    found = zxingcpp.read_barcodes(
        image, formats=_FORMATS, text_mode=zxingcpp.TextMode.Plain, return_errors=False
    )
    return tuple(_symbol(barcode) for barcode in found)


def _symbol(barcode: zxingcpp.Barcode) -> FoundSymbol:
    at = barcode.position
    corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    extra = barcode.extra if isinstance(barcode.extra, dict) else {}
    text = barcode.content_type == zxingcpp.ContentType.Text
    return FoundSymbol(
        kind=str(barcode.format),
        content=bytes(barcode.bytes),
        text=barcode.text if text else None,
        error_correction=barcode.ec_level or None,
        version=str(extra["Version"]) if "Version" in extra else None,
        corners=tuple((corner.x, corner.y) for corner in corners),
        orientation=int(barcode.orientation),
    )
