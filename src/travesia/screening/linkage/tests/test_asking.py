"""What linked events leave open is a reason or a question, never a finding about anybody."""

import csv
from pathlib import Path

import pytest

from travesia.screening.linkage import CATALOGUE, Options, Outputs, link_files
from travesia.screening.linkage.tests.linked import COLUMNS, ROSA, crowd, report, write

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
    assert found == {"c": "unmatched.linked", "d": "unmatched.not_dated"}
    assert told.unmatched["unmatched.not_in_data"] == 50
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
        "a": "question.impossible_travel_same_way",
        "c": "question.born_after",
    }


def test_an_event_without_a_name_and_one_of_a_linked_person_say_so(tmp_path: Path) -> None:
    report(
        tmp_path,
        [
            _event("a", "2026-03-01", "entry"),
            _event("b", "2026-03-09", "exit"),
            _event("c", "2026-04-01", "entry"),
            _event("d", "2026-03-01", "entry", name="", document_number="", birth_date=""),
            *crowd(50),
        ],
    )
    found = _rows(tmp_path / "unmatched.csv", "reason")
    assert found == {"c": "unmatched.linked", "d": "unmatched.no_name"}


def test_a_birth_date_that_stands_once_is_a_weaker_signal(tmp_path: Path) -> None:
    rows = [
        _event("a", "2026-03-01", "entry"),
        _event("b", "2026-03-05", "exit"),
        _event("c", "2026-04-01", "entry", birth_date="1991-05-17"),
    ]
    report(tmp_path, [*rows, *crowd(50)])
    assert _rows(tmp_path / "questions.csv", "question") == {"a": "question.person_birth_once"}
    assert _rows(tmp_path / "questions.csv", "weight") == {"a": "info"}


def test_one_document_that_links_two_names_is_a_question(tmp_path: Path) -> None:
    rows = [_event("a", "2026-03-01", "entry"), _event("b", "2026-03-05", "exit", name="XIU WEI")]
    report(tmp_path, [*rows, *crowd(50)])
    asked = set(_rows(tmp_path / "questions.csv", "question").values())
    assert asked <= {"question.document_two_names", "question.document_two_people"}
    assert asked


def test_two_posts_that_nobody_reaches_in_the_time_are_a_question(tmp_path: Path) -> None:
    columns = (*COLUMNS, "latitude", "longitude")
    near, far = {"latitude": "14.5", "longitude": "-90.5"}, {"latitude": "9.0", "longitude": "-79"}
    rows = [
        _event("a", "2026-03-01T10:00:00-06:00", "entry", **near),
        _event("b", "2026-03-01T10:20:00-06:00", "exit", **far),
        _event("c", "2026-03-09T10:20:00-06:00", "entry", **near),
    ]
    file = write(tmp_path / "events.csv", [*rows, *crowd(50)], columns)
    outputs = Outputs(tmp_path / "out.csv", questions=tmp_path / "questions.csv")
    link_files([file], outputs, Options(threads=1))
    assert _rows(tmp_path / "questions.csv", "question") == {
        "a": "question.impossible_travel_distance"
    }
    assert _rows(tmp_path / "questions.csv", "other_event_id") == {"a": "b"}
