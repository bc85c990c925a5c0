"""Looking numbers up: documents reported lost at the desk, plates and ship numbers."""

from dataclasses import replace
from datetime import date

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.access.services import AccessDeniedError
from travesia.lists import services
from travesia.lists.domain import EntryKind, Identifier, ListDocument, NewListEntry
from travesia.lists.tests.conftest import Entries
from travesia.lists.tests.factories import ANNA, ERIKSON, crowd, national_list
from travesia.screening import Name

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK = Purpose.BORDER_INSPECTION
LOST = NewListEntry(
    number="D1",
    kind="document",
    documents=(ListDocument("L898902C3", "UTO", "passport"),),
    instruction="Reported lost. Confirm with the issuing State before anything else.",
)
CAR = NewListEntry(
    number="V1",
    kind="vehicle",
    identifiers=(Identifier("plate", "P 123-456", "UTO"), Identifier("vin", "1HGCM82633A004352")),
    instruction="Reported stolen.",
)
SHIP = NewListEntry(
    number="S1",
    kind="vessel",
    names=(Name("STELLA MARIS"),),
    identifiers=(Identifier("imo", "9074729"),),
    instruction="Call the port authority.",
)


def test_listed_document_is_a_hit_whoever_shows_it(connector: Actor, officer: Actor) -> None:
    national_list(connector, LOST, replace(ERIKSON, number="P1"))
    result = services.search(
        actor=officer, query=replace(ANNA, primary="BERG", secondary="NILS"), purpose=DESK
    )
    (hit,) = result.hits
    assert (hit.kind, hit.entry_number, hit.reason_code) == (
        EntryKind.DOCUMENT,
        "D1",
        "same_document",
    )
    rows = {row.field: row.relation.value for row in hit.comparison}
    assert rows["document"] == "agrees"


def test_listed_document_comes_before_listed_persons(connector: Actor, officer: Actor) -> None:
    national_list(connector, replace(ERIKSON, number="0001"), LOST)
    result = services.search(actor=officer, query=ANNA, purpose=DESK)
    assert [hit.entry_number for hit in result.hits] == ["D1", "0001"]


@pytest.mark.parametrize(
    ("number", "state", "hits"),
    [("L898902C3", "UTO", 1), ("L8989O2C3", "UTO", 1), ("L898902C3", "HTI", 0)],
)
def test_number_of_another_state_is_another_document(
    connector: Actor, officer: Actor, number: str, state: str, hits: int
) -> None:
    national_list(connector, LOST)
    query = replace(ANNA, primary="BERG", document_number=number, issuing_state=state)
    found = services.search(actor=officer, query=query, purpose=DESK)
    assert len(found.hits) == hits


@pytest.mark.parametrize(
    ("scheme", "value", "state", "same"),
    [
        ("plate", "p123456", "UTO", True),
        ("plate", "P123456", "HTI", False),
        ("vin", "1hgcm82633a004352", "", False),
    ],
)
def test_vehicle_is_found_by_plate_or_chassis(  # one row of the table
    connector: Actor, officer: Actor, scheme: str, value: str, state: str, same: bool
) -> None:
    national_list(connector, CAR, SHIP)
    (hit,) = services.find_marked(
        actor=officer, scheme=scheme, value=value, state=state, purpose=DESK
    )
    assert (hit.entry_number, hit.kind, hit.same_state) == ("V1", EntryKind.VEHICLE, same)


def test_ship_is_found_by_its_number_and_the_look_is_written(
    connector: Actor, officer: Actor, written: Entries
) -> None:
    national_list(connector, CAR, SHIP)
    (hit,) = services.find_marked(actor=officer, scheme="imo", value="IMO 9074729", purpose=DESK)
    assert hit.instruction == SHIP.instruction
    assert written()[-1].kind == "journal.looked_at"
    assert "9074729" not in repr(written()[-1])


def test_marks_of_expired_and_replaced_entries_are_silent(connector: Actor, officer: Actor) -> None:
    def found(scheme: str, value: str) -> bool:
        hits = services.find_marked(actor=officer, scheme=scheme, value=value, purpose=DESK)
        return bool(hits)

    national_list(connector, replace(CAR, expires_on=date(2026, 11, 19)), *crowd(9))
    assert not found("plate", "P123456")
    services.publish_version(actor=connector, source_key="national", entries=[CAR, *crowd(9)])
    assert found("plate", "P123456")
    services.publish_version(actor=connector, source_key="national", entries=[SHIP, *crowd(9)])
    assert found("imo", "9074729")
    assert not found("plate", "P123456")
    assert not found("plate", "")


def test_marks_are_closed_to_strangers(connector: Actor, stranger: Actor) -> None:
    national_list(connector, CAR)
    with pytest.raises(AccessDeniedError):
        services.find_marked(actor=stranger, scheme="plate", value="P123456", purpose=DESK)


def test_alias_of_low_quality_is_a_weak_hit_and_comes_last(
    connector: Actor, officer: Actor
) -> None:
    whole = replace(ANNA, primary="ERIKSON", secondary="ANNA", birth_date="1974-08-12")
    strong = replace(ERIKSON, number="2", birth_dates=("1974-08-12",))
    weak = replace(strong, number="1", names=(Name("ZQ"), Name("ERIKSON", "ANNA", weak=True)))
    national_list(connector, weak, strong)
    hits = services.search(actor=officer, query=whole, purpose=DESK).hits
    assert [(hit.entry_number, hit.weak) for hit in hits] == [("2", False), ("1", True)]


def test_any_of_several_birth_dates_is_met_and_shown(connector: Actor, officer: Actor) -> None:
    several = replace(ERIKSON, birth_dates=("1960-01-02", "1974-08-12"))
    national_list(connector, several)
    (hit,) = services.search(
        actor=officer, query=replace(ANNA, primary="ERIKSON", secondary="ANNA"), purpose=DESK
    ).hits
    born = next(row for row in hit.comparison if row.field == "birth_date")
    assert (born.right, born.relation.value) == ("1974-08-12", "agrees")
    assert hit.explanation["algorithm"] == "person_v2"
