"""What editors and desks are shown: each text under its own language, nothing claimed unasked."""

import pytest
from django.test import Client

from travesia.core import clock
from travesia.directory.tests.cast import sign_in
from travesia.portal import services
from travesia.portal.models import LinkState
from travesia.portal.selectors.answers import find_answers
from travesia.portal.tests.cast import CREOLE, SPANISH, WRITER, published, translated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def test_a_preview_is_in_the_language_of_the_page_and_its_notice_in_the_editors(
    client: Client,
) -> None:
    facts = published()
    services.save_text(actor=WRITER, item_id=facts.id, language="ht", words=CREOLE)
    editor = sign_in(client, "editor")
    page = editor.get(f"/portal/items/{facts.id}/ht/preview/?lang=es").content.decode()
    assert '<html lang="ht">' in page
    assert '<p class="note" lang="es">' in page
    assert '<div lang="es" class="fallback">' in page  # the part that is not written in Creole


def test_a_part_of_an_answer_that_stands_in_is_named_with_its_language() -> None:
    translated(published().id, "ht", CREOLE)
    (answer,) = find_answers("documents", "GTM", "ht")
    assert answer.language == "ht"
    assert answer.stands_in == {"if_refused": "es"}
    assert answer.if_refused == SPANISH.blocks["refused"]
    (answer,) = find_answers("documents", "GTM", "es")
    assert not answer.stands_in


def test_links_that_nobody_asked_are_not_said_to_answer(client: Client) -> None:
    editor = sign_in(client, "editor")
    assert "No link was asked yet" in editor.get("/portal/links/?lang=en").content.decode()
    now = clock.now()
    LinkState.objects.create(address="https://office.example/", outcome="ok", checked_at=now)
    page = editor.get("/portal/links/?lang=en").content.decode()
    assert "Every link that was asked answered." in page
    assert "Last check:" in page
