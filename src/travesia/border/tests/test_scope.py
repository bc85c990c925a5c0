"""What stays at its post and in its country: records elsewhere, crossings elsewhere, names."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.access.services import AccessDeniedError
from travesia.border import selectors, services
from travesia.border.domain import InspectionState
from travesia.border.models import Crossing
from travesia.border.tests.cast import (
    FOREIGN_POST,
    FOREIGNER,
    NEIGHBOUR,
    OFFICER,
    POST,
    SECOND,
    STRANGER,
    admit,
    opened,
    zone,
)
from travesia.core.clock import FixedClock
from travesia.core.errors import NotFoundError
from travesia.journal import selectors as journal

pytestmark = pytest.mark.storage

_WHY = Purpose.BORDER_INSPECTION


def _inspection(actor: Actor, wanted: UUID) -> object:
    return selectors.access_inspection(actor=actor, inspection_id=wanted)


def _crossing(actor: Actor, wanted: UUID) -> object:
    return selectors.access_crossing(actor=actor, crossing_id=wanted, purpose=_WHY)


def _refusal(actor: Actor, wanted: UUID) -> object:
    return selectors.access_refusal(actor=actor, refusal_id=wanted, purpose=_WHY)


def _a_crossing() -> UUID:
    admit(opened(zone()), ground="")
    return Crossing.objects.get().id


def _a_refusal() -> UUID:
    return services.propose_refusal(
        actor=OFFICER, inspection_id=opened(zone()), reason="A", language="es"
    ).refusal_id


RECORDS = pytest.mark.parametrize(
    ("make", "read"),
    [(opened, _inspection), (_a_crossing, _crossing), (_a_refusal, _refusal)],
    ids=["inspection", "crossing", "refusal"],
)


@RECORDS
@pytest.mark.parametrize("who", [NEIGHBOUR, FOREIGNER], ids=["neighbour", "foreigner"])
def test_a_record_elsewhere_answers_as_one_that_does_not_exist(
    desk: FixedClock,
    make: Callable[[], UUID],
    read: Callable[[Actor, UUID], object],
    who: Actor,
) -> None:
    wanted = make()
    read(OFFICER, wanted)
    before = journal.head().seq
    with pytest.raises(NotFoundError) as elsewhere:
        read(who, wanted)
    with pytest.raises(NotFoundError) as unknown:
        read(who, uuid4())
    assert elsewhere.value.code == unknown.value.code
    assert elsewhere.value.message == unknown.value.message
    assert elsewhere.value.facts == unknown.value.facts
    assert journal.head().seq == before


@RECORDS
def test_without_the_permission_the_answer_is_denied_whatever_is_asked_for(
    desk: FixedClock, make: Callable[[], UUID], read: Callable[[Actor, UUID], object]
) -> None:
    for wanted in (make(), uuid4()):
        with pytest.raises(AccessDeniedError):
            read(STRANGER, wanted)


def test_the_desk_shows_earlier_crossings_of_its_own_country_only(desk: FixedClock) -> None:
    admit(opened(zone()), ground="")
    there = services.open_inspection(
        actor=FOREIGNER, post_code=FOREIGN_POST, nonce=uuid4(), zone=zone()
    )
    seen_there = selectors.access_inspection(actor=FOREIGNER, inspection_id=there)
    assert seen_there.line == ()
    assert not seen_there.is_known
    admit(there, by=FOREIGNER, ground="")
    person_id = Crossing.objects.get(country="CRI").person_id
    assert Crossing.objects.filter(person_id=person_id).count() == 2
    (here,) = selectors.crossings_of(person_id, country="HTI")
    assert here.post_code == POST
    seen_here = selectors.access_inspection(actor=OFFICER, inspection_id=opened(zone()))
    assert seen_here.crossings_known == 1


def test_the_second_line_is_shown_a_name_only_by_opening_the_case(desk: FixedClock) -> None:
    referred = opened(zone())
    services.refer_to_second_line(actor=OFFICER, inspection_id=referred, reason="purpose")
    (waiting,) = selectors.waiting_at(actor=SECOND, post_code=POST)
    assert (waiting.id, waiting.name) == (referred, "")
    assert (waiting.state, waiting.referral_reason) == (InspectionState.REFERRED, "purpose")
    (own,) = selectors.waiting_at(actor=OFFICER, post_code=POST)
    assert own.name == "LINDQVIST"
    before = journal.head().seq
    selectors.access_inspection(
        actor=SECOND, inspection_id=referred, purpose=Purpose.SECOND_LINE_INSPECTION
    )
    assert journal.head().seq == before + 1
