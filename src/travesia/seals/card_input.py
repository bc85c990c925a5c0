"""Finds the cards in what the command line was given: a text, a file, a picture."""

from importlib import import_module
from pathlib import Path
from sys import stdin
from typing import Any

from travesia.seals.base45 import ALPHABET
from travesia.seals.cards import open_card
from travesia.seals.cards.wrapping import MAX_BYTES, MAX_TEXT
from travesia.seals.errors import SealError

MAX_INPUT = 20_000_000
"""Most bytes that are read of a file or of standard input."""

_BASE45 = frozenset(ALPHABET.encode())


def cards_in(text: str) -> list[str | bytes]:
    """Give the cards a word of the command line stands for, as text or bytes.

    Args:
        text: the text of a card; the name of a file with that text, with its bytes or with a
            picture; `-` for any of these on standard input.

    Raises:
        SealError: when there is nothing to read, or a picture without a card.
    """
    if text == "-":
        return _found(stdin.buffer.read(MAX_INPUT + 1))
    try:
        with Path(text).open("rb") as file:
            content = file.read(MAX_INPUT + 1)
    except (OSError, ValueError):
        return [text]
    return _found(content)


def _found(content: bytes) -> list[str | bytes]:
    # A space is a character of base45: only the end of the line is not part of the card.
    line = content.strip(b"\r\n")
    if not line:
        raise SealError("seal.empty")
    if len(line) <= MAX_TEXT and _BASE45.issuperset(line):
        return [line.decode("ascii")]
    if len(content) <= MAX_BYTES and content[:1] in (b"\xd2", b"\xd8", b"\x78"):
        return [content]
    return _symbols(content)


def _symbols(picture: bytes) -> list[str | bytes]:
    """Give the symbols of a picture that are cards; else say what is wrong with the first."""
    # the libraries for pictures are loaded only when there is one
    symbols: Any = import_module("travesia.seals.symbols")
    contents: list[bytes] = [found.content for found in symbols.read_symbols(picture)]
    if not contents:
        raise SealError("symbol.none_found")
    cards: list[str | bytes] = []
    first: SealError | None = None
    for content in contents:
        card: str | bytes = content.decode("ascii") if _BASE45.issuperset(content) else content
        try:
            open_card(card)
        except SealError as error:
            first = first or error
        else:
            cards.append(card)
    if first is not None and not cards:
        raise first
    return cards
