"""Find in a note what somebody could be found by: numbers, addresses, documents; no Django.

The rules are data (`rules.json`), so that the desk's script looks for the same before anything
leaves the telephone. They read folded text: small letters, no accents, one letter for one letter,
so that a place in the folded text is the same place in the note.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class IdentifierKind(StrEnum):
    """What something in a note seems to be."""

    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    """A name on a network of the internet."""
    DOCUMENT = "document"
    NUMBER = "number"
    """Seven or more digits that are neither date, hour nor price."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something in a note by which a person could be found."""

    kind: IdentifierKind
    text: str
    """As it stands in the note."""
    start: int
    """Characters before it."""


def identifiers_in(note: str) -> tuple[Seen, ...]:
    """Return what in a note could identify somebody, by place; nothing twice.

    What looks like a date, an hour, a price, a law or a year is left out of account, unless it is
    part of something that is surely an identifier.
    """
    rules = _rules()
    text = fold(note)
    found: dict[tuple[int, int], IdentifierKind] = {}
    text = _take(rules.sure, text, found)
    for pattern in rules.innocent:
        text = pattern.sub(_blank, text)
    _take(rules.likely, text, found)
    return tuple(
        Seen(kind, note[start:end].strip(), start) for (start, end), kind in sorted(found.items())
    )


def fold(text: str) -> str:
    """Return the text in small letters without accents, each letter in its place."""
    return "".join(_fold_one(letter) for letter in text)


def rules_text() -> str:
    """Return the rules as JSON, for the desk's script."""
    return files(__package__).joinpath("rules.json").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class _Rules:
    sure: tuple[tuple[IdentifierKind, re.Pattern[str]], ...]
    innocent: tuple[re.Pattern[str], ...]
    likely: tuple[tuple[IdentifierKind, re.Pattern[str]], ...]


@cache
def _rules() -> _Rules:
    said: Mapping[str, list[list[str]]] = json.loads(rules_text())
    innocent: Iterable[str] = json.loads(rules_text())["innocent"]
    return _Rules(
        sure=tuple(_named(said["sure"])),
        innocent=tuple(re.compile(pattern, re.ASCII) for pattern in innocent),
        likely=tuple(_named(said["likely"])),
    )


def _named(rows: Iterable[list[str]]) -> Iterator[tuple[IdentifierKind, re.Pattern[str]]]:
    for kind, pattern in rows:
        yield IdentifierKind(kind), re.compile(pattern, re.ASCII)


def _take(
    rules: Iterable[tuple[IdentifierKind, re.Pattern[str]]],
    text: str,
    found: dict[tuple[int, int], IdentifierKind],
) -> str:
    """Put what rules find into `found`; return the text with it blanked, so that it counts once."""
    for kind, pattern in rules:
        for match in pattern.finditer(text):
            found[match.span()] = kind
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return "~" * len(match.group())


_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
_SPACES = dict.fromkeys("\u00a0\u2009\u202f\t\n\r", " ")


def _fold_one(letter: str) -> str:
    plain = _DASHES.get(letter) or _SPACES.get(letter)
    if plain:
        return plain
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter
