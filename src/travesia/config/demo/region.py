"""The eight countries of the demonstration and their border posts, from public knowledge."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

DEMO_COUNTRIES = ("BLZ", "CRI", "GTM", "HND", "HTI", "MEX", "PAN", "SLV")
"""ISO 3166-1 alpha-3 codes of the countries whose posts the demonstration holds."""

STATES = ("planned", "installed", "inaugurated", "operational", "closed")
"""The dated states of a post, in the order in which they come."""


@dataclass(frozen=True, slots=True)
class DemoPost:
    """A border post: the place is real, its dates, weight and exit control are invented."""

    code: str
    name: str
    other_name: str
    country: str
    mode: str
    """land, air or sea."""
    opposite: str
    """Code of the post across the same line, empty when it is not in the demonstration."""
    area: str
    """P-code of the first-level administrative area."""
    latitude: float
    longitude: float
    time_zone: str
    exit_control: bool
    weight: int
    """Share of the traffic relative to the other posts."""
    states: tuple[tuple[str, date], ...]
    """State and first day in it, oldest first."""
    source: str

    @property
    def in_service(self) -> bool:
        """Whether the post registers travellers: operational and not closed."""
        return self.states[-1][0] == "operational"


def folder() -> Traversable:
    """Return the folder of the packaged demonstration data."""
    return files("travesia.config.demo")


def _post(row: dict[str, str]) -> DemoPost:
    dates = ((state, row[f"{state}_on"]) for state in STATES)
    return DemoPost(
        code=row["code"],
        name=row["name"],
        other_name=row["other_name"],
        country=row["country"],
        mode=row["mode"],
        opposite=row["opposite"],
        area=row["area"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        time_zone=row["time_zone"],
        exit_control=row["exit_control"] == "yes",
        weight=int(row["weight"]),
        states=tuple((state, date.fromisoformat(day)) for state, day in dates if day),
        source=row["source"],
    )


@cache
def posts() -> tuple[DemoPost, ...]:
    """Read the posts of the demonstration, in the order of the table."""
    text = folder().joinpath("posts.csv").read_text("utf-8")
    return tuple(_post(row) for row in csv.DictReader(text.splitlines()))
