"""What is said about an authorisation: the state first, and a question where somebody differs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from travesia.credentials.domain import (
    Kind,
    Level,
    Presented,
    Standing,
    State,
    notes_of_check,
    notes_on,
)
from travesia.credentials.selectors import say
from travesia.credentials.selectors.words import _NOTES
from travesia.credentials.tests.cast import ANNA, PASSPORT, TERMS, TODAY

STANDING = Standing(Kind.VISA, ANNA, TERMS, State.GRANTED, TODAY, 0, date(2026, 10, 1))
NOW = datetime(2026, 11, 20, 14, 32, tzinfo=UTC)


def codes(one: Standing, shown: Presented = PASSPORT) -> list[str]:
    return [note.code for note in notes_on(one, shown)]


def test_visa_in_force_says_until_when_how_many_entries_and_how_long() -> None:
    notes = {note.code: note for note in notes_on(STANDING, PASSPORT)}
    assert list(notes) == ["in_force", "entries_left", "stay_until"]
    assert notes["entries_left"].facts == {"left": 2, "count": 2}
    assert notes["stay_until"].facts["day"] == date(2026, 12, 19)


@pytest.mark.parametrize(
    ("state", "first"),
    [
        (State.APPLIED, "applied"),
        (State.REFUSED, "refused"),
        (State.USED_UP, "used_up"),
        (State.EXPIRED, "expired"),
        (State.REVOKED, "revoked"),
        (State.WITHDRAWN, "withdrawn"),
    ],
)
def test_state_comes_first_and_what_lets_nobody_in_promises_no_stay(
    state: State, first: str
) -> None:
    found = codes(replace(STANDING, state=state, entries_used=2))
    assert found[0] == first
    assert "stay_until" not in found


def test_authorisation_that_has_not_begun_stops() -> None:
    notes = notes_on(replace(STANDING, on=date(2026, 10, 31)), PASSPORT)
    assert (notes[0].code, notes[0].level) == ("not_yet", Level.STOP)


def test_extension_gives_no_entry() -> None:
    terms = replace(TERMS, entries_allowed=0)
    one = replace(STANDING, kind=Kind.EXTENSION, terms=terms, extends_number="V3AAAAAAA")
    assert codes(one) == ["in_force", "extends"]


def test_another_document_and_another_birth_date_are_questions() -> None:
    other = Presented(documents=(("UTO", "X1234567"),), birth_date="1974-08-13")
    marked = [n for n in notes_on(STANDING, other) if n.level is Level.CAUTION]
    assert [note.code for note in marked] == ["other_document", "other_birth_date"]


@pytest.mark.parametrize("birth", ["", "1974", "1974-08-XX", "not a date"])
def test_birth_date_that_may_be_the_same_is_no_question(birth: str) -> None:
    assert "other_birth_date" not in codes(STANDING, replace(PASSPORT, birth_date=birth))


def test_document_number_is_compared_without_marks() -> None:
    shown = Presented(documents=(("UTO<", "l898 902-c3"),))
    assert "other_document" not in codes(STANDING, shown)


@pytest.mark.parametrize(
    ("hours", "code", "level"),
    [
        (2, "list_fresh", Level.INFO),
        (24, "list_fresh", Level.INFO),
        (25, "list_too_old", "caution"),
    ],
)
def test_list_older_than_a_day_is_too_old(hours: int, code: str, level: str) -> None:
    note = notes_of_check(NOW - timedelta(hours=hours), NOW)[0]
    assert (note.code, note.level, note.facts["hours"]) == (code, level, hours)


def test_missing_list_is_never_silence() -> None:
    assert [note.code for note in notes_of_check(None, NOW)] == ["list_missing"]


def test_every_note_is_a_sentence_with_its_facts() -> None:
    with translation.override("en"):
        said = [say(note) for note in notes_on(STANDING, PASSPORT)]
        assert said[1] == "Entries left: 2 of 2."
        revoked = replace(STANDING, state=State.REVOKED, reason="false_statement")
        assert "a statement or document was false" in say(notes_on(revoked, PASSPORT)[0])
    assert all("%(" in str(words) or "." in str(words) for words in _NOTES.values())
