"""The portal as files opens from a stick: every link leads to a file or to the live site."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from travesia.core import clock
from travesia.directory.tests.factories import load
from travesia.portal.tests.cast import CREOLE, published, translated
from travesia.portal.views.public.exporting import export

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, frozen_clock: clock.FixedClock) -> Path:
    """Guatemala in Spanish and Creole."""
    facts = published(code="u12")
    translated(facts.id, "ht", CREOLE)
    done = export(out=tmp_path, languages=("es", "ht"), country="GTM", site="https://p.example")
    assert done.pages == 2 * 5
    return tmp_path


def test_every_link_between_pages_leads_to_a_file_in_the_folder(folder: Path) -> None:
    pages = list(folder.rglob("*.html"))
    assert len(pages) == 11
    for page in pages:
        for to in re.findall(r'(?:href|src)="([^"]*)"', page.read_text("utf-8")):
            if to.startswith(("https:", "tel:", "sms:", "#")):
                continue
            target = page.parent / to.partition("#")[0]
            assert target.resolve().is_file(), (page, to)


def test_nothing_asks_for_an_answer_and_nothing_is_loaded_from_the_root(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "<form" not in text
        assert not re.search(r'(?:href|src)="/', text)


def test_what_was_not_exported_leads_to_the_live_site(folder: Path) -> None:
    page = (folder / "es/in/gt/index.html").read_text("utf-8")
    assert 'href="https://p.example/es/pack/gt/"' in page


def test_the_command_says_what_it_wrote_and_refuses_a_language_it_has_not(
    tmp_path: Path, frozen_clock: clock.FixedClock
) -> None:
    published()
    said = StringIO()
    call_command("portal_export", out=str(tmp_path), languages="es", stdout=said)
    assert "pages" in said.getvalue()
    with pytest.raises(CommandError):
        call_command("portal_export", out=str(tmp_path), languages="de")
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(CommandError):
        call_command("portal_export", out=str(blocked / "x"), languages="es")


def test_a_stick_holds_hubs_and_no_place_that_may_have_to_be_hidden(
    tmp_path: Path, frozen_clock: clock.FixedClock
) -> None:
    """What lies on a stick cannot be taken back: only offices for everybody go on it."""
    load()
    published()
    export(out=tmp_path, languages=("en",), country="GTM", site="https://p.example")
    page = (tmp_path / "en/pack/gt/places/index.html").read_text("utf-8")
    assert "Service hub (example)" in page
    assert "1a Avenida 2-30" in page
    assert "Monday to Friday: 08:00–16:00" in page
    assert "Service shelter" not in page
    assert "Service refuge" not in page
    land = (tmp_path / "en/in/gt/index.html").read_text("utf-8")
    assert "pack/gt/places/index.html" in land
