"""What an answer says: marks, snippets, place, age, language, filters, and words about words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from travesia.portal.domain.search import SearchDocument, SearchQuery, SearchResult, Shelf, find
from travesia.portal.tests.search_material import TODAY, shelf

ONE = SearchDocument(
    id="one", kind="item", language="es", title="Permiso de salida", summary="Para viajar.",
    countries=("SLV",), topic="family", reviewed_on=TODAY,
)  # fmt: skip


def asked(text: str, *documents: SearchDocument, **about: str) -> SearchResult:
    query = SearchQuery(text, about.pop("language", "es"), **about)
    return find(query, Shelf(documents), today=TODAY.toordinal())


def ids(result: SearchResult) -> list[str]:
    return [hit.id for hit in result.hits]


def test_fitting_words_are_marked_where_they_stand() -> None:
    long = "Palabras que no dicen nada. " * 20 + "Aquí se renuevan pasaportes."
    hit = asked("PASAPORTE permiso", replace(ONE, body=long)).hits[0]
    assert [hit.title[a:b] for a, b in hit.title_marks] == ["Permiso"]
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["pasaportes"]
    assert hit.matched == ("permiso", "pasaportes")
    assert len(hit.snippet) < 230


def test_marks_count_characters_of_what_is_shown() -> None:
    hit = asked("cedula", replace(ONE, title="Sacar la\u200b ce\u0301dula")).hits[0]
    assert [hit.title[a:b] for a, b in hit.title_marks] == ["cédula"]


def test_title_weighs_more_than_summary_and_summary_more_than_body() -> None:
    found = asked(
        "escuela",
        replace(ONE, id="body", body="La escuela abre en marzo."),
        replace(ONE, id="summary", summary="La escuela abre en marzo."),
        replace(ONE, id="title", title="La escuela"),
    )
    assert ids(found) == ["title", "summary", "body"]


@pytest.mark.parametrize(("days", "first"), [(180, "a"), (181, "b")])
def test_what_was_not_reviewed_for_half_a_year_steps_back(days: int, first: str) -> None:
    old = replace(ONE, id="a", reviewed_on=TODAY - timedelta(days=days))
    found = asked("permiso", old, replace(ONE, id="b", summary="Para todos los viajes."))
    assert ids(found)[0] == first
    assert found.number == 2


def test_what_was_never_reviewed_is_old() -> None:
    assert (
        ids(asked("permiso", replace(ONE, id="a", reviewed_on=None), replace(ONE, id="b")))[0]
        == "b"
    )


def test_near_comes_before_far_and_the_region_lies_between() -> None:
    documents = [
        replace(ONE, id="far", countries=("BRA",)),
        replace(ONE, id="next", countries=("GTM",)),
        replace(ONE, id="region", countries=()),
        replace(ONE, id="here", countries=("PAN", "SLV")),
    ]
    assert ids(asked("permiso", *documents, country="SLV")) == ["here", "region", "next", "far"]
    assert ids(asked("permiso", *documents)) == ["far", "here", "next", "region"]


def test_the_readers_language_comes_first_and_each_thing_once() -> None:
    french = replace(ONE, language="fr", title="Permis de sortie", summary="Pour voyager.")
    other = replace(ONE, id="two", title="Permiso de salida o permis de sortie")
    found = asked("permis", ONE, french, other, language="fr")
    assert [(hit.id, hit.language) for hit in found.hits] == [("one", "fr"), ("two", "es")]


def test_answers_can_be_narrowed_to_a_kind_and_a_topic() -> None:
    service = replace(ONE, id="two", kind="service", topic="school")
    assert ids(asked("permiso", ONE, service, kind="service")) == ["two"]
    assert ids(asked("permiso", ONE, service, topic="family")) == ["one"]
    assert asked("permiso", ONE, service, kind="item", topic="school").number == 0


def test_a_country_is_found_by_its_name() -> None:
    assert ids(asked("salvador", ONE, replace(ONE, id="two", countries=("GTM",)))) == ["one"]


def test_equals_stand_in_the_order_of_their_ids() -> None:
    documents = [replace(ONE, id=one) for one in ("c", "a", "b")]
    assert ids(asked("permiso", *documents)) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("", "empty"),
        (" \t\n", "empty"),
        ("🙂 !?", "empty"),
        ('"', "empty"),
        ("de la", "small"),
        ("permiso", ""),
        (" ".join(f"palabra{n}" for n in range(13)), "long"),
        ("permiso " * 300, "long"),
    ],
)
def test_what_cannot_be_searched_is_named(text: str, notice: str) -> None:
    assert asked(text, ONE).notice == notice


def test_numbers_are_never_put_right() -> None:
    found = asked("8841", replace(ONE, title="Llame al 8840"))
    assert (found.number, found.suggestion) == (0, "")


def test_short_words_are_never_put_right_and_long_ones_by_two_letters_at_most() -> None:
    one = replace(ONE, title="Abogado, sol y documentación", countries=())
    assert asked("sal", one).number == 0
    assert asked("documetnasion", one).suggestion == "documentación"
    assert asked("docunetnasion", one).number == 0


def test_a_suggestion_speaks_the_readers_language() -> None:
    assert (
        find(SearchQuery("refujio", "es"), shelf(), today=TODAY.toordinal()).suggestion == "refugio"
    )


def test_the_body_of_something_sensitive_cannot_be_guessed_at() -> None:
    house = replace(ONE, title="Refugio", summary="Llame.", body="Calle Laurel 27", sensitive=True)
    assert asked("laurel", house).number == 0
    assert asked("laure", house).number == 0
    hit = asked("refugio", house).hits[0]
    assert "Laurel" not in hit.snippet


def test_what_is_withdrawn_is_not_found() -> None:
    assert asked("permiso", replace(ONE, withdrawn=True)).number == 0


def test_what_another_process_took_out_meanwhile_is_passed_over() -> None:
    library = Shelf([ONE, replace(ONE, id="two")])
    library.corpus.entries.pop(0)  # type: ignore[attr-defined]  # a dictionary, in memory
    found = find(SearchQuery("permiso", "es"), library, today=TODAY.toordinal())
    assert ids(found) == ["two"]
