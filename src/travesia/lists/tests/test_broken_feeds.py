"""Files of others with something broken in them: it is named, and the rest is read."""

import json

import pytest

from travesia.lists.domain import NewListEntry, Remark
from travesia.lists.services.writing import Sorter
from travesia.lists.tests.reading_feeds import read


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
