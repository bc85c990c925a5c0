"""The demonstration has applications for online visas in every state, all of them invented."""

import pytest

from travesia.access import services as access
from travesia.access.domain import Actor, Role, Scope
from travesia.config.demo.applications import STORIES, load_applications
from travesia.credentials.domain.evisa import ApplicationState, Tone
from travesia.credentials.selectors import evisa
from travesia.testing import actor

pytestmark = pytest.mark.django_db
OFFICER = actor("permit officer", Role.PERMIT_OFFICER, scope=Scope("HTI"))


def test_each_state_has_an_application_and_a_second_run_adds_none() -> None:
    cast = access.ensure_demo_people(actor=Actor.system("tests", access.DEMO_PERMISSIONS))
    assert load_applications(cast=cast) == len(STORIES)
    found = evisa.queue(actor=OFFICER)
    # Nothing lapses in a demonstration that was made a moment ago.
    assert set(found.counts) == set(ApplicationState) - {ApplicationState.LAPSED}
    assert found.owed == 1
    tones = {line.age.tone for line in found.lines if line.age is not None}
    assert {Tone.LATE, Tone.IN_TIME, Tone.STILL} <= tones
    load_applications(cast=cast)
    assert evisa.queue(actor=OFFICER).counts == found.counts


def test_every_applicant_carries_a_document_of_utopia() -> None:
    assert len({story.number for story in STORIES}) == len(STORIES)
    assert all(story.number.startswith("U55") for story in STORIES)
