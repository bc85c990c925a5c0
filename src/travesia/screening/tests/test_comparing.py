"""Whole persons: properties of the comparison, and when it asks an officer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.screening import (
    Description,
    DocumentNumber,
    FieldComparison,
    Name,
    Relation,
    compare_person,
    describe,
    reason_to_ask,
)
from travesia.screening.asking import urgency
from travesia.screening.tests.strategies import DESCRIPTIONS
from travesia.screening.values import ORDER

ANNA = Description(
    (Name("ERIKSSON", "ANNA MARIA"),),
    "1974-08-12",
    "F",
    "UTO",
    (DocumentNumber("L898902C3", "UTO"),),
)
OTHER_DOCUMENT = (DocumentNumber("D23145890", "UTO"),)


def described(primary: str, secondary: str, born: str = "1974-08-12") -> Description:
    return Description((Name(primary, secondary),), born, "F", "", OTHER_DOCUMENT)


@given(DESCRIPTIONS, DESCRIPTIONS)
def test_comparison_is_the_same_both_ways_round(left: Description, right: Description) -> None:
    there, back = compare_person(left, right), compare_person(right, left)
    assert [(r.field, r.relation, r.note) for r in there] == [
        (r.field, r.relation, r.note) for r in back
    ]
    assert reason_to_ask(there) == reason_to_ask(back)


@given(DESCRIPTIONS)
def test_person_compared_with_themselves_agrees_wherever_something_is_known(
    who: Description,
) -> None:
    for row in compare_person(who, who):
        assert row.relation in {Relation.AGREES, Relation.NOT_KNOWN}


@given(DESCRIPTIONS, DESCRIPTIONS, st.data())
def test_more_agreement_never_takes_a_question_away(
    left: Description, right: Description, data: st.DataObject
) -> None:
    rows = list(compare_person(left, right))
    place = data.draw(st.integers(0, len(rows) - 1))
    higher = ORDER[ORDER.index(rows[place].relation) :]
    better = list(rows)
    better[place] = replace(rows[place], relation=data.draw(st.sampled_from(higher)))
    assert not reason_to_ask(rows) or reason_to_ask(better)
    assert urgency(better) >= urgency(rows)


@given(DESCRIPTIONS, DESCRIPTIONS, st.sampled_from(["", "UTO", "HTI"]))
def test_nationality_weighs_nothing(left: Description, right: Description, state: str) -> None:
    before, after = (
        compare_person(left, right),
        compare_person(left, replace(right, nationality=state)),
    )
    assert reason_to_ask(before) == reason_to_ask(after)
    assert urgency(before) == urgency(after)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (described("ERIKSON", "ANNA", "1974"), "name_in_part_and_date"),
        (described("ERIKSSON", "ANNA MARIA"), "name_and_date"),
        (described("ERIKSON", "ANNA MARIA", "1974-12-08"), "name_and_date"),
        (described("ERIKSON", "ANNA MARIA", "1974"), "name_and_date_in_part"),
        (described("ERIKSON", "ANNA MARIA", ""), "name_date_missing"),
        (described("ERIKSSON", "ANNA MARIA", "1999-01-30"), "same_name_other_date"),
        (described("ERIKSON", "ANNA MARIA", "1999-01-30"), ""),
        (described("ERIKSON", "ANNA", ""), ""),
        (described("PIERRE", "ANNA MARIA"), ""),
        (described("ERIKSSON", "JOSEPH"), ""),
    ],
)
def test_rules_say_when_an_officer_is_asked(entry: Description, reason: str) -> None:
    assert reason_to_ask(compare_person(ANNA, entry)) == reason


@pytest.mark.parametrize(
    ("number", "reason"),
    [("L898902C3", "same_document"), ("L8989O2C3", "same_document"), ("L898902C4", "")],
)
def test_same_document_asks_whatever_the_name(number: str, reason: str) -> None:
    stranger = Description(
        (Name("JOSEPH", "PIERRE"),), "1999-01-30", "M", "", (DocumentNumber(number, "UTO"),)
    )
    assert reason_to_ask(compare_person(ANNA, stranger)) == reason


def test_best_of_several_names_is_compared() -> None:
    entry = replace(ANNA, names=(Name("BERG", "NILS"), Name("ERIKSSON", "ANNA")))
    rows = compare_person(ANNA, entry)
    assert [row.right for row in rows[:2]] == ["ERIKSSON", "ANNA"]


def test_missing_parts_of_a_date_are_remarked_on_their_side() -> None:
    row = next(
        row
        for row in compare_person(ANNA, described("ERIKSON", "ANNA", "1974"))
        if row.field == "birth_date"
    )
    assert (row.remark_left, row.remark_right) == ("", "day_and_month")


def test_claim_is_compared_like_a_description() -> None:
    class Stated:
        primary, secondary = "ERIKSSON", "ANNA MARIA"
        birth_date, sex, nationality = "1974-08-12", "F", "UTO"

    rows = compare_person(Stated(), describe(Stated()))
    assert {row.field: row.relation for row in rows} == {
        "family_name": Relation.AGREES,
        "given_names": Relation.AGREES,
        "birth_date": Relation.AGREES,
        "sex": Relation.AGREES,
        "nationality": Relation.AGREES,
        "document": Relation.NOT_KNOWN,
    }
    assert all(isinstance(row, FieldComparison) for row in rows)
