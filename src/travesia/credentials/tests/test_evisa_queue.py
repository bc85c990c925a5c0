"""The queue asks the database as often for ten applications as for two."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from travesia.access import services as access
from travesia.access.domain import Actor, Role
from travesia.credentials.services import evisa
from travesia.credentials.tests.evisa_cast import asked, waiting
from travesia.credentials.tests.pages_cast import sign_in
from travesia.credentials.tests.test_evisa_rules import BOOK
from travesia.testing import actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock", "quick_codes")]


def asks_of(officer: Client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert officer.get("/authorisations/applications/").status_code == 200
    return len(found)


def test_queue_asks_as_often_for_many_as_for_few() -> None:
    access.ensure_demo_people(actor=Actor.system("tests", allowed=access.DEMO_PERMISSIONS))
    officer = sign_in(Client(), "permit_officer")
    evisa.load_offers(actor=actor("administrator", Role.NODE_ADMINISTRATOR), text=BOOK)
    waiting_one_of_each()
    asks_of(officer)
    few = asks_of(officer)
    for _ in range(4):
        waiting_one_of_each()
    assert asks_of(officer) == few


def waiting_one_of_each() -> None:
    """Apply for what only the examples offer now: it is found behind the newest book."""
    waiting()
    asked()
