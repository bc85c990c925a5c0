"""Make a file fit to keep: told by its content, never by its name, and without what hides in it."""

import re
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
MOST_PIXELS = 16_000_000
#: Longer edge of a picture that is kept: a page of A4 can be read at it; pixels.
LONG_EDGE = 2200
PDF, JPEG = "application/pdf", "image/jpeg"
_HEADS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
#: Names in a PDF that make it do something by itself (ISO 32000-1 §12.6).
#: `/OpenAction [` only says which page opens first.
_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia)(?=[\s\0(<>\[\]/%])"
    rb"|/OpenAction(?=[\s\0(<>/%])(?![\s\0]*\[)"
)
#: What lies in a stream is packed: a picture's bytes spell a name by chance.
_STREAM, _END = re.compile(rb">>[\s\0]*stream\r?\n"), b"endstream"
#: So far back a comment is looked for that would only pretend to begin a stream; bytes.
_LINE = 1000
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
    if _ACTIVE.search(_outside_streams(content)):
        raise CredentialError(
            "credentials.upload_active",
            _("This PDF carries a program or another file. Send a plain one, or a picture."),
        )
    return Prepared(PDF, content)


def _outside_streams(content: bytes) -> bytes:
    """Return a PDF without what lies in its streams; what only looks like one stays in."""
    parts, at = [], 0
    for begin in _STREAM.finditer(content):
        if begin.start() < at:
            continue
        before = content[max(at, begin.start() - _LINE) : begin.start()]
        end = content.find(_END, begin.end())
        if end < 0:
            break
        lines = before.replace(b"\r", b"\n").rpartition(b"\n")
        if not lines[1] or b"%" in lines[2]:
            continue
        parts.append(content[at : begin.end()])
        at = end
    return b"".join((*parts, content[at:]))


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
