"""What other rooms see of places: frozen values, never rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from travesia.places.domain.cod_ab import Problem
from travesia.places.domain.post_states import PostState, StateOn
from travesia.vocab.states import state_name


class Mode(StrEnum):
    """How a post is crossed."""

    LAND = "land"
    AIR = "air"
    SEA = "sea"


class SiteKind(StrEnum):
    """What a site is."""

    OFFICE = "office"
    RECEPTION = "reception"
    HUB = "hub"
    WORKPLACE = "workplace"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CountryView:
    """A country or territory of ISO 3166-1, with its history."""

    alpha3: str
    alpha2: str
    numeric: str
    since: date | None
    until: date | None
    """Last day in the list; None while in force."""

    def name(self, language: str, *, on: date | None = None) -> str:
        """Name the country in a language, on a day under the name it had then."""
        return state_name(self.alpha3, language, on=on)


@dataclass(frozen=True, slots=True)
class AreaView:
    """An administrative area in one period of validity."""

    pcode: str
    name: str
    names: Mapping[str, str]
    """Language tag → name, as the table of areas gives them."""
    level: int
    """0 is the country, 1 the level below it, and so on."""
    country: str
    """ISO 3166-1 alpha-3."""
    parent: str
    """P-code of the area above, empty directly below the country."""
    valid_from: date
    valid_to: date | None
    """Last day of validity; None while it goes on."""


@dataclass(frozen=True, slots=True)
class PostView:
    """A border post."""

    code: str
    name: str
    other_name: str
    country: str
    """ISO 3166-1 alpha-3."""
    mode: Mode
    latitude: float
    longitude: float
    time_zone: str
    """Name in the IANA time zone database."""
    exit_control: bool
    """False where the post records no exits: a missing exit then says nothing."""
    opposite: str
    """Code of the post across the line, empty when there is none or it is not known."""
    area: str
    """P-code, empty when not known."""
    area_name: str
    source: str
    state: PostState | None
    """The state on the day asked about; None when its first state lies ahead."""
    states: tuple[StateOn, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post to register."""

    code: str
    name: str
    country: str
    mode: Mode
    latitude: float
    longitude: float
    time_zone: str
    states: tuple[StateOn, ...]
    """Oldest first, at least one."""
    other_name: str = ""
    exit_control: bool = True
    opposite: str = ""
    area: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class SiteView:
    """A place that is not a border post: an office, a reception centre, a hub, a farm."""

    code: str
    name: str
    kind: SiteKind
    country: str
    area: str
    latitude: float
    longitude: float
    time_zone: str


@dataclass(frozen=True, slots=True)
class NewSite:
    """A site to register."""

    code: str
    name: str
    kind: SiteKind
    country: str
    latitude: float
    longitude: float
    time_zone: str
    area: str = ""


@dataclass(frozen=True, slots=True)
class AreaImport:
    """What an import of areas did, and what it could not take."""

    source: str
    sha256: str
    level: int
    read: int
    """Rows of the table."""
    added: int
    renewed: int
    """Areas whose former version was ended because this one follows it."""
    unchanged: int
    problems: tuple[Problem, ...] = field(default=())
    """One per row that was not taken, and `unusual_prefix` for rows that were."""
