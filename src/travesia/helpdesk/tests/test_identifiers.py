"""Notes by which somebody could be found are seen; prices, dates and addresses are not.

The lists to judge by were written before the rules and were not looked at while these were made;
`develop_*` are those that the rules were made with. All numbers are drawn at random.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.helpdesk.domain import IdentifierKind, identifiers_in
from travesia.helpdesk.domain.identifiers import fold

LISTS = Path(__file__).parent / "notes"


def blocked(name: str) -> Iterator[tuple[str, str]]:
    """Yield what each line holds, and the line."""
    for line in (LISTS / f"{name}_blocked.tsv").read_text("utf-8").splitlines():
        kind, _tab, note = line.partition("\t")
        yield kind, note


def innocent(name: str) -> list[str]:
    """Return lines that hold nothing of anybody."""
    return (LISTS / f"{name}_innocent.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", ["develop", "judge"])
def test_nineteen_of_twenty_identifiers_are_seen(name: str) -> None:
    rows = list(blocked(name))
    missed = [note for _kind, note in rows if not identifiers_in(note)]
    assert len(missed) <= len(rows) * 0.05, missed


@pytest.mark.parametrize("name", ["develop", "judge"])
def test_under_one_in_fifty_innocent_notes_is_stopped(name: str) -> None:
    rows = innocent(name)
    wrong = [note for note in rows if identifiers_in(note)]
    assert len(wrong) < len(rows) * 0.02, wrong


def test_the_lists_to_judge_by_are_long_enough() -> None:
    assert len(list(blocked("judge"))) >= 200
    assert len(innocent("judge")) >= 200


def test_what_is_seen_is_named_and_has_its_place() -> None:
    (seen,) = identifiers_in("Vuelve el lunes, cel. 5512-3456, trae fotos")
    assert (seen.kind, seen.text, seen.start) == (IdentifierKind.PHONE, "cel. 5512-3456", 17)


def test_a_date_inside_an_identity_number_does_not_hide_it() -> None:
    assert identifiers_in("cédula 001-150390-1234A")


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault_and_places_lie_in_it(note: str) -> None:
    for seen in identifiers_in(note):
        assert 0 <= seen.start <= len(note)
        assert seen.text in note


@given(st.text(max_size=300))
def test_folding_keeps_each_letter_in_its_place(note: str) -> None:
    assert len(fold(note)) == len(note)
