"""Giving a person what is held about them: complete, written down, and only by those who may."""

import json

import pytest

from travesia.access.domain import Actor, Purpose, Role
from travesia.access.services import AccessDeniedError
from travesia.people import selectors, services
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import ANNA, PASSPORT
from travesia.testing import actor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK = Purpose.BORDER_INSPECTION


@pytest.fixture
def protector() -> Actor:
    """The data-protection officer."""
    return actor("dpo", Role.DATA_PROTECTION_OFFICER)


def test_person_gets_record_acts_and_looks_as_json(officer: Actor, protector: Actor) -> None:
    person = services.register_person(actor=officer, claim=ANNA, document=PASSPORT, purpose=DESK)
    selectors.access_person(actor=officer, person_id=person.id, purpose=DESK, fields=("claim",))
    given = json.loads(json.dumps(services.export_person(actor=protector, person_id=person.id)))
    assert given["record"]["claim"]["primary"] == "ERIKSSON"
    assert given["record"]["documents"][0]["number"] == "L898902C3"
    assert given["record"]["documents"][0]["expires_on"] == "2012-04-15"
    assert [act["kind"] for act in given["acts"]] == ["people.person_registered"]
    assert [(look["purpose"], look["fields"]) for look in given["looks"]] == [
        ("border_inspection", ["claim"])
    ]


def test_giving_out_is_written_down_with_its_reason(
    officer: Actor, protector: Actor, ledger: Ledger
) -> None:
    person = services.register_person(actor=officer, claim=ANNA, document=None, purpose=DESK)
    services.export_person(actor=protector, person_id=person.id, reason="letter of 2 Nov")
    event = ledger.entries[-1]["event"]
    assert (event.KIND, event.reason) == ("people.record_exported", "letter of 2 Nov")


def test_officer_may_not_give_records_out(officer: Actor, ledger: Ledger) -> None:
    person = services.register_person(actor=officer, claim=ANNA, document=None, purpose=DESK)
    with pytest.raises(AccessDeniedError):
        services.export_person(actor=officer, person_id=person.id)
    assert ledger.kinds() == ["people.person_registered"]
