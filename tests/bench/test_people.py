"""The invented people that screening is judged by: the same for a seed, and true to their kinds."""

import csv
from collections import Counter
from itertools import islice, pairwise
from pathlib import Path
from random import Random

import pytest
from bench.people import __main__ as export
from bench.people.asked import FROM_THE_LIST, counts, travellers
from bench.people.cultures import CULTURES
from bench.people.entries import rows
from bench.people.frequency import Head, Tail
from bench.people.listed import parent_or_child, sibling, stranger, twin

ENTRIES, QUERIES = 4_000, 200


def _asked(seed: int = 7) -> list:
    people = ((row.id, person) for row, person in rows(ENTRIES, seed))
    return travellers(people, QUERIES, seed)


@pytest.fixture(scope="module")
def asked() -> list:
    return _asked()


@pytest.fixture(scope="module")
def people() -> dict:
    return {row.id: (row, person) for row, person in rows(ENTRIES, 7)}


def test_a_seed_gives_the_same_people_and_another_gives_others(asked: list) -> None:
    assert list(islice(rows(500, 7), 500)) == list(islice(rows(500, 7), 500))
    assert asked == _asked()
    assert {one.name for one in asked} != {one.name for one in _asked(8)}


def test_a_longer_list_begins_with_the_shorter() -> None:
    assert list(rows(100, 3)) == list(islice(rows(1000, 3), 100))


def test_every_culture_is_listed_and_asked_about_evenly(asked: list, people: dict) -> None:
    assert {person.culture for _row, person in people.values()} == set(CULTURES)
    found = Counter((one.kind, one.culture) for one in asked)
    for kind, count in counts(QUERIES).items():
        if kind not in FROM_THE_LIST:
            assert {found[kind, code] for code in CULTURES} == {count}
    assert found["present", "hispanic"] == QUERIES // len(CULTURES)


def test_ids_of_travellers_tell_nothing(asked: list) -> None:
    first = {one.kind for one in asked[:60]}
    assert len(first) > 4
    assert [one.qid for one in asked] == [f"Q{number:06}" for number in range(len(asked))]


def test_only_the_present_have_an_entry(asked: list, people: dict) -> None:
    for one in asked:
        assert bool(one.entry_id) == one.kind.startswith("present")
        assert bool(one.near) == (one.kind in ("namesake", "twin", "relative"))
        if one.entry_id:
            assert people[one.entry_id][1].culture == one.culture
        if one.kind == "present" and one.dates == "right":
            assert one.birth_date == people[one.entry_id][1].born.isoformat()


def test_the_absent_are_clean_unless_their_kind_says_damaged(asked: list) -> None:
    for one in asked:
        damaged = one.corruption != "exact" or one.dates != "right"
        if one.kind == "absent_damaged":
            assert one.corruption != "exact"
        elif not one.kind.startswith("present"):
            assert not damaged


def test_documents_are_new_but_where_the_kind_says_the_same(asked: list, people: dict) -> None:
    same = {
        kind: [
            o.document_number in people[o.entry_id][1].documents for o in asked if o.kind == kind
        ]
        for kind in ("present", "present_document")
    }
    assert not any(same["present"])
    assert sum(same["present_document"]) > len(same["present_document"]) / 2


def test_namesakes_share_the_name_and_no_day(asked: list, people: dict) -> None:
    for one in asked:
        if one.kind == "namesake":
            assert one.birth_date != people[one.near][1].born.isoformat()


def test_kin_are_what_they_are_called() -> None:
    chance = Random(5)
    for _ in range(200):
        person = stranger(chance)
        other = twin(person, chance)
        assert (other.born, other.surnames) == (person.born, person.surnames)
        assert other.given != person.given
        assert sibling(person, chance).surnames == person.surnames
        older = parent_or_child(person, chance)
        assert abs((older.born - person.born).days) >= 17 * 365
        assert older.surnames[0] == person.surnames[0]
        assert older.given != person.given


def test_the_list_holds_families_twins_and_dates_known_in_part(people: dict) -> None:
    found = list(people.values())
    pairs = list(pairwise(found))
    same_name = [(a, b) for (_, a), (_, b) in pairs if a.surnames == b.surnames]
    assert len(same_name) > 0.08 * len(found)
    assert any(a.born == b.born for a, b in same_name)
    lengths = Counter(len(row.birth_date) for row, _ in found)
    assert set(lengths) == {0, 4, 7, 10}
    assert lengths[10] > 0.93 * len(found)
    januaries = sum(person.born.strftime("%m-%d") == "01-01" for _, person in found)
    assert 0.02 < januaries / len(found) < 0.08


def test_surnames_have_a_long_tail(people: dict) -> None:
    words = Counter(
        word for _, person in people.values() for part in person.surnames for word in part.split()
    )
    once = sum(1 for count in words.values() if count == 1)
    assert once > 0.5 * len(words)
    assert words.most_common(1)[0][1] > 40


def test_heads_keep_their_order_and_tails_their_words() -> None:
    chance = Random(1)
    drawn = Counter(Head(["a", "b", "c", "d"]).draw(chance) for _ in range(4000))
    assert [word for word, _ in drawn.most_common()] == ["a", "b", "c", "d"]
    make = [Tail(lambda chance: str(chance.random()), "x") for _ in range(2)]
    assert make[0].word(12) == make[1].word(12) != make[0].word(13)


def test_the_export_is_what_the_commands_read(tmp_path: Path) -> None:
    done = export.main(
        ["--entries", "300", "--queries", "20", "--seed", "2", "--out", str(tmp_path)]
    )
    assert done == 0
    tables = {
        name: list(csv.DictReader((tmp_path / f"{name}.csv").open(encoding="utf-8")))
        for name in ("list", "queries", "truth")
    }
    assert len(tables["list"]) == 300
    assert set(tables["queries"][0]) == set(export.QUERIES)
    assert [row["qid"] for row in tables["queries"]] == [row["qid"] for row in tables["truth"]]
    ids = {row["id"] for row in tables["list"]}
    assert {row["entry_id"] for row in tables["truth"]} - {""} <= ids
