"""One rule of 90 days and one traveller, for the tests of days granted and of late exits."""

from datetime import timedelta
from uuid import UUID

from travesia.access.domain import Actor
from travesia.border import selectors, services
from travesia.border.domain import Direction, Finding
from travesia.border.models import Crossing
from travesia.border.tests.cast import OFFICER, FakeLists, admit, opened, zone
from travesia.core.clock import FixedClock
from travesia.documents import PartialDate

BOOK = """
name = "Rules of the tests"
[[rule]]
id = "TEST-VISITOR"
territory = "*"
valid_from = 2024-01-01
source = "Invented."
days_per_entry = 90
{more}
[rule.title]
en = "Visitors"
es = "Visitantes"
fr = "Visiteurs"
ht = "Vizitè"
pt = "Visitantes"
"""
LOADER = Actor.system("rules", ["border.load_stay_rules"])


def rules(more: str = "") -> None:
    """Load a book with one rule of 90 days."""
    services.load_stay_rules(actor=LOADER, text=BOOK.format(more=more))


def traveller(direction: Direction = Direction.ENTRY) -> UUID:
    """See the name: traveller."""
    return opened(zone(nationality="FRA", birth_date=PartialDate(1990, 1, 2)), direction=direction)


def let_in(days: int | None, reason: str = "Flight booked for then") -> Crossing:
    """See the name: let in."""
    journey = services.Journey(Direction.ENTRY, days_granted=days, days_reason=reason)
    receipt = admit(traveller(), ground="", journey=journey)
    return Crossing.objects.get(pk=receipt.crossing_id)


def later(desk: FixedClock, lists: FakeLists, days: int = 14) -> None:
    """Let days pass; the list is fetched anew each day."""
    desk.set(desk.now() + timedelta(days=days))
    lists.published_at = desk.now() - timedelta(hours=1)


def leave() -> None:
    """See the name: leave."""
    inspection = traveller(Direction.EXIT)
    admit(inspection, ground="", journey=services.Journey(Direction.EXIT))
    services.catch_up()


def exit_findings() -> list[Finding]:
    """See the name: exit findings."""
    view = selectors.access_inspection(actor=OFFICER, inspection_id=traveller(Direction.EXIT))
    return [one for one in view.verdict.findings if one.code.startswith("stay.")]
