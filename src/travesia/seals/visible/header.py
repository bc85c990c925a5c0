"""The header of a visible digital seal (Doc 9303-13): who signed it, when, for what.

Version byte 0x02 is version 3 of the format, whose certificate reference has five characters;
0x03 is version 4, which states the length of the reference in two hexadecimal digits. Two kinds of
German seals differ (seen in the Apache-2.0 library `tsenger/vdstools`): signers DEME and DES1 write
version 4 with a reference of five characters and no length, and DEZV has written the length in
decimal digits.
"""

from dataclasses import dataclass
from datetime import date

from travesia.seals.errors import SealError
from travesia.seals.visible.c40 import decode_c40, encode_c40, encoded_length
from travesia.seals.visible.dates import decode_date, encode_date

MAGIC = 0xDC
VERSION_BYTES = {3: 0x02, 4: 0x03}
"""Version of the format → the byte that says so."""

FIXED_REFERENCE = 5
MAX_REFERENCE = 0xFF

WITHOUT_LENGTH = frozenset({"DEME", "DES1"})
"""Signers that write version 4 with a reference of five characters and no length."""
DECIMAL_LENGTH = frozenset({"DEZV"})
"""Signers that have written the length of the reference in decimal digits."""

_VERSIONS = {byte: version for version, byte in VERSION_BYTES.items()}


@dataclass(frozen=True, slots=True)
class SealHeader:
    """What stands before the messages of a seal."""

    version: int
    """3 or 4."""
    issuer: str
    """State of issue, the code of Doc 9303-3 without fillers."""
    signer: str
    """Four characters: the two-letter country of the signer and its name in that country."""
    certificate_reference: str
    """Serial number of the signer's certificate in hexadecimal digits, with leading zeros."""
    issued: date
    """Day the document was issued."""
    signed: date
    """Day the seal was signed."""
    document_ref: int
    """Feature definition and document category as one number of two bytes, such as 0x5D01."""
    quirk: str | None = None
    """`no_length` or `decimal_length` when the reference was read by a German peculiarity."""


class _Reader:
    """Takes bytes from the front; a seal that ends early is `seal.cut_short`."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, count: int) -> bytes:
        piece = self.data[self.at : self.at + count]
        if len(piece) < count:
            raise SealError("seal.cut_short", length=len(self.data))
        self.at += count
        return piece

    def day(self, what: str) -> date:
        piece = self.take(3)
        day = decode_date(piece)
        if day is None:
            raise SealError("seal.date_invalid", which=what, found=piece.hex().upper())
        return day


def read_header(data: bytes) -> tuple[SealHeader, int]:
    """Read the header and the offset of the first message.

    Raises:
        SealError: `seal.not_a_seal`, `seal.version_unknown`, `seal.cut_short`,
            `seal.c40_unreadable`, `seal.reference_length` or `seal.date_invalid`.
    """
    reader = _Reader(data)
    if reader.take(1)[0] != MAGIC:
        raise SealError("seal.not_a_seal")
    raw_version = reader.take(1)[0]
    if raw_version not in _VERSIONS:
        raise SealError("seal.version_unknown", found=f"{raw_version:02X}")
    version = _VERSIONS[raw_version]
    issuer = decode_c40(reader.take(2)).rstrip(" ")
    if version == 3:
        text = decode_c40(reader.take(encoded_length(4 + FIXED_REFERENCE)))
        if len(text) != 4 + FIXED_REFERENCE:
            raise SealError("seal.reference_length", found=text[4:])
        return _rest(reader, version, issuer, (text[:4], text[4:]), None)
    text = decode_c40(reader.take(4))
    return _version_four(reader, issuer, text[:4], text[4:])


def _version_four(reader: _Reader, issuer: str, signer: str, digits: str) -> tuple[SealHeader, int]:
    """Read the rest of a header of version 4, trying the readings a signer is known for in turn."""
    start = reader.at
    failure: SealError | None = None
    for quirk, length in _lengths(signer, digits):
        reader.at = start
        try:
            reference = decode_c40(reader.take(encoded_length(length)))
            if len(reference) != length:
                raise SealError("seal.reference_length", found=digits)
            if quirk == "no_length":
                reference = digits + reference
            return _rest(reader, 4, issuer, (signer, reference), quirk)
        except SealError as error:
            failure = failure or error
    raise failure or SealError("seal.reference_length", found=digits)


def _lengths(signer: str, digits: str) -> list[tuple[str | None, int]]:
    if signer in WITHOUT_LENGTH:
        return [("no_length", FIXED_REFERENCE - len(digits))]
    found: list[tuple[str | None, int]] = []
    if len(digits) == 2 and set(digits) <= set("0123456789ABCDEF"):
        found.append((None, int(digits, 16)))
        if signer in DECIMAL_LENGTH and digits.isdecimal() and int(digits) > 9:
            found.append(("decimal_length", int(digits)))
    return [(quirk, length) for quirk, length in found if length]


def _rest(
    reader: _Reader, version: int, issuer: str, signer: tuple[str, str], quirk: str | None
) -> tuple[SealHeader, int]:
    issued, signed = reader.day("issued"), reader.day("signed")
    document_ref = int.from_bytes(reader.take(2), "big")
    header = SealHeader(version, issuer, *signer, issued, signed, document_ref, quirk)
    return header, reader.at


def header_bytes(header: SealHeader) -> bytes:
    """Write a header by the format of its version, without peculiarities.

    Raises:
        SealError: `seal.header_unwritable` naming the field, or `seal.c40_unwritable`.
    """
    reference = header.certificate_reference
    _must(header.version in VERSION_BYTES, "version", header.version)
    _must(1 <= len(header.issuer) <= 3, "issuer", header.issuer)
    _must(len(header.signer) == 4, "signer", header.signer)
    if header.version == 3:
        _must(len(reference) <= FIXED_REFERENCE, "certificate_reference", reference)
        tail = reference.rjust(FIXED_REFERENCE, "0")
    else:
        _must(1 <= len(reference) <= MAX_REFERENCE, "certificate_reference", reference)
        tail = f"{len(reference):02X}{reference}"
    return b"".join(
        (
            bytes((MAGIC, VERSION_BYTES[header.version])),
            encode_c40(header.issuer.ljust(3)),
            encode_c40((header.signer + tail).upper()),
            encode_date(header.issued),
            encode_date(header.signed),
            header.document_ref.to_bytes(2, "big"),
        )
    )


def _must(holds: bool, field: str, found: object) -> None:
    if not holds:
        raise SealError("seal.header_unwritable", which=field, found=str(found))
