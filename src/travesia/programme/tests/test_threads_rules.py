"""Works in progress of the published bulletins: each is due, without a day, closed or overdue."""

import json
from datetime import date
from pathlib import Path

import pytest

from travesia.programme.domain.threads import (
    ThreadKind,
    ThreadState,
    ThreadStep,
    ThreadView,
    by_urgency,
    last_day,
)

PRINTED = {"B1": date(2023, 6, 30), "B2": date(2024, 6, 30), "B3": date(2024, 3, 31)}
PRINTED["B4"] = date(2024, 8, 31)
AFTER = date(2024, 8, 31)
SEEDS = Path(__file__).parents[5] / "shared" / "data" / "seed_figures.json"


def a_thread(**more: object) -> ThreadView:
    said = {"code": "T", "title": "T", "kind": ThreadKind.WORK, "opened_on": date(2024, 1, 1)}
    return ThreadView(**{**said, **more})  # type: ignore[arg-type]  # the fields of a thread


def test_a_month_is_due_at_its_end() -> None:
    assert last_day("2024-02") == date(2024, 2, 29)
    assert last_day("2024-07-31") == date(2024, 7, 31)
    with pytest.raises(ValueError, match=r"."):
        last_day("soon")


@pytest.mark.parametrize(
    ("more", "on", "state"),
    [
        ({"due": "2024-10"}, date(2024, 10, 31), ThreadState.DUE),
        ({"due": "2024-10"}, date(2024, 11, 1), ThreadState.OVERDUE),
        ({"due": "2024-10", "closed_on": date(2024, 9, 1)}, date(2025, 1, 1), ThreadState.CLOSED),
        ({"due": "2024-10", "closed_on": date(2025, 2, 1)}, date(2025, 1, 1), ThreadState.OVERDUE),
        ({}, date(2024, 7, 2), ThreadState.OPEN),
        ({}, date(2024, 7, 3), ThreadState.QUIET),
        ({"steps": (ThreadStep(date(2024, 6, 1), "told"),)}, date(2024, 7, 3), ThreadState.OPEN),
    ],
)
def test_where_a_thread_stands(more: dict[str, object], on: date, state: ThreadState) -> None:
    assert a_thread(**more).state_on(on) is state


def test_what_needs_somebody_comes_first() -> None:
    late = a_thread(code="late", due="2024-03")
    later = a_thread(code="later", due="2024-02")
    done = a_thread(code="done", closed_on=date(2024, 2, 1))
    order = by_urgency([done, late, later], date(2024, 6, 1))
    assert [one.code for one in order] == ["later", "late", "done"]
    assert late.days_late(date(2024, 4, 2)) == 2


@pytest.mark.skipif(not SEEDS.exists(), reason="the published figures lie beside the repository")
def test_each_of_the_ten_works_in_progress_is_accounted_for() -> None:
    works = json.loads(SEEDS.read_text("utf-8"))["work_in_progress"]
    states = {}
    for one in works:
        view = a_thread(
            code=one["id"],
            opened_on=PRINTED[one["source"]],
            due=one["due"] or "",
            closed_on=date(2024, 7, 31) if one["closed_by"] else None,
            closed_by=one["closed_by"] or "",
        )
        states[one["id"]] = view.state_on(AFTER).value
    assert states == {
        "B1.W1": "quiet",
        "B1.W2": "overdue",
        "B1.W3": "overdue",
        "B1.W4": "quiet",
        "B2.W1": "closed",
        "B2.W2": "due",
        "B3.W1": "open",
        "B3.W2": "open",
        "B4.W1": "open",
        "B4.W2": "due",
    }
