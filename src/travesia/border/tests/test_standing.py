"""Who of a group is admitted by one confirmation, and who is looked at alone."""

import pytest

from travesia.border.domain import Decision, InspectionState, Standing
from travesia.border.domain.groups import standing_of
from travesia.border.domain.verdict import PROTECTION, Finding, Level, Source, Verdict

_OPEN = InspectionState.OPENED


def _verdict(level: Level = Level.OK, code: str = "document.good") -> Verdict:
    lead = Finding(code, level, Source.DOCUMENT)
    return Verdict(level, lead, (lead,), Decision.ADMIT)


def test_who_nothing_speaks_against_is_admitted_with_the_others() -> None:
    assert standing_of(_OPEN, _verdict(), waits=False, authorisations=0) is Standing.CLEAN


@pytest.mark.parametrize("level", [Level.CAUTION, Level.STOP])
def test_anything_loud_asks_for_a_look(level: Level) -> None:
    found = standing_of(_OPEN, _verdict(level), waits=False, authorisations=0)
    assert found is Standing.LOOK


def test_who_has_a_visa_is_looked_at_alone_because_somebody_chooses_on_which_one() -> None:
    assert standing_of(_OPEN, _verdict(), waits=False, authorisations=1) is Standing.LOOK


def test_open_question_and_withdrawn_refusal_ask_for_a_look() -> None:
    assert standing_of(_OPEN, _verdict(), waits=True, authorisations=0) is Standing.LOOK
    withdrawn = InspectionState.REFUSAL_WITHDRAWN
    assert standing_of(withdrawn, _verdict(), waits=False, authorisations=0) is Standing.LOOK


def test_refugees_passport_asks_for_a_look() -> None:
    found = standing_of(_OPEN, _verdict(code=PROTECTION), waits=False, authorisations=0)
    assert found is Standing.LOOK
