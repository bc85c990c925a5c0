"""The demonstration asks about a few identities; loaded again it adds none."""

import pytest

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Role
from travesia.config.demo.identities import RENEWED, load_identities
from travesia.config.demo.load import LOADER
from travesia.people import selectors
from travesia.people.domain import LinkState, QuestionKind
from travesia.testing import actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def load() -> int:
    cast = access.ensure_demo_people(actor=Actor.system("demo", access.DEMO_PERMISSIONS))
    return load_identities(actor=LOADER, cast=cast)


def test_queue_has_something_to_compare_and_a_link_has_a_history() -> None:
    assert load() == 6
    queue = selectors.questions(
        actor=actor("second", Role.SECOND_LINE_OFFICER), purpose=Purpose.SECOND_LINE_INSPECTION
    )
    assert sorted(one.kind for one in queue) == [
        QuestionKind.DOCUMENT_TWO_NAMES,
        QuestionKind.POSSIBLE_DUPLICATE,
    ]
    (person,) = selectors.find_by_document(issuing_state="UTO", number=RENEWED[0].number)
    states = [link.state for link in selectors.links_of(person.id)]
    assert states == [LinkState.ENDED, LinkState.ACTIVE]


def test_loading_again_adds_nothing() -> None:
    load()
    before = len(selectors.find_by_document(issuing_state="UTO", number="U2233441"))
    assert load() == 6
    assert len(selectors.find_by_document(issuing_state="UTO", number="U2233441")) == before == 2
