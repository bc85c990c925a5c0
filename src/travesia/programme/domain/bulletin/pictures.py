"""Photographs made fit for print: turned upright, no larger than needed, without camera data."""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

#: Bytes that may be brought, pixels of the longer side that are kept, pixels that are opened.
SIZE_LIMIT = 12_000_000
LONGEST = 1600
_MOST_PIXELS = 60_000_000


class PictureError(ValueError):
    """What was brought is no photograph that can be kept."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG as it is kept."""

    digest: str
    """SHA-256 in hexadecimal."""
    content: bytes
    width: int
    height: int


def cleaned(content: bytes) -> Picture:
    """Return a photograph as a plain JPEG; PictureError for anything else.

    Where and when it was taken, and by which device, is in the file and is not kept: it could tell
    where somebody lives.
    """
    if len(content) > SIZE_LIMIT:
        raise PictureError("size")
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise PictureError("size")
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise PictureError(str(error)) from error
    upright.thumbnail((LONGEST, LONGEST))
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=82, optimize=True)
    kept = out.getvalue()
    return Picture(hashlib.sha256(kept).hexdigest(), kept, upright.width, upright.height)
