"""Erasing what is past its time, and never what is in force or still remembered."""

from datetime import timedelta
from uuid import uuid4

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.core.clock import FixedClock
from travesia.core.retention import RETENTION
from travesia.lists import services
from travesia.lists.models import HitAnswer, ListEntry, ListVersion
from travesia.lists.tests.factories import ANNA, crowd, national_list
from travesia.people import services as people
from travesia.people.domain import Claim
from travesia.testing import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
DESK = Purpose.BORDER_INSPECTION
LATER = TODAY + timedelta(days=400)


def test_entries_of_a_replaced_version_go_and_those_in_force_stay(
    connector: Actor, frozen_clock: FixedClock
) -> None:
    old = national_list(connector, *crowd(10))
    frozen_clock.set(TODAY + timedelta(days=30))
    services.publish_version(actor=connector, source_key="national", entries=crowd(11))
    shred = RETENTION["lists.versions"].shred
    assert shred is not None
    assert shred(TODAY, 100) == 0
    assert shred(LATER, 4) == 4
    assert shred(LATER, 100) == 6
    assert shred(LATER, 100) == 0
    assert ListEntry.objects.count() == 11
    assert ListVersion.objects.get(pk=old.id).sha256 == old.sha256


def test_answer_goes_when_it_is_no_longer_remembered(
    connector: Actor, officer: Actor, frozen_clock: FixedClock
) -> None:
    national_list(connector)
    (hit,) = services.search(actor=officer, query=ANNA, purpose=DESK).hits
    services.adjudicate(
        actor=officer,
        entry_id=hit.entry_id,
        person_id=None,
        inspection_id=uuid4(),
        outcome="not_same",
        purpose=DESK,
    )
    assert services.shred_answers(LATER, 100) == 0
    frozen_clock.set(LATER)
    assert services.shred_answers(LATER, 100) == 1
    assert not HitAnswer.objects.exists()


def test_person_stays_while_an_answer_about_them_does(
    connector: Actor, officer: Actor, frozen_clock: FixedClock
) -> None:
    national_list(connector)
    anna = people.register_person(
        actor=officer,
        claim=Claim("ERIKSSON", "ANNA MARIA", "1974-08-12", "F", "UTO"),
        document=None,
        purpose=DESK,
    )
    (hit,) = services.search(actor=officer, query=ANNA, purpose=DESK).hits
    services.adjudicate(
        actor=officer,
        entry_id=hit.entry_id,
        person_id=anna.id,
        inspection_id=uuid4(),
        outcome="not_same",
        purpose=DESK,
    )
    assert people.shred_persons(LATER, 100) == 0
    frozen_clock.set(LATER)
    assert services.shred_answers(LATER, 100) == 1
    assert people.shred_persons(LATER, 100) == 1
