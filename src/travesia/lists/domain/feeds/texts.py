"""Texts of feeds: values parted, names of countries as codes, dates as lists write them."""

from collections.abc import Iterable, Mapping
from functools import cache

from travesia.lists.domain.births import BirthError, Born
from travesia.lists.domain.entries import LONGEST_TEXT
from travesia.vocab import state_by_alpha2, state_by_alpha3, state_name, states

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def parts(text: str, mark: str = ";") -> tuple[str, ...]:
    """Return the values that a mark parts, tidied, empty ones left out."""
    return tuple(part.strip() for part in text.split(mark) if part.strip())


def once(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values in their order, each once, empty ones left out."""
    return tuple(dict.fromkeys(value for value in values if value))


def country_code(text: str) -> str:
    """Return the three-letter code of a country given as code or English name, else empty."""
    clean = text.strip()
    if len(clean) == 2 and clean.isascii():
        found = state_by_alpha2(clean.upper())
    elif len(clean) == 3 and clean.isascii() and clean.isupper():
        found = state_by_alpha3(clean)
    else:
        return _codes_by_name().get(clean.casefold(), "")
    return found.alpha3 if found else ""


def find_countries(texts: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of the countries that are known, and the texts that name none."""
    codes, unknown = [], []
    for text in texts:
        code = country_code(text)
        if code:
            codes.append(code)
        elif text.strip():
            unknown.append(text.strip())
    return once(codes), once(unknown)


class FeedDates:
    """Reads the birth dates of one record and keeps what it could not read, so that it is told."""

    def __init__(self) -> None:
        """Begin with nothing unread."""
        self.unread: list[str] = []

    def read(self, text: str) -> str:
        """Return a date in the notation of `Born`, or an empty string for what is none.

        Read are that notation, `12 Aug 1974`, `Aug 1974`, `circa 1974` and `1970 to 1975`.
        """
        clean = " ".join(text.split())
        if not clean:
            return ""
        try:
            return str(Born.parse(_as_notation(clean)))
        except BirthError:
            self.unread.append(clean[:80])
            return ""


def _as_notation(text: str) -> str:
    first, ranged, last = text.partition(" to ")
    if ranged:
        return f"{_as_notation(first)}/{_as_notation(last)}"
    words = text.replace(",", " ").lower().split()
    about = "~" if words and words[0].rstrip(".") in {"circa", "approximately", "c"} else ""
    words = words[1:] if about else words
    if not 2 <= len(words) <= 3 or words[-2][:3] not in _MONTHS:
        return f"{text.partition(' ')[2] if about else text}{about}"
    day = f"-{int(words[0]):02}" if len(words) == 3 and _is_small(words[0]) else ""
    return f"{words[-1]}-{_MONTHS.index(words[-2][:3]) + 1:02}{day or '-XX'}{about}"


def _is_small(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 2


def document_type(text: str) -> str:
    """Return the type of a document in one word where it is known, else as written."""
    lower = text.lower()
    if "passport" in lower:
        return "passport"
    if "identi" in lower or "national id" in lower or "cedula" in lower:
        return "national_id"
    return plain_text(lower)[:40]


def cut(text: str) -> str:
    """Return a text no longer than an entry may carry; an ellipsis says that more was said."""
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def plain_text(text: str | None) -> str:
    """Return a text on one line, without the spaces around it."""
    return " ".join((text or "").split())


@cache
def _codes_by_name() -> Mapping[str, str]:
    found = {state_name(state.alpha3, "en").casefold(): state.alpha3 for state in states()}
    return {name.partition(" (")[0]: code for name, code in found.items()} | found
