"""What other rooms see of a service: frozen values with the visibility applied already."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from travesia.directory.domain.freshness import Freshness, Reviewed
from travesia.directory.domain.hours import Hours, Opening
from travesia.directory.domain.saying import Said
from travesia.directory.domain.visibility import Visibility


def dialled(number: str) -> str:
    """Return a number as it is dialled: digits, star and hash, and a plus before them."""
    digits = "".join(sign for sign in number if sign in "0123456789*#")
    return f"+{digits}" if number.lstrip().startswith("+") else digits


@dataclass(frozen=True, slots=True)
class PhoneView:
    """A telephone number of an office."""

    number: str
    extension: int | None
    kind: str
    about: Said
    languages: tuple[str, ...]

    @property
    def dial(self) -> str:
        """Return the address that a telephone calls (RFC 3966): a space in it dials nothing."""
        further = f";ext={self.extension}" if self.extension is not None else ""
        return f"tel:{dialled(self.number)}{further}"


@dataclass(frozen=True, slots=True)
class CostView:
    """What something costs."""

    option: Said
    amount: float | None
    currency: str
    about: Said


@dataclass(frozen=True, slots=True)
class AreaServed:
    """A part of a jurisdiction."""

    country: str
    area: str
    """P-code; empty for the whole country."""
    name: str


@dataclass(frozen=True, slots=True)
class VisitView:
    """A day on which a service comes to a town."""

    id: UUID
    service_id: UUID
    on: date
    last_on: date | None
    place: str
    country: str
    address: str
    opens_at: str
    closes_at: str
    note: Said
    cancelled: bool


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place of a service, with as much as the reader may know."""

    at_id: UUID
    visibility: Visibility
    name: Said
    description: Said
    transportation: Said
    street: tuple[str, ...]
    """Lines of the address; empty when they may not be told."""
    town: str
    province: str
    country: str
    latitude: float | None
    longitude: float | None
    zone: str
    hours: Hours | None
    opening: Opening
    hours_notes: tuple[Said, ...]
    """Words beside the hours, such as "by appointment"."""
    accessibility: tuple[Said, ...]
    languages: tuple[str, ...]
    phones: tuple[PhoneView, ...]


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """A service in a language: each text says in which one it is."""

    id: UUID
    kind: str
    status: str
    name: Said
    description: Said
    alert: Said
    how: Said
    eligibility: Said
    fees: Said
    interpretation: Said
    wait_time: Said
    minimum_age: float | None
    maximum_age: float | None
    free: bool | None
    topics: tuple[tuple[str, str], ...]
    """Code and name."""
    organization: Said
    website: str
    email: str
    url: str
    languages: tuple[str, ...]
    phones: tuple[PhoneView, ...]
    documents: tuple[Said, ...]
    costs: tuple[CostView, ...]
    places: tuple[PlaceView, ...]
    opening: Opening
    """Of the service where it has no place: a line that answers."""
    serves: tuple[AreaServed, ...]
    sending_state: str
    visits: tuple[VisitView, ...]
    """From today on."""
    reviewed: Reviewed
    freshness: Freshness
    source_url: str
    visibility: Visibility
    hidden: bool
    revision: int
