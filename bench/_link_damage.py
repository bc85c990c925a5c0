"""What happens to names, dates and numbers between a person and a record, one rule a function."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Final

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MRZ_NAME: Final = 39
"""Characters that the name has in the zone of a passport (Doc 9303-4)."""

Parts = tuple[list[str], list[str]]
"""Family names and given names."""

_SOUNDS: Final = (
    ("Z", "S"), ("S", "Z"), ("V", "B"), ("B", "V"), ("C", "K"), ("K", "C"), ("Y", "I"), ("I", "Y"),
    ("LL", "Y"), ("PH", "F"), ("QU", "K"), ("H", ""), ("J", "H"), ("G", "J"), ("X", "S"),
    ("W", "U"), ("TH", "T"), ("CH", "SH"), ("SS", "S"), ("NN", "N"), ("RR", "R"), ("OU", "U"),
)  # fmt: skip
_SCRIPTS: Final = (
    ("MOHAMMED", "MUHAMMAD"), ("MOHAMMED", "MOHAMED"), ("AHMED", "AHMAD"), ("YOUSSEF", "YUSUF"),
    ("HUSSEIN", "HUSAYN"), ("KHADIJA", "KHADEEJA"), ("FATIMA", "FATEMA"), ("OU", "U"), ("EE", "I"),
    ("KH", "J"), ("XI", "HSI"), ("ZH", "CH"), ("QI", "CHI"), ("OO", "OU"), ("AI", "AY"),
    ("EI", "EY"), ("JOAO", "JUAO"), ("CA", "KA"), ("CO", "KO"), ("GUE", "GE"), ("N", "NXX"),
    ("UE", "U"), ("AE", "A"),
)  # fmt: skip
_LOOKS: Final = (
    ("O", "0"),
    ("I", "1"),
    ("S", "5"),
    ("B", "8"),
    ("Z", "2"),
    ("M", "N"),
    ("RN", "M"),
)
_NEAR_KEYS: Final = {
    "A": "SQZ", "E": "WR", "I": "UO", "O": "IP", "U": "YI", "N": "MB", "M": "N",
    "R": "TE", "S": "AD", "L": "K", "C": "XV", "D": "SF", "T": "RY", "Z": "X", "G": "FH", "P": "O",
    "B": "VN", "V": "CB",
}  # fmt: skip


@dataclass(frozen=True)
class Mix:
    """How often each thing happens. Shares are of events unless said otherwise."""

    name: str
    names: dict[str, float] = field(default_factory=dict)
    """Name damage by rule; the rest of the events has the name as it is."""
    dates: dict[str, float] = field(default_factory=dict)
    forms: dict[str, float] = field(default_factory=dict)
    document_missing: float = 0.06
    document_mistyped: float = 0.015
    renewed: float = 0.15
    """Part of the people who change their passport within the file."""
    sex_wrong: float = 0.01
    sex_missing: float = 0.01
    nationality_wrong: float = 0.02
    first_of_january: float = 0.02
    """Part of the people whose date is a guess of an official."""
    twins: float = 0.01
    families: float = 0.35
    """Part of the people who are of a family in the file."""
    one_surname_dropped: float = 0.05
    """Events where a double family name is given as the first of the two."""


MIX_A: Final = Mix(
    "A",
    names={"typo1": 0.035, "typo2": 0.006, "drop": 0.025, "sound": 0.012, "script": 0.01,
           "join": 0.01, "initial": 0.006, "ocr": 0.008, "combo": 0.008},
    dates={"digit": 0.012, "swap": 0.008, "year": 0.006, "month_only": 0.012, "year_only": 0.012,
           "empty": 0.015, "other": 0.003},
    forms={"given_first": 0.4, "family_first": 0.15, "comma": 0.2, "mrz": 0.25},
)  # fmt: skip
MIX_B: Final = Mix(
    "B",
    names={"typo1": 0.03, "typo2": 0.012, "drop": 0.03, "sound": 0.02, "script": 0.015,
           "join": 0.012, "initial": 0.004, "ocr": 0.012, "combo": 0.01},
    dates={"digit": 0.015, "swap": 0.01, "year": 0.01, "month_only": 0.008, "year_only": 0.015,
           "empty": 0.02, "other": 0.004},
    forms={"given_first": 0.25, "family_first": 0.25, "comma": 0.25, "mrz": 0.25},
    document_missing=0.09,
    document_mistyped=0.025,
    renewed=0.22,
    sex_wrong=0.02,
    sex_missing=0.03,
    nationality_wrong=0.04,
    first_of_january=0.03,
    families=0.45,
    one_surname_dropped=0.04,
)  # fmt: skip


def draw(chance: Random, shares: dict[str, float], rest: str) -> str:
    """Draw one of the rules by its share; `rest` for what remains of one."""
    left = chance.random()
    for rule, share in shares.items():
        left -= share
        if left < 0:
            return rule
    return rest


def damaged(parts: Parts, rule: str, chance: Random) -> Parts:
    """Damage the name by a rule; the name as it is where the rule finds nothing to do."""
    family, given = list(parts[0]), list(parts[1])
    if rule == "combo":
        first, second = chance.sample(("typo1", "drop", "sound", "join", "ocr"), 2)
        return damaged(damaged((family, given), first, chance), second, chance)
    if rule == "drop":
        part = max((family, given), key=lambda p: (len(p), chance.random()))
        if len(part) > 1:
            part.pop(
                chance.randrange(1, len(part)) if part is family else chance.randrange(len(part))
            )
        return family, given
    if rule == "join":
        part = family if len(family) > 1 else given
        if len(part) > 1:
            part[:2] = ["".join(part[:2])]
        return family, given
    part = family if chance.random() < 0.55 else given
    place = chance.randrange(len(part))
    part[place] = _word(part[place], rule, chance)
    return family, given


def _word(word: str, rule: str, chance: Random) -> str:
    if rule == "initial":
        return word[:1]
    if rule in _RULES:
        return _RULES[rule](word, chance)
    return word


def _typo(word: str, chance: Random) -> str:
    if len(word) < 3:
        return word
    place = chance.randrange(len(word))
    kind = chance.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1 and place + 1 < len(word):
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    other = chance.choice(
        _NEAR_KEYS.get(word[place], LETTERS) if chance.random() < 0.6 else LETTERS
    )
    return word[:place] + other + word[place + (kind == 2) :]


def _typos(word: str, chance: Random) -> str:
    return _typo(_typo(word, chance), chance)


def _replaced(pairs: tuple[tuple[str, str], ...]) -> Callable[[str, Random], str]:
    def replace(word: str, chance: Random) -> str:
        fits = [pair for pair in pairs if pair[0] in word]
        if not fits:
            return word
        old, new = chance.choice(fits)
        return word.replace(old, new, 1) or word

    return replace


_RULES: Final[dict[str, Callable[[str, Random], str]]] = {
    "typo1": _typo,
    "typo2": _typos,
    "sound": _replaced(_SOUNDS),
    "script": _replaced(_SCRIPTS),
    "ocr": _replaced(_LOOKS),
}


def written(parts: Parts, form: str, chance: Random) -> str:
    """Write a name in one of the four forms of a border file."""
    family, given = " ".join(parts[0]), " ".join(parts[1])
    if form == "mrz":
        name = f"{family}<<{given}".replace(" ", "<")[:MRZ_NAME]
        return name.ljust(MRZ_NAME, "<")
    if form == "comma":
        return f"{family}, {given}"
    text = f"{family} {given}" if form == "family_first" else f"{given} {family}"
    return text.title() if chance.random() < 0.3 else text


def dated(year: int, month: int, day: int, rule: str, chance: Random) -> str:
    """Write a birth date damaged by a rule."""
    if rule == "empty":
        return ""
    if rule == "year_only":
        return chance.choice((f"{year}", f"{year}-XX-XX", f"{year}-00-00"))
    if rule == "month_only":
        return chance.choice(
            (f"{year}-{month:02}", f"{year}-{month:02}-XX", f"{year}-{month:02}-00")
        )
    if rule == "swap" and day <= 12:
        month, day = day, month
    elif rule == "year":
        year += chance.choice((-1, 1))
    elif rule == "digit":
        year, month, day = _one_digit(year, month, day, chance)
    elif rule == "other":
        year, month, day = (
            year + chance.randint(-9, 9),
            chance.randint(1, 12),
            chance.randint(1, 28),
        )
    return f"{year}-{month:02}-{day:02}"


def _one_digit(year: int, month: int, day: int, chance: Random) -> tuple[int, int, int]:
    kind = chance.randrange(4)
    if kind == 0:
        return year + chance.choice((-10, 10, -20)), month, day
    if kind == 1:
        return year // 10 * 10 + chance.randrange(10), month, day
    if kind == 2:
        return year, month, day // 10 * 10 + chance.randint(1, 8)
    return year, month, (day + 10 if day < 19 else day - 10)


def mistyped(number: str, chance: Random) -> str:
    """Change one character of a document number, or let two change places."""
    place = chance.randrange(len(number) - 1)
    if chance.random() < 0.3:
        return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    other = chance.choice("0123456789" if number[place].isdigit() else LETTERS)
    return number[:place] + other + number[place + 1 :]
