"""One broken row costs itself: it is counted and named, and the rows around it are taken."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.lists.domain.feeds.tables import LONGEST_LINE, MOST_LINES
from travesia.lists.tests.reading_feeds import COLUMNS, read

HEAD = "number,names,birth,sex,documents,purpose,instruction,review_due"
ONE, TWO = (f'{n},"ERIKSON, ANNA",1974,F,,inform,Call.,' for n in (1, 2))


def table(*rows: str | bytes) -> bytes:
    return b"\n".join(row if isinstance(row, bytes) else row.encode() for row in (HEAD, *rows))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ('9,"ERIKSON, ANNA,1974,F,,inform,Call.,', "quote_not_closed"),
        ('9,"ERIKSON" ANNA,1974,F,,inform,Call.,', "row_broken"),
        (b"9,\xe9RIKSON,1974,F,,inform,Call.,", "row_not_utf8"),
        (f"9,{'A' * LONGEST_LINE},1974,F,,inform,Call.,", "row_too_long"),
        ("9,ANNA,1974,F,,inform,Call.", "too_few_columns"),
        ("9," + "A" * 140_000 + ",1974,F,,inform,Call.,", "row_broken"),
    ],
)
def test_broken_row_of_a_table_takes_no_other_with_it(row: str | bytes, problem: str) -> None:
    taken, aside, sorter = read("csv", table(ONE, row, TWO))
    assert list(taken) == ["1", "2"]
    assert aside == [(3, "" if problem == "row_too_long" else "9", problem)]
    assert sorter.problems == {problem: 1}


@pytest.mark.parametrize("after", [[TWO], ["", TWO], ['3,"BERG, NILS",1980,M,,inform,Call.,', TWO]])
def test_quote_nobody_closed_does_not_swallow_the_rest(after: list[str]) -> None:
    taken, aside, _sorter = read("csv", table(ONE, '9,"ERIKSON,1974,F,,inform,Call.,', *after))
    assert {"1", "2"} <= set(taken)
    assert aside == [(3, "9", "quote_not_closed")]


def test_quote_nobody_closed_in_the_last_row_costs_the_last_row() -> None:
    taken, aside, _sorter = read("csv", table(ONE, TWO, '9,"ERIKSON'))
    assert list(taken) == ["1", "2"]
    assert aside == [(4, "9", "quote_not_closed")]


def test_quote_that_another_row_closes_costs_its_own_row() -> None:
    taken, aside, _sorter = read("csv", table('8,"ANNA,1974,F,,inform,"Call.,', '9,B"', ONE, TWO))
    assert list(taken) == ["1", "2"]
    assert {number for _line, number, *_problems in aside} == {"8", "9"}


def test_cell_with_line_ends_is_one_row_and_names_its_first_line() -> None:
    rows = ('1,"ERIKSON, ANNA",1974,F,,inform,"Call', 'the office, ""214""', 'today",', TWO)
    taken, aside, _sorter = read("csv", table(*rows, "3"))
    assert list(taken) == ["1", "2"]
    assert taken["1"].instruction == 'Call the office, "214" today'
    assert aside[0][0] == 6


def test_many_unclosed_quotes_in_a_row_are_each_named() -> None:
    bad = [f'{n},"ERIKSON,1974' for n in range(100, 100 + 2 * MOST_LINES)]
    taken, aside, sorter = read("csv", table(ONE, *bad, TWO))
    assert {"1", "2"} <= set(taken)
    assert len(taken) + len(aside) == len(bad) + 2
    assert sorter.problems["quote_not_closed"] >= len(bad) - 1


@given(st.lists(st.text(alphabet='a1,"\n;', max_size=30), max_size=8))
def test_every_row_before_the_damage_is_taken_and_every_line_accounted_for(junk: list[str]) -> None:
    taken, _aside, _sorter = read("csv", table(ONE, TWO, *junk))
    assert {"1", "2"} <= set(taken)


@given(st.lists(st.text(alphabet='a1,"', max_size=30), max_size=5))
def test_good_rows_behind_damaged_lines_are_taken(junk: list[str]) -> None:
    good = [f"{n},ANNA,1974,F,,inform,Call.," for n in range(500, 520)]
    taken, _aside, _sorter = read("csv", table(*junk, *good))
    assert {"501", "519"} <= set(taken)


def test_row_of_a_collection_that_is_broken_is_named() -> None:
    good = "uto-{0},Person,Anna {0},,1974,,,Invented"
    rows = (COLUMNS, good.format(1), 'uto-9,Person,"Anna,,1974,,,Invented', good.format(2))
    taken, aside, _sorter = read("opensanctions-csv", "\n".join(rows).encode())
    assert list(taken) == ["uto-1", "uto-2"]
    assert aside == [(3, "uto-9", "quote_not_closed")]


def test_line_of_json_that_is_none_or_too_long_is_named() -> None:
    good = b'{"id": "uto-%d", "schema": "Person", "properties": {"name": ["Anna"]}}'
    lines = (good % 1, b'{"id": "uto', b"[]", b'"' + b"x" * 5_000_000, b"\xff", good % 2)
    taken, aside, _sorter = read("opensanctions-json", b"\n".join(lines))
    assert list(taken) == ["uto-1", "uto-2"]
    assert [row[0] for row in aside] == [2, 3, 4, 5]
    assert [row[2] for row in aside] == ["not_json", "not_json", "row_too_long", "not_json"]


def test_number_that_no_database_keeps_is_named_as_far_as_it_can_be() -> None:
    lines = [json.dumps({"id": "a\0\ud800" + "b" * 99, "schema": "Person"}).encode()]
    _taken, ((_line, number, *_problems),), _sorter = read("opensanctions-json", lines[0])
    assert number == "a?" + "b" * 58


def test_number_that_grows_too_long_in_capitals_is_set_aside() -> None:
    row = f"1,ANNA,1974,F,UTO:{'ß' * 40},inform,Call.,"
    _taken, aside, _sorter = read("csv", table(row))
    assert aside == [(2, "1", "document_number_too_long")]
