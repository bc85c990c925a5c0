"""Another document at the exit: whose word makes two records one traveller."""

from datetime import UTC, datetime
from types import MappingProxyType
from uuid import UUID

import pytest

from travesia.border.domain import Direction
from travesia.border.domain.pairing import Moved, StayState, Told, pairs_of
from travesia.border.domain.staying import Passage

ANNA, BERTA, CARLA = (UUID(int=number) for number in (1, 2, 3))
IN, OUT = UUID(int=10), UUID(int=11)


def _moved(root: UUID, person: UUID, direction: Direction, document: str) -> Moved:
    day = 3 if direction is Direction.ENTRY else 9
    at = datetime(2026, 11, day, 12, tzinfo=UTC)
    passage = Passage(direction, at, UTC, "UTO", "UTO-AIR", "air", key=str(root), document=document)
    return Moved(root, root, person, passage)


def _state(told: Told, *, left_by: UUID) -> StayState:
    moves = (
        _moved(IN, ANNA, Direction.ENTRY, "UTO/X1234567"),
        _moved(OUT, left_by, Direction.EXIT, "UTO/Y7654321"),
    )
    (stay,) = pairs_of(moves, "UTO", told)
    return stay.state


@pytest.mark.parametrize("linked", [{}, {ANNA: ANNA}, {BERTA: BERTA}, {ANNA: ANNA, BERTA: CARLA}])
def test_two_records_that_nobody_linked_wait_for_an_officer(linked: dict[UUID, UUID]) -> None:
    told = Told(linked=MappingProxyType(linked))
    assert _state(told, left_by=BERTA) is StayState.TO_CONFIRM


def test_link_between_the_records_is_an_officers_word_already() -> None:
    told = Told(linked=MappingProxyType({ANNA: ANNA, BERTA: ANNA}))
    assert _state(told, left_by=BERTA) is StayState.CLOSED


def test_two_documents_on_one_record_wait_all_the_same() -> None:
    assert _state(Told(), left_by=ANNA) is StayState.TO_CONFIRM
