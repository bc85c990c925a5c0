"""What a person of the generator is, and the fields beside the name."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

TODAY = date(2026, 11, 20)
"""The day the people live on; fixed, so that a seed gives the same people for ever."""
FIRST_OF_JANUARY = 0.03
"""Share of people registered as born on 1 January, for want of a known day."""
AGES = ((0, 17, 8), (18, 29, 26), (30, 44, 34), (45, 59, 20), (60, 74, 9), (75, 95, 3))
"""Ages from, to, and how many in a hundred: of people on lists and at desks, not of a census."""


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person as the civil register has them.

    A part of a name is a word or words that belong together: `Ana`, `de la Cruz`,
    `Jean-Baptiste`.
    """

    culture: str
    given: tuple[str, ...]
    surnames: tuple[str, ...]
    born: date
    sex: str
    countries: tuple[str, ...]
    documents: tuple[str, ...] = field(default=())
    """Numbers, each issued by the first of the countries."""

    def at(self, born: date) -> "Person":
        """Give the same person born on another day."""
        return replace(self, born=born)


def birth_date(chance: Random, *, unknown_day: float = FIRST_OF_JANUARY) -> date:
    """Draw a day of birth by age, with a surplus of firsts of January."""
    low, high, _ = chance.choices(AGES, [share for *_, share in AGES])[0]
    born = TODAY - timedelta(days=chance.randint(low * 365 + 1, high * 365 + 364))
    return born.replace(month=1, day=1) if chance.random() < unknown_day else born


_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_SHAPES = {
    "MEX": "L00000000", "GTM": "000000000", "HND": "L000000", "SLV": "L00000000",
    "NIC": "L00000000", "CRI": "L000000", "PAN": "LL0000000", "COL": "LL000000",
    "VEN": "000000000", "BRA": "LL000000", "HTI": "LL0000000", "DOM": "LL0000000",
    "CUB": "L000000", "CHN": "L00000000", "JAM": "L0000000", "BLZ": "L000000",
}  # fmt: skip
"""State → its shape: L is a letter, 0 a digit; in the manner of passports, not taken from any."""


def document_number(state: str, chance: Random) -> str:
    """Invent a document number in the manner of a state."""
    shape = _SHAPES.get(state, "L00000000")
    return "".join(chance.choice(_LETTERS if at == "L" else "0123456789") for at in shape)


def neighbouring(number: str, chance: Random) -> str:
    """Give the number a few places on, as a family's passports issued together have."""
    head, digits = number[:-3], number[-3:]
    return head + f"{(int(digits) + chance.choice((1, 1, 2, 3))) % 1000:03}"


def documents(state: str, chance: Random) -> tuple[str, ...]:
    """Give none (20 %), one (68 %) or two documents (12 %)."""
    share = chance.random()
    count = 0 if share < 0.2 else 1 if share < 0.88 else 2
    return tuple(document_number(state, chance) for _ in range(count))
