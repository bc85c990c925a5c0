"""Movements for the tests of stays: written as the published cases write them."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from travesia.access.domain import Role
from travesia.border import services
from travesia.border.domain import ImportedCrossing
from travesia.border.domain.reckoned import StayFacts
from travesia.border.models import Crossing, Stay
from travesia.border.tests.cast import LOADER
from travesia.people.domain import Claim, HeldDocument
from travesia.places import selectors as places
from travesia.testing import actor

HEAD = actor("head", Role.SUPERVISOR, Role.SECOND_LINE_OFFICER)
ANA = Claim("SOLANO", "ANA", "1990-01-02", "F", "FRA")
PASSPORT = HeldDocument("PP", "FRA", "X1234567", date(2030, 1, 1))
RENEWED = HeldDocument("PP", "FRA", "Y7654321", date(2036, 1, 1))


def moved(text: str, traveller: str = "ana", **changes: object) -> ImportedCrossing:
    """Read `+2026-01-10T10:00@HTI-RCL`, `-` for an exit; local time at the post."""
    when, _, post = text[1:].partition("@")
    zone = ZoneInfo(places.post_by_code(post).time_zone)
    made = ImportedCrossing(
        traveller_key=traveller,
        claim=ANA,
        document=PASSPORT,
        post_code=post,
        direction="entry" if text[0] == "+" else "exit",
        occurred_at=datetime.fromisoformat(f"{when}:00").replace(tzinfo=zone),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields of the row, by name


def bring(*rows: ImportedCrossing) -> None:
    """Bring movements in and bring the stays up to date, as the receivers do after commit."""
    services.import_crossings(actor=LOADER, rows=rows)
    services.catch_up()


def facts() -> list[StayFacts]:
    """Return every stay, in the order of the ids."""
    return [row.facts() for row in Stay.objects.order_by("id")]


def stay() -> Stay:
    """Return the only stay there is."""
    return Stay.objects.get()


def root_of(direction: str) -> UUID:
    """Return the root of the only movement in a direction."""
    return Crossing.objects.current().get(direction=direction).root
