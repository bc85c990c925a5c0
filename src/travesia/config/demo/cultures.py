"""Naming cultures of the region: how a name is put together, and what it is put together from."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from travesia.config.demo.region import folder

PERIODS = (("before_1960", 1960), ("from_1960", 1990), ("from_1990", 9999))
"""Name of a period of birth, and the first year that no longer belongs to it."""


@dataclass(frozen=True, slots=True)
class NamingCulture:
    """A culture's stock of names and its rules; every combination made from it is invented."""

    code: str
    title: str
    nationalities: tuple[tuple[str, int], ...]
    """Doc 9303 code and weight of the nationalities its people hold."""
    surnames: tuple[str, ...]
    given: Mapping[tuple[str, str], tuple[str, ...]]
    """(sex F or M, period) → given names."""
    second_given: float
    second_surname: float
    married_share: float
    """Share of women born before 1985 who add "de" and a husband's surname."""
    one_name_share: float
    """Share of people with a single name and no secondary identifier (Doc 9303-3 §4.6)."""
    hyphen_share: float
    long_share: float
    """Share of names too long for the 39 characters of a passport's zone."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """Primary and secondary identifier, as the visual zone of a passport shows them."""

    primary: str
    secondary: str


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


@cache
def cultures() -> dict[str, NamingCulture]:
    """Read every packaged culture, by code."""
    found = {}
    for path in sorted(folder().joinpath("names").iterdir(), key=lambda item: item.name):
        raw = tomllib.loads(path.read_text("utf-8"))
        code = path.name.removesuffix(".toml")
        found[code] = NamingCulture(
            code=code,
            title=raw["title"],
            nationalities=tuple(raw["nationalities"].items()),
            surnames=_listed(raw["surnames"]),
            given={
                (sex, period): _listed(names)
                for sex, periods in raw["given"].items()
                for period, names in periods.items()
            },
            second_given=raw["second_given"],
            second_surname=raw["second_surname"],
            married_share=raw.get("married_share", 0.0),
            one_name_share=raw.get("one_name_share", 0.0),
            hyphen_share=raw.get("hyphen_share", 0.0),
            long_share=raw.get("long_share", 0.0),
        )
    return found


def period_of(year: int) -> str:
    """Name the period a year of birth belongs to."""
    return next(name for name, until in PERIODS if year < until)


def invent_name(rng: Random, culture: NamingCulture, *, sex: str, born: int) -> PersonName:
    """Put a name together; a person of unspecified sex (X) may carry a name of either list."""
    listed = sex if sex in {"F", "M"} else rng.choice("FM")
    stock = culture.given[listed, period_of(born)]
    long = rng.random() < culture.long_share
    count = 3 if long else 1 + (rng.random() < culture.second_given)
    given = " ".join(rng.sample(stock, count))
    if rng.random() < culture.one_name_share:
        return PersonName(given.split(" ", 1)[0], "")
    return PersonName(_surname(rng, culture, woman=listed == "F", born=born, long=long), given)


def _surname(rng: Random, culture: NamingCulture, *, woman: bool, born: int, long: bool) -> str:
    first, second, third = rng.sample(culture.surnames, 3)
    if long:
        return f"{first}-{second} {third}"
    if rng.random() < culture.hyphen_share:
        return f"{first}-{second}"
    if woman and born < 1985 and rng.random() < culture.married_share:
        return f"{first} {second} de {third}"
    if rng.random() < culture.second_surname:
        return f"{first} {second}"
    return first
