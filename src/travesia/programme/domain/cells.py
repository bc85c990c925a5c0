"""Read one cell of an activity or attendance sheet: text in, value out, or why it cannot be read.

Days are written day first, as everywhere in the region, or as ISO 8601; one that only makes sense
month first is refused rather than turned round.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from types import MappingProxyType

from travesia.core.grids import day_of_serial
from travesia.programme.domain.attendance import Sex
from travesia.programme.domain.layouts import plain
from travesia.programme.domain.short_set import Difficulty, Disability
from travesia.vocab.states import State, StateKind, state_by_alpha2, state_by_alpha3, states

_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


class CellError(ValueError):
    """A cell cannot be read; the message is the code of the reason."""


def read_day(text: str) -> date | None:
    """Return a day, None for an empty cell; CellError (`bad_day`)."""
    if not text:
        return None
    found = _DAY_FIRST.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return day_of_serial(text) or date.fromisoformat(text[:10])
    except ValueError:
        raise CellError("bad_day") from None


def read_whole(text: str) -> int | None:
    """Return a whole number from 0 on, None for an empty cell; CellError (`bad_number`).

    Thousands may be set apart by a space, a comma or a point.
    """
    if not text:
        return None
    digits = re.sub(r"(?<=\d)[\s.,\u00a0\u202f](?=\d{3}(\D|$))", "", text)
    if not re.fullmatch(r"\d{1,7}", digits):
        raise CellError("bad_number")
    return int(digits)


def read_share(text: str) -> Decimal | None:
    """Return per cent from 0 to 100, None for an empty cell; CellError (`bad_number`)."""
    if not text:
        return None
    try:
        found = Decimal(text.replace("%", "").replace(",", ".").strip())
    except InvalidOperation:
        raise CellError("bad_number") from None
    if not 0 <= found <= 100:
        raise CellError("bad_number")
    return found


def read_list(text: str) -> tuple[str, ...]:
    """Return what stands between semicolons, line ends or slashes, each once."""
    return tuple(
        dict.fromkeys(part.strip() for part in re.split(r"[;\n/|]+", text) if part.strip())
    )


def read_country(text: str) -> str:
    """Return the alpha-3 code of a country by its code or its name; CellError (`bad_country`)."""
    word = text.strip()
    state = state_by_alpha2(word.upper()) if len(word) == 2 else state_by_alpha3(word.upper())
    if state is None or not state.alpha2:
        state = _by_name().get(plain(word))
    if state is None:
        raise CellError("bad_country")
    return state.alpha3


def read_countries(text: str) -> tuple[str, ...]:
    """Return the countries of a cell, by code or name, between commas or semicolons."""
    parts = [part for part in re.split(r"[;,\n/|]+", text) if part.strip()]
    return tuple(dict.fromkeys(read_country(part) for part in parts))


def meaning_of_m(texts: Iterable[str]) -> Sex | None:
    """Say what M means in a column: a man beside F, a woman (mujer) beside H; else None.

    In a column of M alone nobody can tell, and nothing is guessed.
    """
    seen = {plain(text) for text in texts}
    if ("f" in seen) == ("h" in seen):
        return None
    return Sex.MEN if "f" in seen else Sex.WOMEN


def read_sex(text: str, *, m: Sex | None = None) -> Sex:
    """Return what a sheet says of somebody's sex; CellError (`bad_sex`, `m_is_unclear`).

    `m` is what M means in this column, see `meaning_of_m`.
    """
    if not text:
        return Sex.NOT_STATED
    word = plain(text)
    if word == "m":
        if m is None:
            raise CellError("m_is_unclear")
        return m
    found = _SEXES.get(word)
    if found is None:
        raise CellError("bad_sex")
    return found


def read_disability(text: str) -> Disability:
    """Return yes, no or not stated; CellError (`bad_flag`)."""
    if not text:
        return Disability.NOT_STATED
    word = plain(text)
    if word in _YES:
        return Disability.YES
    if word in _NO:
        return Disability.NO
    raise CellError("bad_flag")


def read_difficulty(text: str) -> Difficulty:
    """Return an answer of the short set, by its digit; CellError (`bad_answer`)."""
    if not text:
        return Difficulty.NOT_STATED
    try:
        return Difficulty(text[:1])
    except ValueError:
        raise CellError("bad_answer") from None


@cache
def _by_name() -> Mapping[str, State]:
    """Return the states by their names in the five languages, as they are compared."""
    found = {}
    for state in states(kind=StateKind.ISO):
        for name in (*state.names.values(), *_SHORT.get(state.alpha3, ())):
            found[plain(name)] = state
    return found


#: Names that everybody writes and no list has.
_SHORT = {
    "BOL": ("Bolivia",),
    "VEN": ("Venezuela",),
    "USA": ("United States", "Estados Unidos", "EEUU", "EE. UU.", "USA"),
    "BHS": ("The Bahamas", "Las Bahamas"),
    "DOM": ("Rep. Dominicana", "RD"),
}
_YES = frozenset({"yes", "y", "si", "s", "oui", "wi", "sim", "1", "true", "x"})
_NO = frozenset({"no", "n", "non", "nao", "0", "false"})
_SEXES: Mapping[str, Sex] = MappingProxyType(
    {
        **dict.fromkeys(("f", "w", "female", "woman", "women", "mujer", "femenino"), Sex.WOMEN),
        **dict.fromkeys(("femme", "feminin", "fanm", "fi", "mulher", "feminino"), Sex.WOMEN),
        **dict.fromkeys(("h", "male", "man", "men", "hombre", "masculino"), Sex.MEN),
        **dict.fromkeys(("homme", "masculin", "gason", "homem"), Sex.MEN),
        **dict.fromkeys(("x", "o", "other", "otro", "otra", "autre", "lot", "outro"), Sex.OTHER),
        **dict.fromkeys(("no indica", "not stated", "n d", "nd", "sin dato"), Sex.NOT_STATED),
    }
)
