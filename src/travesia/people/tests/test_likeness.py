"""Whom a new record is compared with: of many born on one day, those with a name near its own."""

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.people import services
from travesia.people.domain import Claim, HeldDocument, PersonRef
from travesia.people.selectors import likeness
from travesia.people.tests.factories import ANNA, PASSPORT, claim

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
LOADER = Actor.system("loader", {"people.register"})


def known(*rows: tuple[Claim, HeldDocument | None]) -> list[PersonRef]:
    purpose = Purpose.BORDER_INSPECTION
    return list(services.register_many(actor=LOADER, rows=rows, purpose=purpose))


@pytest.mark.parametrize(
    "near",
    [
        claim("ERIKSON"),
        claim("ERICSSON", "A", birth_date="1974-12-08"),
        claim("MARIA", "OTHERWISE"),
        claim("ERIKSSONANNA", ""),
    ],
)
def test_somebody_born_that_day_with_a_near_name_is_compared(near: Claim) -> None:
    anna, other = known((ANNA, None), (near, None))
    assert likeness.neighbours_of(other.id) == (anna.id,)


def test_somebody_born_that_day_with_another_name_is_not() -> None:
    _anna, other = known((ANNA, None), (claim("KOWALSKI", "PIOTR"), None))
    assert likeness.neighbours_of(other.id) == ()


def test_one_document_is_always_compared_whatever_the_names_say() -> None:
    anna, other = known((ANNA, PASSPORT), (claim("KOWALSKI", "PIOTR"), PASSPORT))
    assert likeness.neighbours_of(other.id) == (anna.id,)
