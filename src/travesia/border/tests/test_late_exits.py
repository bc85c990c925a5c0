"""Somebody leaves after the last day: a sentence with its rule, and nobody goes by unseen."""

from uuid import uuid4

import pytest

from travesia.border import selectors, services
from travesia.border.domain import Direction, Level
from travesia.border.tests.cast import OFFICER, FakeLists, zone
from travesia.border.tests.granting_cast import later, let_in, rules, traveller
from travesia.border.views import words
from travesia.core.clock import FixedClock

pytestmark = pytest.mark.storage


def test_a_late_exit_leads_the_verdict_cites_the_rule_and_admits_as_before(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    rules()
    let_in(10)
    later(desk, fake_lists)
    view = selectors.access_inspection(actor=OFFICER, inspection_id=traveller(Direction.EXIT))
    assert view.verdict.level is Level.CAUTION
    said = "Stayed 5 days too long: the last day was 29 Nov 2026."
    assert words.lead(view.verdict.lead, "P") == said
    assert words.say(view.verdict.lead) == (
        f"{said} By the rule: Visitors (TEST-VISITOR@2024-01-01)."
    )
    assert view.verdict.likely == "admit"


def test_a_country_may_ask_for_second_line_at_a_late_exit(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    rules('late_exit = "second_line"')
    let_in(10)
    later(desk, fake_lists)
    view = selectors.access_inspection(actor=OFFICER, inspection_id=traveller(Direction.EXIT))
    assert view.verdict.likely == "second_line"
    assert view.bar == ""


def test_the_other_lane_is_reckoned_anew_and_nothing_is_kept_of_it(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    rules()
    let_in(10)
    later(desk, fake_lists)
    inspection = traveller()
    entering = selectors.access_inspection(actor=OFFICER, inspection_id=inspection)
    leaving = selectors.access_inspection(
        actor=OFFICER, inspection_id=inspection, direction=Direction.EXIT
    )
    assert "stay.over" not in {one.code for one in entering.verdict.findings}
    assert "stay.over" in {one.code for one in leaving.verdict.findings}
    again = selectors.access_inspection(actor=OFFICER, inspection_id=inspection)
    assert again.direction is Direction.ENTRY


def test_a_member_of_a_group_who_leaves_too_late_is_looked_at_alone(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    from travesia.border.domain import GroupKind, Standing

    rules()
    let_in(10)
    later(desk, fake_lists)
    group = services.open_group(
        actor=OFFICER,
        post_code="HTI-RCL",
        nonce=uuid4(),
        kind=GroupKind.COACH,
        label="AB 123",
        direction=Direction.EXIT,
    )
    services.read_member(actor=OFFICER, group_id=group, nonce=uuid4(), zone=zone(nationality="FRA"))
    from travesia.access.domain import Purpose

    view = selectors.access_group(actor=OFFICER, group_id=group, purpose=Purpose.BORDER_INSPECTION)
    assert [one.standing for one in view.members] == [Standing.LOOK]
