"""What linked events leave open is a reason or a question, never a finding about anybody."""

import csv
from pathlib import Path

import pytest

from travesia.screening.linkage import CATALOGUE
from travesia.screening.linkage.tests.linked import ROSA, crowd, report

pytest.importorskip("splink")


def _rows(path: Path, column: str) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["event_id"]: row[column]
            for row in csv.DictReader(file)
            if not row["event_id"].startswith("crowd")
        }


def _event(event: str, day: str, direction: str, **other: str) -> dict[str, str]:
    return {**ROSA, "event_id": event, "date": day, "direction": direction, **other}


def test_an_entry_with_its_exit_is_matched_and_a_lone_one_is_not_recorded(tmp_path: Path) -> None:
    told = report(
        tmp_path,
        [
            _event("a", "2026-03-01", "entry"),
            _event("b", "2026-03-09", "exit"),
            _event("c", "2026-04-01", "entry"),
            _event("d", "2026-04-02", ""),
            *crowd(50),
        ],
    )
    found = _rows(tmp_path / "unmatched.csv", "reason")
    assert found == {"c": "unmatched.not_in_data", "d": "unmatched.not_dated"}
    assert set(told.unmatched) <= set(CATALOGUE.templates)


def test_nothing_says_overstayed() -> None:
    words = [text.lower() for row in CATALOGUE.templates.values() for text in row.values()]
    assert not any("overstay" in text or "irregular" in text for text in words)


def test_one_document_with_two_people_is_a_question(tmp_path: Path) -> None:
    other = {"name": "OLGA NOEMI MODELO", "birth_date": "1961-12-30"}
    rows = [_event("a", "2026-03-01", "entry"), _event("b", "2026-03-09", "exit", **other)]
    report(tmp_path, [*rows, *crowd(50)])
    assert _rows(tmp_path / "questions.csv", "question") == {"a": "question.document_two_people"}


def test_a_person_with_two_birth_dates_is_a_question_when_each_stands_twice(tmp_path: Path) -> None:
    second = {"birth_date": "1991-05-17"}
    rows = [
        _event("a", "2026-03-01", "entry"),
        _event("b", "2026-03-05", "exit"),
        _event("c", "2026-04-01", "entry", **second),
        _event("d", "2026-04-05", "exit", **second),
    ]
    report(tmp_path, [*rows, *crowd(50)])
    assert _rows(tmp_path / "questions.csv", "question") == {"a": "question.person_two_births"}


def test_the_same_way_twice_on_one_day_and_a_birth_to_come_are_questions(tmp_path: Path) -> None:
    rows = [
        _event("a", "2026-03-01", "entry"),
        _event("b", "2026-03-01", "entry"),
        _event("c", "1989-03-01", "exit"),
    ]
    report(tmp_path, [*rows, *crowd(50)])
    assert _rows(tmp_path / "questions.csv", "question") == {
        "a": "question.same_way_one_day",
        "c": "question.born_after",
    }
