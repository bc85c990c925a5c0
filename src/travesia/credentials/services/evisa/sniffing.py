"""Make a file fit to keep: told by its content, never by its name, and without what hides in it."""

import struct
import zlib
from dataclasses import dataclass, field
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from travesia.credentials.services.errors import CredentialError

#: A file larger than this is refused unread; bytes.
MOST_BYTES = 5 * 1024 * 1024
#: A picture that unfolds to more pixels than this is refused before it is unfolded.
MOST_PIXELS = 40_000_000
#: Longer edge of a picture that is kept: a page of A4 can be read at it; pixels.
LONG_EDGE = 2200
PDF, JPEG = "application/pdf", "image/jpeg"
_HEADS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
#: Names in a PDF that make it do something by itself (ISO 32000-1 §12.6).
_ACTIVE = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/OpenAction", b"/RichMedia")
#: What Pillow raises on files that are broken or were made to break it.
_BROKEN = (
    *(OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, OverflowError),
    *(AttributeError, NotImplementedError, MemoryError, struct.error, zlib.error),
    *(Image.DecompressionBombError,),
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file as it will be kept, before encryption."""

    media_type: str
    content: bytes = field(repr=False)


def prepared(content: bytes) -> Prepared:
    """Return a PDF as it is, or a picture as a JPEG without metadata.

    Raises CredentialError with a sentence for what is empty, too large, of another type, broken,
    or a PDF that does something by itself.
    """
    if not content:
        raise CredentialError(
            "credentials.upload_empty", _("No file came. Choose one and send it again.")
        )
    if len(content) > MOST_BYTES:
        raise too_large()
    if content[:1024].lstrip()[:5] == b"%PDF-":
        return _checked_pdf(content)
    for head, form in _HEADS.items():
        if content.startswith(head):
            return _drawn_anew(content, form)
    raise CredentialError(
        "credentials.upload_type",
        _("This is neither a PDF nor a JPEG or PNG picture. Nothing was kept."),
    )


def too_large() -> CredentialError:
    """Return the error for a file over the limit."""
    return CredentialError(
        "credentials.upload_too_large",
        _("The file is larger than %(limit)s MB. Nothing was kept: send a smaller one."),
        limit=MOST_BYTES // 2**20,
    )


def _checked_pdf(content: bytes) -> Prepared:
    if b"%%EOF" not in content[-2048:]:
        raise CredentialError(
            "credentials.upload_broken",
            _("The file did not come whole, or is broken. Nothing was kept: send it again."),
        )
    if any(name in content for name in _ACTIVE):
        raise CredentialError(
            "credentials.upload_active",
            _("This PDF carries a program or another file. Send a plain one, or a picture."),
        )
    return Prepared(PDF, content)


def _drawn_anew(content: bytes, form: str) -> Prepared:
    """Draw the picture on a new one: what the file carried beside it (place, device) is not kept.

    The size in pixels is read from the head and checked before anything is unfolded.
    """
    try:
        with Image.open(BytesIO(content), formats=(form,)) as image:
            if image.size[0] * image.size[1] > MOST_PIXELS:
                raise too_large()
            image.draft("RGB", (LONG_EDGE, LONG_EDGE))
            image.load()
            upright = ImageOps.exif_transpose(image)
        upright.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS)
        clean = Image.new("RGB", upright.size, "white")
        seen_through = upright.convert("RGBA")
        clean.paste(seen_through, mask=seen_through)
        out = BytesIO()
        clean.save(out, "JPEG", quality=85, optimize=True)
    except _BROKEN as error:
        raise CredentialError(
            "credentials.upload_broken",
            _("The file did not come whole, or is broken. Nothing was kept: send it again."),
        ) from error
    return Prepared(JPEG, out.getvalue())
