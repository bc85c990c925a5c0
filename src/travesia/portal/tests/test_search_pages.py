"""The page for synonyms: for editors only, and it keeps what they wrote when something is wrong."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.portal import selectors, services

pytestmark = pytest.mark.django_db
WORDS = {
    "es": "tarjeta azul\nplástico\n",
    "en": "blue card",
    "fr": "",
    "ht": "",
    "pt": "",
    "any": "",
}


def sign_in(client: Client, name: str) -> Client:
    people = access.ensure_demo_people(actor=Actor.system("tests", access.DEMO_PERMISSIONS))
    person = next(one for one in people if one.username == f"{name}@demo.example")
    client.force_login(get_user_model().objects.get(pk=person.id))
    client.get("/")  # the session begins in the person's own language
    client.get("/?lang=en")  # and keeps the one that these tests read
    return client


@pytest.fixture
def editor(client: Client) -> Client:
    return sign_in(client, "editor")


@pytest.mark.parametrize("path", ["/portal/synonyms/", "/portal/synonyms/add/"])
def test_synonyms_are_closed_to_the_public_and_to_other_roles(client: Client, path: str) -> None:
    assert client.get(path).status_code in {302, 401}
    assert sign_in(client, "monitor").get(path).status_code == 403


def test_groups_are_listed_with_the_language_of_each_word(editor: Client) -> None:
    services.bring_shipped_synonyms()
    page = editor.get("/portal/synonyms/").content.decode()
    assert 'lang="ht">paspò' in page
    assert "VIMMIG" in page
    assert "style=" not in page


def test_a_group_is_found_by_a_word_without_accents(editor: Client) -> None:
    services.bring_shipped_synonyms()
    page = editor.get("/portal/synonyms/?word=Cedula").content.decode()
    assert "DUI" in page
    assert "VIMMIG" not in page
    none = editor.get("/portal/synonyms/?word=zzz").content.decode()
    assert "No group holds this word." in none


def test_an_editor_adds_changes_and_removes_a_group(editor: Client) -> None:
    before = {row.id for row in selectors.synonym_rows()}
    assert editor.post("/portal/synonyms/add/", WORDS).status_code == 302
    row = next(row for row in selectors.synonym_rows() if row.id not in before)
    assert row.group.phrases == (("es", "tarjeta azul"), ("es", "plástico"), ("en", "blue card"))
    path = f"/portal/synonyms/{row.id}/"
    assert "tarjeta azul\nplástico" in editor.get(path).content.decode()
    editor.post(path, {**WORDS, "es": "tarjeta azul", "number": 1})
    assert selectors.synonym_row(row.id).group.of("es") == ("tarjeta azul",)
    editor.post(path, {**WORDS, "number": 2, "remove": "1"})
    assert row.id not in {one.id for one in selectors.synonym_rows()}
    assert editor.get(path).status_code == 404


def test_what_is_wrong_is_said_and_nothing_written_is_lost(editor: Client) -> None:
    answer = editor.post("/portal/synonyms/add/", {**WORDS, "es": "", "en": "blue card"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "at least two words" in page
    assert "blue card" in page


def test_a_page_that_was_overtaken_is_refused(editor: Client) -> None:
    editor.post("/portal/synonyms/add/", WORDS)
    row = next(one for one in selectors.synonym_rows() if one.group.of("en") == ("blue card",))
    path = f"/portal/synonyms/{row.id}/"
    editor.post(path, {**WORDS, "number": 1})
    answer = editor.post(path, {**WORDS, "es": "otra cosa", "number": 1})
    assert answer.status_code == 409
    assert "Somebody else changed these synonyms first." in answer.content.decode()
