"""Targets of printed symbols: pictures of them, and frames of a camera."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from fuzz.targets import Target
from travesia.seals import SealError
from travesia.seals.symbols import read_frame, read_symbols, write_data_matrix, write_qr


def _pictures() -> Iterator[bytes]:
    yield write_qr("HELLO UTOPIA").png(scale=2)
    yield write_data_matrix(b"\xdc\x03UTO").png(scale=3)


def read_picture(data: bytes) -> None:
    """Read the symbols of a picture file."""
    read_symbols(data)


def read_camera(data: bytes) -> None:
    """Read a frame whose width is said by the first byte."""
    width = (data[0] if data else 0) + 1
    pixels = data[1:]
    height = len(pixels) // width
    read_frame(pixels[: width * height], width=width, height=height)


def _frames() -> Iterator[bytes]:
    symbol = write_qr("UTO")
    rows = [[0 if dark else 255 for dark in row] for row in _rows(symbol.png(scale=2))]
    yield bytes([len(rows[0]) - 1]) + bytes(pixel for row in rows for pixel in row)


def _rows(png: bytes) -> list[list[bool]]:
    """Take the picture apart into dark and light."""
    image = Image.open(BytesIO(png)).convert("L")
    width, height = image.size
    pixels = image.tobytes()
    return [[pixels[y * width + x] < 128 for x in range(width)] for y in range(height)]


TARGETS = (
    Target("picture", read_picture, _pictures, (SealError,), 8192),
    Target("frame", read_camera, _frames, (SealError,), 8192),
)
