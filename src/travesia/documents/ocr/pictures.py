"""Opening pictures that strangers made: bounded, upright, grey; one error for all faults."""

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from travesia.documents.ocr.errors import PictureError

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")
"""What cameras and scanners write. Nothing that runs programs, as PostScript does."""
MOST_BYTES = 40_000_000
MOST_POINTS = 60_000_000
"""Width times height, asked of the header before a single point is unpacked."""
LEAST_WIDTH = 200
_LARGEST_SIDE = 3000
"""Larger pictures are made smaller: a zone needs no more."""

Picture = str | Path | bytes | Image.Image


def open_picture(source: Picture) -> Image.Image:
    """Open a picture as it was held (EXIF orientation) in grey levels, at most 3,000 points wide.

    Raises:
        PictureError: `photo.missing_file`, `photo.no_picture`, `photo.too_large`,
            `photo.too_small`; nothing else for any bytes.
    """
    if isinstance(source, Image.Image):
        return _grey(source)
    stream = BytesIO(_bytes_of(source))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # warnings about size: the limit here is lower
            with Image.open(stream, formats=FORMATS) as image:
                return _grey(image)
    except PictureError:
        raise
    except Exception as error:  # Pillow raises many kinds on broken files, and new ones come
        raise PictureError("photo.no_picture") from error


def _bytes_of(source: str | Path | bytes) -> bytes:
    data = source if isinstance(source, bytes) else _read(source)
    if len(data) > MOST_BYTES:
        limit = f"{MOST_BYTES // 1_000_000} MB"
        raise PictureError("photo.too_large", found=f"> {limit}", limit=limit)
    return data


def _read(file: str | Path) -> bytes:
    try:
        with Path(file).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise PictureError("photo.missing_file", name=Path(file).name) from error


def _grey(image: Image.Image) -> Image.Image:
    width, height = image.size
    if width * height > MOST_POINTS:
        raise PictureError("photo.too_large", found=f"{width} × {height}", limit=f"{MOST_POINTS:,}")
    if max(width, height) < LEAST_WIDTH or min(width, height) < LEAST_WIDTH // 8:
        raise PictureError("photo.too_small", found=f"{width} × {height}", limit=LEAST_WIDTH)
    image.draft("L", (_LARGEST_SIDE, _LARGEST_SIDE))
    upright = ImageOps.exif_transpose(image)
    grey = _flat(upright)
    largest = max(grey.size)
    if largest > _LARGEST_SIDE:
        scale = _LARGEST_SIDE / largest
        size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    return grey


def _flat(image: Image.Image) -> Image.Image:
    """Give grey levels: what is transparent shows white, 16 bits a point become 8."""
    if image.mode.startswith("I"):
        return image.point(lambda level: level / 257).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("L")
    return image.convert("L")
