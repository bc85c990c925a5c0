"""Values of messages: from bytes to what a person reads, and back."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from travesia.seals.errors import SealError
from travesia.seals.visible.c40 import decode_c40, encode_c40, encoded_length
from travesia.seals.visible.dates import decode_date, encode_date
from travesia.seals.visible.document_types import Coding, MessageType

Value = str | int | date | tuple[str, ...]
"""Text, number, day, hexadecimal digits of bytes, or the lines of a machine-readable zone."""

_VISA_LINES = {Coding.MRZ_MRVA: 44, Coding.MRZ_MRVB: 36}
_SECOND_LINE = 28
"""Characters of a visa's second line that a seal keeps; its optional data is left out."""
_ZONES = {90: 30, 72: 36, 88: 44}
"""Characters of a whole zone → characters of a line (Doc 9303-4 to 9303-7)."""


def read_value(coding: Coding, data: bytes) -> Value:
    """Read the value of a message.

    Zones come as lines with `<` in place of spaces. The second line of a visa is filled up with `<`
    where the seal leaves its optional data out.

    Raises:
        SealError: `seal.value_unreadable`, or `seal.c40_unreadable`.
    """
    if coding in (Coding.MRZ, Coding.MRZ_MRVA, Coding.MRZ_MRVB):
        return _lines(coding, decode_c40(data).replace(" ", "<"))
    return _READERS[coding](data)


def write_value(message: MessageType, value: Value | bytes) -> bytes:
    """Write the value of a message.

    A C40 value that is shorter than its field is filled up with spaces.

    Args:
        message: which message it is.
        value: as `read_value` gives it; for bytes also the bytes themselves.

    Raises:
        SealError: `seal.value_unwritable`, `seal.value_length` or `seal.c40_unwritable`.
    """
    try:
        written = _written(message, value)
    except (ValueError, TypeError, OverflowError, AttributeError) as error:
        if isinstance(error, SealError):
            raise
        raise SealError("seal.value_unwritable", name=message.name) from error
    if not message.shortest <= len(written) <= message.longest:
        raise SealError(
            "seal.value_length",
            name=message.name,
            length=len(written),
            shortest=message.shortest,
            longest=message.longest,
        )
    return written


def _lines(coding: Coding, text: str) -> tuple[str, ...]:
    """Cut a zone into lines; one line when its length is that of no zone."""
    if coding in _VISA_LINES:
        width = _VISA_LINES[coding]
        return text[:width], text[width:].ljust(width, "<")
    width = _ZONES.get(len(text), len(text) or 1)
    return tuple(text[at : at + width] for at in range(0, len(text), width))


def _unreadable(data: bytes) -> SealError:
    return SealError("seal.value_unreadable", found=data[:16].hex().upper())


def _read_day(data: bytes) -> date:
    day = decode_date(data)
    if day is None:
        raise _unreadable(data)
    return day


def _read_day_text(data: bytes) -> date:
    try:
        if len(data) == 8 and data.isdigit():
            return date(int(data[:4]), int(data[4:6]), int(data[6:]))
    except ValueError:
        pass
    raise _unreadable(data)


def _read_text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise _unreadable(data) from None


def _read_byte(data: bytes) -> int:
    if len(data) != 1:
        raise _unreadable(data)
    return data[0]


_READERS: Mapping[Coding, Callable[[bytes], Value]] = MappingProxyType(
    {
        Coding.C40: lambda data: decode_c40(data).rstrip(" "),
        Coding.BYTE: _read_byte,
        Coding.BYTES: lambda data: data.hex().upper(),
        Coding.UTF8: _read_text,
        Coding.DATE: _read_day,
        Coding.DATE_TEXT: _read_day_text,
    }
)


def _written(message: MessageType, value: Value | bytes) -> bytes:
    coding = message.coding
    if isinstance(value, bytes):
        if coding is Coding.BYTES:
            return value
    elif isinstance(value, date):
        if coding in (Coding.DATE, Coding.DATE_TEXT):
            return encode_date(value) if coding is Coding.DATE else f"{value:%Y%m%d}".encode()
    elif isinstance(value, int):
        if coding is Coding.BYTE:
            return value.to_bytes(1, "big")
    else:
        return _written_text(message, value)
    raise SealError("seal.value_unwritable", name=message.name)


def _written_text(message: MessageType, value: str | tuple[str, ...]) -> bytes:
    coding = message.coding
    if coding in _VISA_LINES:
        first, second = value if isinstance(value, tuple) else value.splitlines()
        width = _VISA_LINES[coding]
        if len(first) != width or len(second) != width:
            raise SealError("seal.value_unwritable", name=message.name)
        return encode_c40(first + second[:_SECOND_LINE])
    if coding is Coding.MRZ:
        return encode_c40("".join(value if isinstance(value, tuple) else value.splitlines()))
    if isinstance(value, tuple):
        raise SealError("seal.value_unwritable", name=message.name)
    if coding is Coding.C40:
        short = encoded_length(len(value)) < message.shortest
        return encode_c40(value.ljust(message.shortest // 2 * 3) if short else value)
    if coding is Coding.UTF8:
        return value.encode("utf-8")
    if coding is Coding.BYTES:
        return bytes.fromhex(value)
    raise SealError("seal.value_unwritable", name=message.name)
