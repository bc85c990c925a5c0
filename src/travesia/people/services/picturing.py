"""Make a picture fit to keep: opened with care, turned upright, made small, stripped, JPEG."""

import struct
import zlib
from dataclasses import dataclass, field
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from travesia.core.errors import DomainError

#: What cameras, scanners and chips give (Doc 9303-10 keeps faces as JPEG or JPEG 2000).
FORMATS = ("JPEG", "PNG", "JPEG2000")
MEDIA_TYPE = "image/jpeg"
#: A file larger than this is refused unread; bytes.
MAX_BYTES = 8 * 1024 * 1024
#: A picture that unfolds to more pixels than this is refused before it is unfolded.
MAX_PIXELS = 30_000_000
#: The longer edge of what is kept, and the shorter edge under which a face cannot be seen; pixels.
LONG_EDGE, SHORT_EDGE = 1280, 64
_QUALITY = 85
#: What Pillow raises on files that are broken or were made to break it.
_BROKEN = (
    *(OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, OverflowError),
    *(AttributeError, NotImplementedError, MemoryError, struct.error, zlib.error),
    *(Image.DecompressionBombError,),
)


class PhotoError(DomainError):
    """A picture cannot be kept as it stands; nothing of it was."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it will be kept, before encryption."""

    jpeg: bytes = field(repr=False)
    width: int
    height: int


def prepared(content: bytes) -> Picture:
    """Return the picture as a small JPEG without metadata; PhotoError says why it cannot be kept.

    The size in pixels is read from the head of the file and checked before anything is unfolded.
    Whatever the file carried beside the picture (place, device, remarks, profiles) is not kept.
    """
    if not content:
        raise PhotoError("people.photo_empty", _("The file is empty. Nothing was kept."))
    if len(content) > MAX_BYTES:
        raise PhotoError(
            "people.photo_too_large",
            _("The file is larger than %(limit)s MB. Nothing was kept: send a smaller picture."),
            limit=MAX_BYTES // 2**20,
        )
    try:
        return _made_small(content)
    except _BROKEN as error:
        raise PhotoError(
            "people.photo_not_read",
            _("The file is not a picture that can be read (JPEG, PNG, JPEG 2000). Nothing kept."),
        ) from error


def _made_small(content: bytes) -> Picture:
    with Image.open(BytesIO(content), formats=FORMATS) as image:
        _check_size(*image.size)
        image.draft("RGB", (LONG_EDGE, LONG_EDGE))  # lets JPEG unfold at a fraction of its size
        image.load()
        upright = ImageOps.exif_transpose(image)
    upright.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS)
    clean = Image.new("RGB", upright.size, "white")  # a new picture has no metadata to forget
    seen_through = upright.convert("RGBA")
    clean.paste(seen_through, mask=seen_through)
    out = BytesIO()
    clean.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(out.getvalue(), *clean.size)


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise PhotoError(
            "people.photo_too_many_pixels",
            _(
                "The picture unfolds to %(width)s by %(height)s pixels, more than is safe to open. "
                "Nothing was kept: send a smaller picture."
            ),
            width=width,
            height=height,
        )
    if min(width, height) < SHORT_EDGE:
        raise PhotoError(
            "people.photo_too_small",
            _("The picture has %(width)s by %(height)s pixels: too few to see a face in."),
            width=width,
            height=height,
        )
