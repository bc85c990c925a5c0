"""Read one cell of a file or a form: text in, value out, or the code of what is wrong with it."""

import math
import re
import uuid
from collections.abc import Callable
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfoNotFoundError

from travesia.directory.domain.hours import RuleError, read_time, zone_of
from travesia.directory.domain.tables import Column, Kind
from travesia.vocab.states import state_by_alpha2, state_by_alpha3

Value = UUID | str | float | int | bool | date | None

_EMAIL = re.compile(r"[^@\s<>\"']{1,64}@[^@\s<>\"']{1,180}\.[^@\s.<>\"']{2,24}")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{3,500}")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_YES, _NO = {"true", "1", "yes", "sí", "si", "oui"}, {"false", "0", "no", "non"}
_NONE = {"n/a", "null", "none"}

#: The names of ids that are no UUIDs are made from: the same id gives the same UUID for ever.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://travesia.example/directory")


class CellError(ValueError):
    """A cell cannot be read; the message is the code of the reason."""


def read_cell(column: Column, text: str) -> Value:
    """Return the value of a cell; empty cells are `""` for texts and None for the rest.

    CellError: `missing`, `too_long`, `control_character`, `bad_number`, `bad_day`, `bad_time`,
    `bad_email`, `bad_address`, `bad_choice`, `bad_flag`, `bad_zone`, `unknown_country`.
    """
    text = text.strip()
    if _NOT_TEXT.search(text):
        raise CellError("control_character")
    if not text or (column.kind is not Kind.TEXT and text.casefold() in _NONE):
        if column.required and column.name not in _MAY_LACK:
            raise CellError("missing")
        return "" if column.kind in _TEXTS else None
    return _READ[column.kind](column, text)


#: HSDS asks for these; half of the region has no such thing.
_MAY_LACK = frozenset({"postal_code", "state_province"})
_TEXTS = frozenset(
    {Kind.TEXT, Kind.EMAIL, Kind.ADDRESS, Kind.CHOICE, Kind.ZONE, Kind.COUNTRY, Kind.TIME}
)


def stable_id(table: str, text: str) -> UUID:
    """Return the UUID of an id: itself if it is one, else one made from the table and the id."""
    try:
        return UUID(text)
    except ValueError:
        return uuid.uuid5(NAMESPACE, f"{table}/{text}")


def _id(column: Column, text: str) -> Value:
    if len(text) > column.longest:
        raise CellError("too_long")
    return stable_id(column.refers_to, text) if column.refers_to else UUID(text)


def _text(column: Column, text: str) -> Value:
    if len(text) > column.longest:
        raise CellError("too_long")
    # Postal codes and the like that somebody filled because a field asked for something.
    return "" if column.name in _MAY_LACK and text.casefold() in _NONE else text


def _day(_column: Column, text: str) -> Value:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise CellError("bad_day") from None


def _time(_column: Column, text: str) -> Value:
    try:
        found = read_time(text)
    except RuleError:
        raise CellError("bad_time") from None
    return "24:00" if text.startswith("24") else f"{found:%H:%M}"


def _number(_column: Column, text: str) -> Value:
    try:
        found = float(text)
    except ValueError:
        raise CellError("bad_number") from None
    if not math.isfinite(found) or abs(found) > 1e12:
        raise CellError("bad_number")
    return found


def _whole(column: Column, text: str) -> Value:
    found = _number(column, text)
    if not isinstance(found, float) or found != int(found) or abs(found) > 1e9:
        raise CellError("bad_number")
    return int(found)


def _flag(_column: Column, text: str) -> Value:
    if text.casefold() in _YES | _NO:
        return text.casefold() in _YES
    raise CellError("bad_flag")


def _email(column: Column, text: str) -> Value:
    if not _EMAIL.fullmatch(text) or len(text) > column.longest:
        raise CellError("bad_email")
    return text


def _address(_column: Column, text: str) -> Value:
    if not _ADDRESS.fullmatch(text):
        raise CellError("bad_address")
    return text


def _choice(column: Column, text: str) -> Value:
    if text not in column.choices:
        raise CellError("bad_choice")
    return text


def _zone(_column: Column, text: str) -> Value:
    try:
        zone_of(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CellError("bad_zone") from None
    return text


def _country(_column: Column, text: str) -> Value:
    word = text.upper()
    state = state_by_alpha2(word) if len(word) == 2 else state_by_alpha3(word)
    if state is None or not state.alpha2:
        raise CellError("unknown_country")
    return state.alpha3


_READ: dict[Kind, Callable[[Column, str], Value]] = {
    Kind.ID: _id,
    Kind.TEXT: _text,
    Kind.DAY: _day,
    Kind.TIME: _time,
    Kind.NUMBER: _number,
    Kind.WHOLE: _whole,
    Kind.FLAG: _flag,
    Kind.EMAIL: _email,
    Kind.ADDRESS: _address,
    Kind.CHOICE: _choice,
    Kind.ZONE: _zone,
    Kind.COUNTRY: _country,
}
