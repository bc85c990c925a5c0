"""Field relations: each ordinary slip gets its own words, and strangers stay different."""

import pytest

from travesia.screening import DocumentNumber, Name, Relation, compare_name
from travesia.screening.birth_relation import compare_births
from travesia.screening.document_relation import compare_documents
from travesia.screening.name_relation import compare_texts

A, N, P, D, U = (
    Relation.AGREES,
    Relation.NEAR,
    Relation.PARTIAL,
    Relation.DIFFERS,
    Relation.NOT_KNOWN,
)


@pytest.mark.parametrize(
    ("left", "right", "relation", "note"),
    [
        ("ERIKSSON", "Eriksson", A, ""),
        ("Núñez", "NUNEZ", A, ""),
        ("JEAN-BAPTISTE", "JEAN<BAPTISTE", A, ""),
        ("O'BRIEN", "OBRIEN", A, ""),
        ("ERIKSSON", "ERIKSON", N, "one_letter_off"),
        ("MARTINEZ", "MARTNIEZ", N, "letters_swapped"),
        ("RODRIGUEZ", "RODRIGEZ", N, "one_letter_off"),
        ("HERNANDEZ", "ERNANDES", N, "two_letters_off"),
        ("GARCIA LOPEZ", "LOPEZ GARCIA", N, "order_differs"),
        ("DE LA CRUZ", "DELACRUZ", N, "written_together"),
        ("王", "Wang", N, "other_script"),
        ("王", "王", A, ""),
        ("高石", "高市", N, "same_in_latin"),
        ("\u0410NNA", "ANNA", N, "other_script"),
        ("\u0410\u041d\u041d\u0410", "ANNA", N, "other_script"),
        ("SØREN", "SOREN", A, ""),
        ("DE LA CRUZ", "DELACRUX", N, "one_letter_off"),
        ("DE LA CRUZ", "CRUZ", N, "particle_differs"),
        ("MÜLLER", "MUELLER", N, "spelled_otherwise"),
        ("MUNXXOZ", "MUÑOZ", N, "spelled_otherwise"),
        ("GARCIA LOPEZ", "GARCIA", P, "in_part"),
        ("ANNA MARIA", "ANNA", P, "in_part"),
        ("ANNA MARIA", "ANNA M", P, "initial_only"),
        ("JUAN CARLOS", "J", P, "initial_only"),
        ("RODRIGUEZ PEREZ", "RODRIGUES", P, "in_part_near"),
        ("GARCIA LOPEZ", "GARCIA PEREZ", D, "one_part_agrees"),
        ("LEE", "LEO", D, ""),
        ("MARTIN", "MORTEN", D, ""),
        ("ANA", "ADA", D, ""),
        ("PIERRE", "JOSEPH", D, ""),
        ("", "JOSEPH", U, ""),
        ("🙂", "JOSEPH", U, ""),
    ],
)
def test_names_relate_in_words(left: str, right: str, relation: Relation, note: str) -> None:
    assert compare_texts(left, right) == (relation, note)


@pytest.mark.parametrize(
    ("left", "right", "relation", "note"),
    [
        ("1974-08-12", "1974-08-12", A, ""),
        ("1974", "1974", A, "only_year"),
        ("1974-08-12", "1974", P, "year_agrees"),
        ("1974-08-12", "1974-08-XX", P, "month_agrees"),
        ("1974-08-12", "1974-12-08", N, "day_month_swapped"),
        ("1974-08-12", "1974-08-21", N, "digits_swapped"),
        ("1974-08-12", "1974-08-13", N, "one_digit_off"),
        ("1974-08-12", "1975-08-12", N, "year_one_off"),
        ("1980-08-12", "1979-08-12", N, "year_one_off"),
        ("1974-08-12", "1947-08-12", N, "day_and_month_agree"),
        ("1974-08-12", "1976-01-30", D, "few_years_apart"),
        ("1974-08-12", "1975", D, "few_years_apart"),
        ("1974-08-12", "1999-01-30", D, ""),
        ("1974-08-XX", "1974-09-XX", D, ""),
        ("1974-08-12", "", U, ""),
        ("1974-08-12", "rubbish", U, ""),
    ],
)
def test_birth_dates_relate_in_words(left: str, right: str, relation: Relation, note: str) -> None:
    assert compare_births(left, right) == (relation, note)


@pytest.mark.parametrize(
    ("left", "right", "relation", "note"),
    [
        (("L898902C3", "UTO"), ("L898902C3<", "UTO"), A, ""),
        (("L898902C3", "D"), ("L898902C3", "DEU"), A, ""),
        (("L898902C3", "UTO"), ("L898902C3", ""), N, "issuer_not_stated"),
        (("L898902C3", "UTO"), ("L8989O2C3", "UTO"), N, "letter_for_digit"),
        (("L898902C3", "UTO"), ("L898902C3", "DOM"), D, "issuer_differs"),
        (("L898902C3", "UTO"), ("L898902C4", "UTO"), D, "one_character_off"),
        (("1", "UTO"), ("I", "UTO"), D, ""),
        (("L898902C3", "UTO"), ("D23145890", "UTO"), D, ""),
        (("", "UTO"), ("D23145890", "UTO"), U, ""),
    ],
)
def test_documents_relate_in_words(
    left: tuple[str, str], right: tuple[str, str], relation: Relation, note: str
) -> None:
    assert compare_documents(DocumentNumber(*left), DocumentNumber(*right)) == (relation, note)


@pytest.mark.parametrize(
    ("left", "right", "note"),
    [
        (Name("GARCIA", "JUAN"), Name("JUAN", "GARCIA"), "parts_exchanged"),
        (Name("GARCIA LOPEZ", "JUAN"), Name("GARCIA", "LOPEZ JUAN"), "divided_otherwise"),
    ],
)
def test_name_divided_at_another_word_is_near(left: Name, right: Name, note: str) -> None:
    rows = compare_name(left, right)
    assert [(row.field, row.relation, row.note) for row in rows] == [
        ("family_name", N, note),
        ("given_names", N, note),
    ]


def test_name_without_parts_is_compared_whole() -> None:
    rows = compare_name(Name("GARCIA LOPEZ", "JUAN"), Name("Juan Garcia Lopez"))
    assert [(row.field, row.relation) for row in rows] == [("name", N)]
