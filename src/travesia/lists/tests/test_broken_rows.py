"""One broken row costs itself: it is counted and named, and the rows around it are taken."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.lists.domain import ListDocument, ListPurpose, NewListEntry, Remark
from travesia.lists.domain.feeds import READERS, Defaults
from travesia.lists.domain.feeds.tables import LONGEST_LINE, MOST_LINES
from travesia.lists.services.writing import Sorter

DEFAULTS = Defaults(instruction="Compare, then call.", owner="The owner")
HEAD = "number,names,birth,sex,documents,purpose,instruction,review_due"
ONE, TWO = (f'{n},"ERIKSON, ANNA",1974,F,,inform,Call.,' for n in (1, 2))
COLUMNS = "id,schema,name,aliases,birth_date,countries,identifiers,dataset"


def read(form: str, raw: bytes) -> tuple[dict[str, NewListEntry], list[tuple[object, ...]], Sorter]:
    """Return the entries by number, the rows set aside with line, name and problems, the sorter."""
    sorter = Sorter(tuple(ListPurpose))
    taken, rejects = sorter.sort(READERS[form](io.BytesIO(raw), DEFAULTS))
    aside = [(one.line, one.number, *one.problems) for one in rejects]
    return {one.number: one for one in taken}, aside, sorter


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


def notice(number: int) -> dict[str, object]:
    return {"entity_id": f"2026/{number}", "name": "ERIKSON", "forename": "ANNA"}


def answer(total: object, *notices: object, **query: object) -> dict[str, object]:
    return {"total": total, "query": query, "_embedded": {"notices": list(notices)}}


def interpol(*parts: object) -> tuple[dict[str, NewListEntry], list[tuple[object, ...]], Sorter]:
    return read("interpol-json", json.dumps(list(parts)).encode())


def test_answer_with_fewer_notices_than_it_found_is_taken_and_says_what_is_missing() -> None:
    taken, aside, sorter = interpol(answer(200, notice(1), notice(2), nationality="HT", page=1))
    assert (len(taken), aside) == (2, [])
    assert sorter.remarks == [Remark("records_missing", 198, "nationality=HT")]


def test_notice_that_came_twice_is_taken_once_and_does_not_stand_for_a_missing_one() -> None:
    taken, _aside, sorter = interpol(
        answer(3, notice(1), notice(2), sexId="F", page=1),
        answer(3, notice(2), sexId="F", page=2),
        {**notice(1), "sex_id": "F"},
    )
    assert sorted(taken) == ["2026-1", "2026-2"]
    assert taken["2026-1"].sex == "F"
    assert sorter.remarks == [
        Remark("records_missing", 1, "sexId=F"),
        Remark("records_twice", 1),
    ]


def test_what_is_no_notice_is_named_beside_those_that_are() -> None:
    taken, aside, sorter = interpol(
        answer(1, notice(1), None, "text"), 7, {"error": "busy"}, answer("many", notice(2))
    )
    assert sorted(taken) == ["2026-1", "2026-2"]
    assert [row[1:] for row in aside] == [
        ("NoneType", "not_a_notice"),
        ("str", "not_a_notice"),
        ("int", "not_a_notice"),
        ("error", "not_a_notice"),
    ]
    assert sorter.remarks == []


UN = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="urn:x"><INDIVIDUALS>{0}</INDIVIDUALS></CONSOLIDATED_LIST>"""
PERSON = """
<INDIVIDUAL><DATAID>{0}</DATAID><FIRST_NAME>ANNA</FIRST_NAME>
<REFERENCE_NUMBER>HTi.{0}</REFERENCE_NUMBER><COMMENTS1>{1}</COMMENTS1></INDIVIDUAL>"""


@pytest.mark.parametrize(
    "broken",
    [
        PERSON.format(2, "Smith & Co"),
        PERSON.format(2, "\x0b"),
        PERSON.format(2, "<b>bold"),
        PERSON.format(2, "x").replace("</INDIVIDUAL>", ""),
        PERSON.format(2, "x").replace("<INDIVIDUAL>", "<INDIVIDUAK>"),
        PERSON.format(2, "&anna;"),
    ],
)
def test_record_that_is_not_well_formed_is_named_and_the_others_are_read(broken: str) -> None:
    good = [PERSON.format(n, "x") for n in (1, 3, 4)]
    raw = UN.format("".join((good[0], broken, *good[1:]))).encode()
    taken, aside, _sorter = read("un-xml", raw)
    assert list(taken) == ["HTi.1", "HTi.3", "HTi.4"]
    assert [row[2:] for row in aside] == [("record_broken",)]
    assert aside[0][0] == 2


def test_number_that_no_database_keeps_is_named_as_far_as_it_can_be() -> None:
    lines = [json.dumps({"id": "a\0\ud800" + "b" * 99, "schema": "Person"}).encode()]
    _taken, ((_line, number, *_problems),), _sorter = read("opensanctions-json", lines[0])
    assert number == "a?" + "b" * 58


def test_number_that_grows_too_long_in_capitals_is_set_aside() -> None:
    row = f"1,ANNA,1974,F,UTO:{'ß' * 40},inform,Call.,"
    _taken, aside, _sorter = read("csv", table(row))
    assert aside == [(2, "1", "document_number_too_long")]


def test_numbers_that_are_of_no_travel_document_never_meet_a_passport() -> None:
    def paper(kind: str, number: str, schema: str = "Identification") -> dict[str, object]:
        properties = {"number": [number], "type": [kind], "country": ["ht"]}
        return {"schema": schema, "properties": properties}

    about = {
        "name": ["Anna"],
        "alias": ["Anne", "Ann"],
        "weakAlias": ["Annushka"],
        "birthDate": ["1974-08-12", "1976", "circa 1980"],
        "passportNumber": ["L898902C3", "123"],
        "idNumber": ["7712345678"],
        "taxNumber": ["123456789"],
        "identificationEntities": [
            paper("Passport", "D2314589"),
            paper("", "A7654321", "Passport"),
            paper("National ID", "UTO-55-1234"),
            paper("Tax ID No.", "A1234567"),
            paper("Driver's License", "B1234567"),
            paper("", "C1234567"),
        ],
    }
    raw = json.dumps({"id": "uto-1", "schema": "Person", "properties": about}).encode()
    anna = read("opensanctions-json", raw)[0]["uto-1"]
    assert set(anna.documents) == {
        ListDocument("D2314589", "HTI", "passport"),
        ListDocument("A7654321", "HTI", "passport"),
        ListDocument("UTO-55-1234", "HTI", "national_id"),
        ListDocument("L898902C3", "", "passport"),
    }
    for number in ("7712345678", "123456789", "A1234567", "B1234567", "C1234567", "123"):
        assert number in anna.reason
    assert anna.birth_dates == ("1974-08-12", "1976", "1980~")
    assert [name.primary for name in anna.names] == ["Anna", "Anne", "Ann", "Annushka"]
    assert anna.names[-1].weak


def test_numbers_of_the_simple_table_count_only_where_they_look_like_a_passport() -> None:
    numbers = "L898902C3;7712345678;123456789;Q1234567;A123;ABCDEFGH1;X-1234567"
    row = f'uto-1,Person,Anna,"Anne;""Anna; the other""",1974;1976,ht,{numbers},Invented'
    anna = read("opensanctions-csv", f"{COLUMNS}\n{row}".encode())[0]["uto-1"]
    assert [one.number for one in anna.documents] == ["L898902C3"]
    for number in ("7712345678", "123456789", "Q1234567", "A123", "ABCDEFGH1", "X-1234567"):
        assert number in anna.reason
    assert [name.primary for name in anna.names] == ["Anna", "Anne", "Anna; the other"]
    assert anna.birth_dates == ("1974", "1976")
