"""Invented travellers: each is made from the seed and a number alone, so none has to be kept."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from travesia.config.demo.cultures import NamingCulture, cultures, invent_name
from travesia.config.demo.profiles import Profile
from travesia.config.demo.region import DEMO_COUNTRIES
from travesia.documents import PartialDate

ISSUER = "UTO"
"""Every document of the demonstration is issued by Utopia, the specimen state of Doc 9303."""

UTOPIAN_SHARE = 0.2
"""Share of travellers who are also nationals of Utopia."""

_SERIALS = 4
_STEP = 48_271_009  # coprime to 10**8, so that no two documents share a number
_LETTERS = "ABCDEFGHJKLMNPRTUVXY"
_LOST_SHARE = 0.015


@dataclass(frozen=True, slots=True)
class Passport:
    """A passport of Utopia."""

    number: str
    issued_on: date
    expires_on: date
    optional_data: str


@dataclass(frozen=True, slots=True)
class Traveller:
    """An invented person, as their passport shows them."""

    index: int
    culture: str
    primary: str
    secondary: str
    """Empty for people with a single name."""
    sex: str
    """F, M or X (unspecified)."""
    birth: PartialDate
    nationality: str
    """Code of Doc 9303."""
    residence: str
    """ISO 3166-1 alpha-3 within the demonstration, empty outside it."""
    passports: tuple[Passport, ...]
    """In the order in which they were issued."""

    @property
    def key(self) -> str:
        """The traveller's key within one demonstration."""
        return f"demo-{self.index:07d}"

    def passport_on(self, day: date) -> Passport:
        """Return the passport they travel with on a day: the latest one issued by then."""
        held = [passport for passport in self.passports if passport.issued_on <= day]
        return held[-1] if held else self.passports[0]


def pick(rng: Random, weighted: tuple[tuple[str, int], ...]) -> str:
    """Choose a code by its weight."""
    codes = [code for code, _ in weighted]
    return rng.choices(codes, [weight for _, weight in weighted])[0]


def invent_traveller(*, seed: int, index: int, profile: Profile, start: date) -> Traveller:
    """Invent traveller number `index` of the year that begins on `start`.

    The same arguments give the same person, whatever was made before.
    """
    rng = Random(f"{seed}/traveller/{index}")  # noqa: S311  # repeatable, not secret
    culture = cultures()[pick(rng, profile.cultures)]
    youngest, oldest, usual = profile.ages
    age = int(rng.triangular(youngest, oldest + 1, usual))
    born = start - timedelta(days=age * 365 + age // 4 + rng.randrange(364) + 1)
    sex = rng.choices("FMX", (478, 518, 4))[0]
    nationality = "UTO" if rng.random() < UTOPIAN_SHARE else pick(rng, culture.nationalities)
    name = invent_name(rng, culture, sex=sex, born=born.year)
    return Traveller(
        index=index,
        culture=culture.code,
        primary=name.primary,
        secondary=name.secondary,
        sex=sex,
        birth=_birth(rng, born),
        nationality=nationality,
        residence=_residence(rng, culture, nationality) if profile.resident else "",
        passports=_passports(rng, index=index, age=age, start=start),
    )


def _birth(rng: Random, born: date) -> PartialDate:
    known = rng.random()
    if known < 0.0015:
        return PartialDate()
    if known < 0.005:
        return PartialDate(born.year)
    if known < 0.015:
        return PartialDate(born.year, born.month)
    return PartialDate.of(born)


def _residence(rng: Random, culture: NamingCulture, nationality: str) -> str:
    if nationality in DEMO_COUNTRIES:
        return nationality
    homes = tuple(item for item in culture.nationalities if item[0] in DEMO_COUNTRIES)
    return pick(rng, homes)


def _passports(rng: Random, *, index: int, age: int, start: date) -> tuple[Passport, ...]:
    years = 5 if age < 18 or rng.random() < 0.3 else 10
    issued = start - timedelta(days=rng.randrange(1, years * 365))
    first = _passport(rng, number=index * _SERIALS, issued=issued, years=years)
    if rng.random() < _LOST_SHARE:
        renewed = start + timedelta(days=rng.randrange(10, 355))
    elif rng.random() < 0.93:
        renewed = first.expires_on - timedelta(days=rng.randrange(5, 160))
    else:
        return (first,)  # travels on, and meets the desk with an expired passport
    if not issued < renewed < start + timedelta(days=365):
        return (first,)
    return first, _passport(rng, number=index * _SERIALS + 1, issued=renewed, years=years)


def _passport(rng: Random, *, number: int, issued: date, years: int) -> Passport:
    digits = (number * _STEP + 31_415_927) % 10**8
    personal = f"{rng.randrange(10**10):010d}" if rng.random() < 0.25 else ""
    return Passport(
        number=f"{rng.choice(_LETTERS)}{digits:08d}",
        issued_on=issued,
        expires_on=issued + timedelta(days=years * 365 + years // 4),
        optional_data=personal,
    )
