"""What happens to places."""

from dataclasses import dataclass

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class PostRegistered(Event):
    """A border post was entered in the register."""

    KIND = "places.post_registered"

    code: str
    name: str
    country: str
    mode: str
    area: str
    latitude: float
    longitude: float
    time_zone: str
    exit_control: bool
    states: tuple[tuple[str, str], ...]
    """State and ISO date of the first day in it, oldest first."""


@register_event
@dataclass(frozen=True, slots=True)
class PostStateChanged(Event):
    """A border post went over to another state."""

    KIND = "places.post_state_changed"

    code: str
    before: str
    after: str
    since: str
    """ISO date of the first day in the new state."""


@register_event
@dataclass(frozen=True, slots=True)
class SiteRegistered(Event):
    """A site was entered in the register."""

    KIND = "places.site_registered"

    code: str
    name: str
    kind: str
    country: str
    area: str


@register_event
@dataclass(frozen=True, slots=True)
class AreasImported(Event):
    """A table of administrative areas was taken over."""

    KIND = "places.areas_imported"

    source: str
    sha256: str
    """Of the bytes of the table."""
    level: int
    read: int
    added: int
    renewed: int
    unchanged: int
    refused: int


@register_event
@dataclass(frozen=True, slots=True)
class CountriesRefreshed(Event):
    """The list of countries was brought in line with the vocabulary."""

    KIND = "places.countries_refreshed"

    added: tuple[str, ...]
    changed: tuple[str, ...]
