"""The demonstration opens the portal with examples in every state; loaded again it adds none."""

from collections import Counter

import pytest

from travesia.config.demo.portal import APPROVER, AUTHOR, examples, load_portal
from travesia.core import clock
from travesia.journal import selectors as journal
from travesia.portal import selectors
from travesia.portal.domain import LANGUAGES, Freshness, Kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


@pytest.mark.storage
def test_every_example_is_shown_once_and_a_second_load_adds_nothing() -> None:
    told = load_portal()
    board = selectors.board(languages=LANGUAGES)
    assert len(board) == told == len(list(examples()))
    assert all(row.shown and row.facts.example for row in board)
    entries = sum(1 for _ in journal.entries_after(0))
    load_portal()
    assert selectors.board(languages=LANGUAGES) == board
    assert sum(1 for _ in journal.entries_after(0)) == entries


def test_ages_and_states_of_the_board_are_all_to_be_seen() -> None:
    load_portal()
    board, today = selectors.board(languages=LANGUAGES), clock.today()
    ages = Counter(row.facts.freshness(today) for row in board)
    assert (ages[Freshness.AGEING], ages[Freshness.STALE]) == (2, 1)
    found = {(row.facts.slug, one.language): one.state for row in board for one in row.languages}
    assert [key for key in found if found[key] == "review"] == [("licencia-conducir", "pt")]
    assert [key for key in found if found[key] == "outdated"] == [("renovar-residencia", "ht")]
    assert set(found.values()) == {"live", "none", "review", "outdated"}
    residence = selectors.item_by_slug("renovar-residencia")
    changed = residence.texts["es"].since.date()
    assert residence.facts.reviewed_on < changed < today


def test_what_is_missing_in_creole_stands_in_but_never_in_a_warning() -> None:
    load_portal()
    passages = selectors.item_by_slug("pasaporte-nino").reading("ht").passages
    assert {one.block.key: one.language for one in passages if one.stands_in} == {"refused": "fr"}
    warnings = selectors.shown(kind=Kind.ALERT)
    assert len(warnings) == 3
    for one in warnings:
        assert one.facts.expires_on is not None
        assert one.facts.expires_on > clock.today()
        assert not one.reading("ht").whole_stands_in
    texts = selectors.texts_of(selectors.item_by_code("p1").facts.id)
    assert {(text.author, text.approver) for text in texts} == {(AUTHOR.id, APPROVER.id)}
    assert AUTHOR.allowed == {"portal.edit"}
    assert APPROVER.allowed == {"portal.publish"}
