"""Staff change which words stand for each other: at once, on the record, not over each other."""

from uuid import UUID, uuid4

import pytest

from travesia.access.domain import Actor, Role
from travesia.access.services import AccessDeniedError
from travesia.core.errors import DomainError
from travesia.journal import selectors as journal
from travesia.portal import selectors, services
from travesia.portal.domain.search import SearchDocument, SearchQuery, shipped_groups
from travesia.portal.domain.search.synonyms import forms_of
from travesia.portal.tests.search_material import TODAY
from travesia.testing import actor

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

EDITOR = actor("editor", Role.EDITOR)
CARD = SearchDocument(
    id="card", kind="item", language="es", title="Sacar la tarjeta azul", reviewed_on=TODAY
)
WORDS = [("es", "tarjeta azul"), ("es", "plástico"), ("ht", "kat ble")]


def found(text: str, language: str = "es") -> list[str]:
    return [hit.id for hit in selectors.search(query=SearchQuery(text, language)).hits]


def number_of(group: UUID) -> int:
    return selectors.synonym_row(group).number


@pytest.fixture
def card() -> None:
    services.index_documents(documents=[CARD])


def test_a_new_synonym_counts_from_the_next_question_on(card: None) -> None:
    assert found("plástico") == found("kat ble", "ht") == []
    group = services.save_synonyms(actor=EDITOR, phrases=WORDS)
    assert found("plasticos") == ["card"]
    assert found("kat ble", "ht") == ["card"]
    services.save_synonyms(actor=EDITOR, phrases=WORDS[:1] + WORDS[2:], group=group, number=1)
    assert found("plástico") == []
    services.remove_synonyms(actor=EDITOR, group=group, number=2)
    assert found("kat ble", "ht") == []


def test_each_change_is_on_the_record_with_what_came_and_went(card: None) -> None:
    group = services.save_synonyms(actor=EDITOR, phrases=WORDS)
    services.save_synonyms(actor=EDITOR, phrases=WORDS[1:], group=group, number=1)
    entries = journal.entries_after(0, kinds={"portal.synonyms_changed"})
    first, second = (dict(one.body or {}) for one in entries)
    assert first["added"] == ["es:plástico", "es:tarjeta azul", "ht:kat ble"]
    assert (second["added"], second["taken"]) == ([], ["es:tarjeta azul"])
    assert first["group"] == second["group"]


def test_only_editors_change_synonyms() -> None:
    group = services.save_synonyms(actor=EDITOR, phrases=WORDS)
    for other in (actor("officer", Role.BORDER_OFFICER), Actor.public()):
        with pytest.raises(AccessDeniedError):
            services.save_synonyms(actor=other, phrases=WORDS)
        with pytest.raises(AccessDeniedError):
            services.remove_synonyms(actor=other, group=group, number=1)


def test_two_editors_do_not_write_over_each_other() -> None:
    group = services.save_synonyms(actor=EDITOR, phrases=WORDS)
    services.save_synonyms(actor=EDITOR, phrases=WORDS[1:], group=group, number=1)
    for act in (
        lambda: services.save_synonyms(actor=EDITOR, phrases=WORDS, group=group, number=1),
        lambda: services.remove_synonyms(actor=EDITOR, group=group, number=1),
    ):
        with pytest.raises(DomainError) as raised:
            act()
        assert raised.value.code == "portal.synonyms_changed"
    assert len(selectors.synonym_row(group).group.phrases) == 2


@pytest.mark.parametrize(
    ("phrases", "code"),
    [
        ([("es", "solo")], "portal.synonyms_few"),
        ([("es", "igual"), ("es", " igual ")], "portal.synonyms_few"),
        ([("es", f"palabra {n}") for n in range(61)], "portal.synonyms_few"),
        ([("es", "uno"), ("es", "de la")], "portal.synonyms_words"),
        ([("es", "uno"), ("es", "alfa beta gama delta zeta")], "portal.synonyms_words"),
        ([("es", "uno"), ("es", "x" * 81)], "portal.synonyms_words"),
        ([("es", "uno"), ("xx", "dos")], "portal.synonyms_words"),
    ],
)
def test_what_cannot_be_a_group_is_refused(phrases: list[tuple[str, str]], code: str) -> None:
    with pytest.raises(DomainError) as raised:
        services.save_synonyms(actor=EDITOR, phrases=phrases)
    assert raised.value.code == code


def test_a_group_that_is_not_there_is_said_so() -> None:
    for act in (
        lambda: selectors.synonym_row(uuid4()),
        lambda: services.remove_synonyms(actor=EDITOR, group=uuid4(), number=1),
    ):
        with pytest.raises(DomainError) as raised:
            act()
        assert raised.value.code == "portal.synonyms_unknown"


def test_a_release_brings_what_is_new_and_never_what_was_removed() -> None:
    services.bring_shipped_synonyms()
    rows = {row.group.key: row for row in selectors.synonym_rows()}
    assert set(rows) >= {one.key for one in shipped_groups()}
    services.remove_synonyms(actor=EDITOR, group=rows["visa"].id, number=rows["visa"].number)
    assert services.bring_shipped_synonyms() == 0
    assert "visa" not in {row.group.key for row in selectors.synonym_rows()}


def test_every_shipped_phrase_can_be_searched_for() -> None:
    phrases = [phrase for group in shipped_groups() for _tag, phrase in group.phrases]
    assert [phrase for phrase in phrases if not forms_of(phrase)] == []
    for language in ("es", "en", "fr", "ht", "pt"):
        assert sum(bool(group.of(language)) for group in shipped_groups()) >= 40
