"""The monthly report, against numbers that were worked out by hand."""

from random import Random

import pytest

from travesia.helpdesk.domain.counting import Counted, Report, Sent, build_report
from travesia.measures import Hidden, Quantity, Reason, Shown, Unit, UnitMismatchError

MONTHS = ("2026-08", "2026-09", "2026-10")


def contacts(count: int, topic: str, **more: object) -> list[Counted]:
    """Return so many contacts that are alike."""
    said: dict[str, object] = {
        "month": "2026-10",
        "desk": "GTM-TEC",
        "area": "GT12",
        "channel": "hub",
        "language": "es",
        "profile": "transit",
        "gender": "f",
        "age_band": "25_59",
        "persons": 1,
        "outcome": "answered",
        "repeat": "again",
        "urgency": "routine",
        **more,
    }
    return [Counted(topics=(topic,), **said) for _ in range(count)]  # type: ignore[arg-type]  # the fields above


@pytest.fixture
def october() -> Report:
    """By hand: 18 passport (1 person each, first time) + 14 visa (2 persons each, all referred) +
    12 food (3 persons each, page sent) + 3 wages (1 person each) = 47 contacts; persons 18 + 28 +
    36 + 3 = 85; of 14 referrals 6 confirmed and 8 pending: 6 / 14 = 43 % closed, and 6 / 6 = 100 %
    of these confirmed.
    """
    rows = [
        *contacts(18, "documents.passport", repeat="first"),
        *contacts(14, "status.visa", persons=2, outcome="referred"),
        *contacts(12, "needs.food", persons=3, outcome="page_sent"),
        *contacts(3, "work.rights"),
    ]
    sent = [Sent("2026-10", "confirmed")] * 6 + [Sent("2026-10", "pending")] * 8
    return build_report(MONTHS, rows, sent)


def test_figures_are_those_worked_out_by_hand(october: Report) -> None:
    found = {one.key: one.value for one in october.figures}
    assert found == {
        "contacts": Shown(47),
        "persons": Shown(85),
        "first": Shown(18),
        "referrals": Shown(14),
        "transfers": Hidden(5),
    }
    assert october.closure is not None
    assert round(october.closure.rate or 0, 2) == 0.43
    assert october.closure.confirmed_rate == 1.0


def test_three_contacts_are_hidden_and_another_line_covers_them(october: Report) -> None:
    table = october.tables["topic_group"]
    shown = {row.key: row.cells[-1] for row in table.rows}
    # 47 - 18 - 14 - 12 would be 3, so the smallest line that is enough (12) goes with it.
    assert shown == {"documents": Shown(18), "status": Shown(14)}
    assert table.totals[-1] == Shown(47)
    assert table.remainder[-1] == Shown(15)
    assert october.audited > 0


def test_contacts_and_persons_are_never_added(october: Report) -> None:
    units = {one.unit for one in october.figures}
    assert {Unit.CONTACT, Unit.PERSON_INFORMED, Unit.REFERRAL} <= units
    with pytest.raises(UnitMismatchError):
        Quantity(47, Unit.CONTACT) + Quantity(85, Unit.PERSON_INFORMED)


def test_a_month_with_four_contacts_says_nothing_but_that() -> None:
    found = build_report(MONTHS, contacts(4, "needs.food", outcome="referred"), [])
    assert all(one.value == Hidden(5) for one in found.figures)
    assert found.closure is None
    assert all(not table.rows for table in found.tables.values())


def test_a_rate_is_not_shown_where_it_would_give_a_small_number_away() -> None:
    rows = [*contacts(20, "status.visa", outcome="referred"), *contacts(10, "needs.food")]
    sent = [Sent("2026-10", "confirmed")] * 2 + [Sent("2026-10", "pending")] * 18
    closure = build_report(MONTHS, rows, sent).closure
    assert closure is not None
    assert closure.rate is None
    assert closure.confirmed_rate is None


def test_no_cell_under_five_is_ever_shown_in_many_random_months() -> None:
    drawn = Random(20261121)
    topics = ["documents.passport", "status.visa", "needs.food", "work.rights", "return.help"]
    for _ in range(30):
        rows: list[Counted] = []
        for topic in topics:
            for month in MONTHS:
                rows += contacts(drawn.choice([0, 1, 3, 4, 5, 9, 40]), topic, month=month)
        found = build_report(MONTHS, rows, [])
        for table in [*found.tables.values(), *found.topics.values()]:
            cells = [cell for row in table.rows for cell in row.cells] + list(table.totals)
            assert not [c for c in cells if isinstance(c, Shown) and c.count < 5]
            assert not [c for c in cells if isinstance(c, Hidden) and c.reason not in Reason]
