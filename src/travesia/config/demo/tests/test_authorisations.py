"""The demonstration has visas, permits and passes in every state; loaded again it adds none."""

import pytest

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Role, Scope
from travesia.config.demo.authorisations import POST, STORIES, load_authorisations
from travesia.credentials import selectors
from travesia.credentials.domain import State
from travesia.places.tests.factories import make_post
from travesia.testing import actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]
READER = actor("reader", Role.PERMIT_OFFICER, scope=Scope("HTI"))


def load() -> int:
    cast = access.ensure_demo_people(actor=Actor.system("demo", access.DEMO_PERMISSIONS))
    return load_authorisations(cast=cast)


def count(state: State | None) -> int:
    found = selectors.listed(actor=READER, purpose=Purpose.AUTHORISATION, state=state)
    return found.total


def test_every_state_but_over_has_something_and_a_second_load_adds_nothing() -> None:
    make_post(POST)
    assert load() == len(STORIES)
    states = [state for state in State if state is not State.EXPIRED]
    before = {state: count(state) for state in states}
    assert all(before.values()), before
    load()
    assert {state: count(state) for state in states} == before
