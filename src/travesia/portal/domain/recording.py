"""Recorded messages for people who do not read, above all in indigenous languages."""

import re
from dataclasses import dataclass
from uuid import UUID

#: Languages that messages are recorded in, with the name they give themselves.
SPOKEN: dict[str, str] = {
    "gym": "Ngäbere",
    "kek": "Q'eqchi'",
    "mam": "Mam",
    "quc": "K'iche'",
    "miq": "Miskitu",
    "cab": "Garífuna",
    "es": "Español",
    "ht": "Kreyòl ayisyen",
    "en": "English",
    "fr": "Français",
    "pt": "Português",
}
#: Bytes; at 16 to 24 kbit/s that is three to five minutes of Opus.
SIZE_LIMIT = 700_000

_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


@dataclass(frozen=True, slots=True)
class RecordingView:
    """One message as a page offers it; the sound is fetched only on a tap."""

    id: UUID
    language: str
    #: What is said, for those who read and for whoever checks it.
    transcript: str
    transcript_language: str
    seconds: int
    media_type: str
    size: int

    @property
    def name(self) -> str:
        """The language's own name."""
        return SPOKEN.get(self.language, self.language)


def media_type_of(content: bytes) -> str:
    """Return the type of a sound file by its first bytes, or an empty text for anything else."""
    if content[:4] == b"OggS" and b"OpusHead" in content[:64]:
        return "audio/ogg"
    if content[:3] == b"ID3" or (content[:1] == b"\xff" and content[1:2] in b"\xfb\xf3\xf2\xfa"):
        return "audio/mpeg"
    if content[4:8] == b"ftyp" and content[8:12] in (b"M4A ", b"mp42", b"isom"):
        return "audio/mp4"
    return ""


def range_of(header: str, size: int) -> tuple[int, int] | None:
    """Return first and last byte that a Range header asks for (RFC 9110 §14.1.2), or None for all.

    A header that is no single range of bytes, or that lies beyond the end, asks for all.
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or size == 0:
        return None
    first, last = found.groups()
    if not first:
        length = int(last) if last else 0
        return (max(0, size - length), size - 1) if length else None
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    return (start, end) if start <= end else None
