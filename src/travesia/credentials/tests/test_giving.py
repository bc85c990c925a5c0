"""A person is given their authorisations whole, and nothing that is about the officers."""

import json

import pytest

from travesia.core.retention import RETENTION
from travesia.credentials.models import Authorisation
from travesia.credentials.tests.cast import DESK, OFFICER, entered, visa
from travesia.people import services as people
from travesia.people.domain import Claim

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]


def test_person_is_given_what_was_granted_and_each_entry() -> None:
    person = people.register_person(
        actor=OFFICER,
        claim=Claim("ERIKSSON", "ANNA MARIA", "1974-08-12", "F", "UTO"),
        document=None,
        purpose=DESK,
    )
    view = visa()
    entered(view, 1)
    Authorisation.objects.update(person_id=person.id)
    give = RETENTION["credentials.authorisations"].give
    assert give is not None
    given = json.loads(json.dumps(give(person.id)))
    assert [(one["kind"], one["number"], len(one["entries"])) for one in given] == [
        ("visa", view.number, 1)
    ]
    assert [act["act"] for act in given[0]["acts"]]
    assert "decided_by" not in json.dumps(given)
    assert "recorded_by" not in json.dumps(given)
    assert give(view.id) == []
