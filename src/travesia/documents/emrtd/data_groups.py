"""Data groups: the zone in DG1, the portrait in DG2 (Doc 9303-10)."""

import re
from typing import Final

from travesia.documents.emrtd.der import check_der, guarded, inside
from travesia.documents.emrtd.errors import ChipFileError

MAX_DATA_GROUP: Final = 4 * 1024 * 1024
"""Most bytes of a data group; a portrait of good quality takes a fiftieth of it."""

_ZONE = re.compile("[A-Z0-9<]+")
_LENGTHS = {90: 30, 72: 36, 88: 44}
_JPEG, _JP2, _J2K = b"\xff\xd8\xff", b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51"


@guarded("EF.DG1")
def zone_of(dg1: bytes) -> str:
    """Give the machine-readable zone of data group 1, its lines separated by a newline.

    Raises:
        ChipFileError: `chip.unreadable`, `chip.too_large`.
    """
    check_der(dg1, "EF.DG1", 1024)
    outer = inside(dg1, b"\x61")
    found = inside(dg1, b"\x5f\x1f", *outer) if outer else None
    if found is None:
        raise ChipFileError("chip.unreadable", kind="EF.DG1")
    text = dg1[found[0] : found[1]].decode("ascii")
    length = _LENGTHS.get(len(text))
    if length is None or not _ZONE.fullmatch(text):
        raise ChipFileError("chip.unreadable", kind="EF.DG1")
    return "\n".join(text[at : at + length] for at in range(0, len(text), length))


@guarded("EF.DG2")
def portrait_of(dg2: bytes) -> tuple[str, bytes]:
    """Give the first portrait of data group 2 as (`jpeg` or `jpeg2000`, the image).

    The image is found by the mark it begins with inside the biometric data block (5F2E or 7F2E,
    ISO/IEC 19794-5 with its header before the picture); it is handed out and not decoded.

    Raises:
        ChipFileError: `chip.unreadable`, `chip.too_large`, `chip.no_portrait`.
    """
    if len(dg2) > MAX_DATA_GROUP:
        raise ChipFileError("chip.too_large", kind="EF.DG2", length=len(dg2), limit=MAX_DATA_GROUP)
    at: tuple[int, int] | None = (0, len(dg2))
    for tag in (b"\x75", b"\x7f\x61", b"\x7f\x60"):
        at = inside(dg2, tag, *at) if at else None
    if at is None:
        raise ChipFileError("chip.unreadable", kind="EF.DG2")
    block = inside(dg2, b"\x5f\x2e", *at) or inside(dg2, b"\x7f\x2e", *at)
    if block is None:
        raise ChipFileError("chip.no_portrait")
    record = dg2[block[0] : block[1]]
    for mark, name in ((_JPEG, "jpeg"), (_JP2, "jpeg2000"), (_J2K, "jpeg2000")):
        # The headers before the picture take 46 bytes and some for each feature point.
        place = record.find(mark, 0, 4096)
        if place >= 0:
            return name, record[place:]
    raise ChipFileError("chip.no_portrait")
