"""The panel of the stay: days by the rule at entry, the reckoning at exit, never an accusation."""

from uuid import UUID

import pytest
from django.template.loader import render_to_string

from travesia.border import selectors
from travesia.border.domain import Direction
from travesia.border.tests.cast import OFFICER, POST, admit, opened, zone
from travesia.border.tests.staying_cast import PASSPORT, bring, moved
from travesia.border.views import staying
from travesia.documents import PartialDate

PART = "border/parts/stay_rule.html"

pytestmark = pytest.mark.usefixtures("desk")


def shown(inspection: UUID) -> str:
    """Return what the officer reads in the panel, as the template has it."""
    view = selectors.access_inspection(actor=OFFICER, inspection_id=inspection)
    panel = staying.panel_of(view)
    return " ".join(render_to_string(PART, {"staying": panel}).split())


def before_the_officer(direction: Direction = Direction.ENTRY) -> UUID:
    """Ana with the passport of the tests of stays, read at the desk."""
    return opened(
        zone(
            PASSPORT.number,
            "Solano",
            given_names="Ana",
            issuing_state="FRA",
            nationality="FRA",
            birth_date=PartialDate(1990, 1, 2),
        ),
        direction=direction,
    )


def test_first_entry_shows_the_days_with_rule_and_source() -> None:
    page = shown(before_the_officer())
    assert "By the rule: 90 days, up to and with 17 Feb 2027." in page
    assert "ANY-VISITOR@2024-01-01" in page
    assert "It says nothing of any country" in page


def test_entry_while_a_stay_is_open_says_since_when_no_exit_is_recorded() -> None:
    bring(moved(f"+2026-10-01T10:00@{POST}"))
    page = shown(before_the_officer())
    assert "After the entry of 1 Oct 2026 no exit was recorded." in page
    assert "overst" not in page.lower()


def test_exit_in_time_and_too_late_are_sentences() -> None:
    bring(moved(f"+2026-11-01T10:00@{POST}"))
    assert "Left in time" in shown(before_the_officer(Direction.EXIT))


def test_exit_after_the_last_day_says_by_how_many_days() -> None:
    bring(moved(f"+2026-08-01T10:00@{POST}"))
    page = shown(before_the_officer(Direction.EXIT))
    assert "Recorded entry and exit: 22 days after the last day, 29 Oct 2026." in page


def test_exit_without_an_entry_is_not_recorded() -> None:
    page = shown(before_the_officer(Direction.EXIT))
    assert "the entry was not recorded" in page


def test_nothing_is_reckoned_on_the_screen_once_somebody_decided() -> None:
    inspection = before_the_officer()
    admit(inspection, ground="")
    assert shown(inspection) == ""
