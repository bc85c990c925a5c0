"""Texts that a telephone of any age can show: GSM 03.38 letters, messages, screens; no Django.

The basic alphabet (3GPP TS 23.038 §6.2.1) has é, ñ, ü, à, ò and not á, í, ó, ú, ê, ç: those lose
their accent. One letter outside would make the whole message UCS-2, with 70 letters instead of 160.
"""

import math
import unicodedata
from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
#: Each takes two places: an escape and a letter (§6.2.1.1).
_EXTENDED = frozenset("\f^{}\\[~]|€")
_WRITTEN = {
    "ç": "c",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "…": "...",
    "•": "-",
    "₡": "CRC ",
    "œ": "oe",
    "Œ": "OE",
    "º": "o",
    "ª": "a",
    "\u00a0": " ",
    "\u202f": " ",
    "\t": " ",
}
#: Letters in one message, and in each of several (headers take the rest).
ONE_GSM, EACH_GSM = 160, 153
ONE_UCS2, EACH_UCS2 = 70, 67
#: Letters on one screen of a USSD session.
USSD = 182


@dataclass(frozen=True, slots=True)
class Segments:
    """What sending a text costs."""

    ucs2: bool
    length: int
    """Places it takes: an extended letter takes two, and one outside the basic plane too."""
    count: int
    """Messages."""


def fold_gsm(text: str) -> str:
    """Return the text in letters of the basic alphabet where it can be; others stay.

    á, í, ó, ú and the like lose their accent; é, ñ, ü, à, ò are kept.
    """
    return "".join(_fold(letter) for letter in unicodedata.normalize("NFC", text))


def segments(text: str) -> Segments:
    """Return how many messages a text is when it is sent by SMS."""
    if all(letter in _BASIC or letter in _EXTENDED for letter in text):
        return _segments([_places(letter) for letter in text], ONE_GSM, EACH_GSM, ucs2=False)
    units = [2 if ord(letter) > 0xFFFF else 1 for letter in text]
    return _segments(units, ONE_UCS2, EACH_UCS2, ucs2=True)


def screens(text: str, *, most: int = USSD, more: str = "", folded: bool = True) -> tuple[str, ...]:
    """Return a text in parts of at most `most` places; `more` ends all but the last.

    Parts end between lines; a line that is longer than a part is cut between words, and a word that
    is longer than a part anywhere. Letters are folded unless told otherwise. An empty text is one
    empty part.
    """
    whole = fold_gsm(text) if folded else text
    if _length(whole) <= most:
        return (whole,)
    last = fold_gsm(more) if folded else more
    room = most - _length(last) - 1 if last else most
    parts: list[str] = [""]
    for line in whole.split("\n"):
        if _fits(parts[-1], "\n", line, room):
            parts[-1] = _glued(parts[-1], "\n", line)
        elif _length(line) <= room:
            parts.append(line)
        else:
            _put_words(parts, line, room)
    return tuple(
        f"{part} {last}" if last and place < len(parts) else part
        for place, part in enumerate(parts, start=1)
    )


def _put_words(parts: list[str], line: str, room: int) -> None:
    """Put a long line word by word."""
    glue = "\n"
    for word in line.split(" "):
        for piece in _pieces(word, room):
            if _fits(parts[-1], glue, piece, room):
                parts[-1] = _glued(parts[-1], glue, piece)
            else:
                parts.append(piece)
            glue = " "


def _glued(part: str, glue: str, piece: str) -> str:
    return f"{part}{glue}{piece}" if part else piece


def _fits(part: str, glue: str, piece: str, room: int) -> bool:
    return _length(_glued(part, glue, piece)) <= room


def _pieces(word: str, room: int) -> list[str]:
    pieces, left = [], word
    while _length(left) > room:
        cut = room
        while _length(left[:cut]) > room:
            cut -= 1
        pieces.append(left[:cut])
        left = left[cut:]
    return [*pieces, left]


def _segments(units: list[int], one: int, each: int, *, ucs2: bool) -> Segments:
    length = sum(units)
    if length <= one:
        return Segments(ucs2, length, 1 if length else 0)
    count, used = 1, 0
    for unit in units:  # a letter of two places is never cut between two messages
        if used + unit > each:
            count, used = count + 1, 0
        used += unit
    return Segments(ucs2, length, max(count, math.ceil(length / each)))


def _length(text: str) -> int:
    return sum(_places(letter) for letter in text)


def _places(letter: str) -> int:
    return 2 if letter in _EXTENDED else 1


def _fold(letter: str) -> str:
    if letter in _BASIC or letter in _EXTENDED:
        return letter
    if letter in _WRITTEN:
        return _WRITTEN[letter]
    base = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
    return base if base and all(c in _BASIC for c in base) else letter
