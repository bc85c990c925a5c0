"""Pictures made ready for reading: opened under caps, upright, in grey, on white."""

import io
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PIL import Image

from travesia.seals.errors import SealError

MAX_FILE = 20_000_000
"""Most bytes of a picture file."""
MAX_PIXELS = 16_000_000
"""Most pixels of a picture; refused by its header, before anything is unpacked."""
FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF")

_ORIENTATION = 0x0112
_UPRIGHT: Mapping[int, Image.Transpose] = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)
"""EXIF orientation → what turns the picture upright."""


def open_grey(source: bytes | Path | Image.Image) -> Image.Image:
    """Open a picture and give it upright in 8-bit grey, transparent parts white.

    Of a file with several pictures the first is taken.

    Args:
        source: content of a picture file, its path, or a picture already open.

    Raises:
        SealError: `symbol.file_too_large`, `symbol.image_unreadable`, `symbol.image_too_large`;
            `symbol.file_missing` for a path that cannot be read.
    """
    try:
        if isinstance(source, Image.Image):
            return _grey(source)
        data = _content(source) if isinstance(source, Path) else source
        if len(data) > MAX_FILE:
            raise SealError("symbol.file_too_large", length=len(data), most=MAX_FILE)
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            return _grey(image)
    except SealError:
        raise
    except Image.DecompressionBombError:
        raise SealError("symbol.image_too_large", pixels="?", most=MAX_PIXELS) from None
    except Exception:  # decoders of untrusted pictures raise whatever they meet
        raise SealError("symbol.image_unreadable") from None


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError:
        raise SealError("symbol.file_missing", name=path.name) from None


def _grey(image: Image.Image) -> Image.Image:
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise SealError("symbol.image_too_large", pixels=width * height, most=MAX_PIXELS)
    if not width or not height:
        raise SealError("symbol.image_unreadable")
    turn = _UPRIGHT.get(image.getexif().get(_ORIENTATION, 1))
    grey = _on_white(image)
    return grey.transpose(turn) if turn is not None else grey


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):
        deep = image if image.mode == "I;16" else image.convert("I")
        return deep.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("I", "F"):
        return _stretched(image)
    if not image.has_transparency_data:
        return image.convert("L")
    coloured = image if image.mode == "RGBA" else image.convert("RGBA")
    white = Image.new("L", image.size, 255)
    white.paste(coloured.convert("L"), mask=coloured.getchannel("A"))
    return white


def _stretched(image: Image.Image) -> Image.Image:
    """Bring values of 32 bits into 8, from the darkest to the lightest."""
    darkest, lightest = image.getextrema()
    if not isinstance(darkest, int | float) or not isinstance(lightest, int | float):
        raise SealError("symbol.image_unreadable")
    factor = 255 / (lightest - darkest) if lightest > darkest else 0
    offset = -darkest * factor
    return image.point(lambda value: value * factor + offset).convert("L")
