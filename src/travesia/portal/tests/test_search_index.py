"""Documents in and out of the index: at once, whole, and nothing left behind."""

from dataclasses import replace

import pytest
from django.db import transaction

from travesia.core.clock import FixedClock
from travesia.portal import selectors, services
from travesia.portal.domain.search import SearchDocument, SearchQuery, Shelf, index_of
from travesia.portal.models import EmptySearchCount, SearchTerm, SearchWord
from travesia.portal.models import SearchDocument as Row
from travesia.portal.tests.search_material import TODAY, corpus

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

ONE = SearchDocument(
    id="one", kind="item", language="es", title="Renovar la cédula", summary="En la ventanilla.",
    body="Lleve dos fotos.", countries=("CRI",), topic="identity", reviewed_on=TODAY,
)  # fmt: skip


def found(text: str, language: str = "es") -> list[str]:
    return [hit.id for hit in selectors.search(query=SearchQuery(text, language)).hits]


def words() -> dict[tuple[str, str], int]:
    rows = SearchWord.objects.values_list("word", "language", "documents")
    return {(word, language): number for word, language, number in rows}


def test_a_change_is_found_by_the_next_question() -> None:
    assert found("fotos") == []
    services.index_documents(documents=[ONE])
    assert found("fotos") == ["one"]
    services.index_documents(documents=[replace(ONE, body="Lleve un recibo de luz.")])
    assert found("fotos") == []
    assert found("recibo") == ["one"]
    services.remove_documents(kind="item", ids=["one"])
    assert found("recibo") == []


def test_what_is_taken_back_was_never_found() -> None:
    services.index_documents(documents=[ONE])
    with transaction.atomic():
        services.index_documents(documents=[replace(ONE, title="Sacar el pasaporte")])
        assert found("pasaporte") == ["one"]
        transaction.set_rollback(True)
    assert found("pasaporte") == []
    assert found("cedula") == ["one"]


def test_withdrawing_takes_out_one_language_and_removing_takes_out_all() -> None:
    french = replace(ONE, language="fr", title="Renouveler la carte")
    services.index_documents(documents=[ONE, french])
    services.index_documents(documents=[replace(french, withdrawn=True)])
    assert found("carte", "fr") == []
    assert found("fotos") == ["one"]
    services.index_documents(documents=[french])
    services.remove_documents(kind="service", ids=["one"])
    assert found("fotos") == ["one"]
    services.remove_documents(kind="item", ids=["one", "never-there"])
    assert (Row.objects.count(), SearchTerm.objects.count(), words()) == (0, 0, {})


def test_the_same_document_twice_counts_once_and_the_last_one_holds() -> None:
    later = replace(ONE, title="Sacar el pasaporte")
    assert services.index_documents(documents=[ONE, later]) == 1
    assert found("pasaporte") == ["one"]
    assert words()["fotos", "es"] == 1


def test_taking_in_again_leaves_the_same_index_as_taking_in_once() -> None:
    documents = corpus()
    services.rebuild_index(documents=documents)
    first = words()
    services.index_documents(documents=[replace(one, body="Otra cosa.") for one in documents])
    services.index_documents(documents=documents)
    assert words() == first
    assert words() == {(one.word, one.language): one.documents for one in Shelf(documents).words}


def test_the_table_holds_the_terms_and_weights_of_the_document() -> None:
    services.index_documents(documents=[ONE])
    assert dict(SearchTerm.objects.values_list("term", "weight")) == index_of(ONE).terms


def test_rebuilding_forgets_what_is_not_named() -> None:
    services.index_documents(documents=[ONE])
    assert services.rebuild_index(documents=[replace(ONE, id="two")]) == 1
    assert found("cedula") == ["two"]


def test_a_search_without_result_is_a_number_only(frozen_clock: FixedClock) -> None:
    for country in ("MEX", "MEX", ""):
        services.count_empty_search(language="ht", country=country)
    numbers = selectors.empty_searches(since=TODAY)
    assert [(one.country, one.number) for one in numbers] == [("MEX", 2), ("", 1)]
    assert {field.name for field in EmptySearchCount._meta.get_fields()} == {
        *("id", "month", "language", "country", "topic", "number")
    }
