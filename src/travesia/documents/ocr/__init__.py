"""Reading the zone off a photographed or scanned page: optional, with numpy and Tesseract.

Importing this package needs neither; `read_photo` says in a sentence what is missing.
"""

from datetime import date
from typing import TYPE_CHECKING

from travesia.documents.ocr.errors import PictureError
from travesia.documents.ocr.pictures import Picture

if TYPE_CHECKING:
    from travesia.documents.ocr.photo import PhotoReading

__all__ = ["PictureError", "read_photo"]

SECONDS = 20.0
"""How long one picture may take."""


def read_photo(
    picture: Picture, *, today: date, training: bool = True, seconds: float = SECONDS
) -> "PhotoReading":
    """Read the zone off a picture of a data page; see `travesia.documents.ocr.photo.read_photo`.

    Args:
        picture: a file (JPEG, PNG, TIFF, WebP, BMP), its bytes, or an open Pillow picture.
        today: the day that decides centuries and expiry (the caller's clock).
        training: accept the specimen state UTO; False refuses it, as real desks must.
        seconds: how long the picture may take.

    Returns:
        the reading, what was read where, and every repair. Misread characters are put right only
        where check digits prove it, or where only a letter can stand.

    Raises:
        PictureError: when the picture cannot be opened or is too large, numpy or Tesseract is
            missing, or time is up.
    """
    try:
        from travesia.documents.ocr import photo  # noqa: PLC0415  # needs the extra
    except ImportError as error:
        if error.name is None or error.name.partition(".")[0] != "numpy":
            raise
        raise PictureError("photo.no_numpy") from error
    return photo.read_photo(picture, today=today, training=training, seconds=seconds)
