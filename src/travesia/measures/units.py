"""What a number counts: unlike units are never added (crossings are not people)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travesia.measures.errors import UnitMismatchError


class Unit(StrEnum):
    """Units of count of the platform; a figure without one is not a figure."""

    CROSSING = "crossing"
    MOVEMENT_OBSERVED = "movement_observed"
    PERSON = "person"
    HOUSEHOLD = "household"
    VEHICLE = "vehicle"
    STOCK = "stock"
    CONTACT = "contact"
    """One time that somebody was spoken with; a person may be many contacts."""
    PERSON_INFORMED = "person_informed"
    """Somebody who was there when information was given, counted each time."""
    REFERRAL = "referral"
    TRANSFER = "transfer"
    """Somebody handed over in an emergency, with the person on the line."""
    TOPIC = "topic"
    """A topic that was mentioned; a contact may mention several."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A whole number of one unit; adding another unit is refused."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.count < 0:
            raise UnitMismatchError(f"a count of {self.unit} cannot be negative: {self.count}")

    def __add__(self, other: Quantity) -> Quantity:
        """Return the sum; raises UnitMismatchError when the units differ."""
        if self.unit is not other.unit:
            raise UnitMismatchError(f"{self.unit} and {other.unit} are not added")
        return Quantity(self.count + other.count, self.unit)
