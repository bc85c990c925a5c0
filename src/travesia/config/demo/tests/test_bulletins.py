"""The four published bulletins, rebuilt: every figure by reference, nothing that stops them."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from travesia.config.demo.programme import load_programme
from travesia.config.demo.programme.bulletins import load_bulletins
from travesia.core import clock
from travesia.programme.domain.bulletin import cited_codes
from travesia.programme.selectors import bulletin as reads

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(frozen_clock: clock.FixedClock) -> None:
    load_programme()
    assert load_bulletins() == 4


def test_the_four_issues_are_published_and_say_the_published_figures(
    published: None, client: Client
) -> None:
    cited = set().union(*(cited_codes(one.document) for one in reads.published_issues()))
    assert {"B1.F1", "B2.F1", "B3.F1", "B4.F1"} <= cited
    # Two bulletins contradict each other on these; they are not verified and so not printed.
    assert not cited & {"B2.F11", "B4.F7"}
    page = client.get("/programme/bulletin/b4/es/").content.decode()
    assert '<html lang="es"' in page
    assert '<data value="B4.F1">3\xa0689</data>' in page
    assert "más de\xa0172\xa0000" in page
    assert load_bulletins() == 4


def test_the_issue_in_work_shows_what_stops_it(published: None) -> None:
    codes = {one.code for one in reads.faults_of(reads.issue_by_code("next"))}

    assert codes >= {
        "numeral_unlinked",
        "note_missing",
        "link_dead",
        "translation_missing",
        "figure_unverified",
        "body_unofficial",
    }


def test_build_writes_both_languages_and_the_same_bytes_twice(
    published: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("bulletin_build", "B4", out=str(tmp_path / "a"), json=True)
    told = json.loads(capsys.readouterr().out)
    call_command("bulletin_build", "b4", out=str(tmp_path / "b"))

    assert {"b4-en.pdf", "b4-es.pdf", "b4-en.html", "b4-es.html", "b4-figures.json"} <= set(
        told["files"]
    )
    for name in told["files"]:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_build_refuses_what_something_stops(
    published: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError):
        call_command("bulletin_build", "next", out=str(tmp_path))
    assert "figure_unverified" not in capsys.readouterr().out
    assert not list(tmp_path.iterdir())

    call_command("bulletin_build", "next", out=str(tmp_path), draft=True)
    assert (tmp_path / "next-en.pdf").read_bytes().startswith(b"%PDF")


def test_photographs_have_words_and_rights_and_quotations_say_that_they_are_examples(
    published: None, client: Client
) -> None:
    blocks = [block for one in reads.published_issues() for block in one.document["blocks"]]
    photos = [block["photo"] for block in blocks if "photo" in block]
    quotes = [block for block in blocks if block["kind"] == "quote"]

    assert len(photos) == 4
    assert all(set(one["alt"]) == {"en", "es"} and one["credit"] for one in photos)
    assert all("project" in one["rights"] for one in photos)
    assert len(quotes) == 2
    assert all("nobody said this" in one["role"]["en"] for one in quotes)
    assert all("nadie lo dijo" in one["role"]["es"] for one in quotes)
    page = client.get("/programme/bulletin/b2/es/").content.decode()
    assert 'alt="Dibujo: un contenedor' in page
    picture = client.get(f"/programme/bulletin/photographs/{photos[0]['asset']}.jpg")
    assert picture.content.startswith(b"\xff\xd8")


def test_every_number_on_the_page_leads_to_where_it_was_said(
    published: None, client: Client
) -> None:
    page = client.get("/programme/bulletin/b4/es/").content.decode()

    assert 'href="#figure-B4.F1"' in page
    assert 'id="figure-B4.F1"' in page
    assert '<span lang="en">people trained</span>' in page
    assert "Jul-Aug 2024 (B4), línea 80" in page or "Jul-Aug 2024 (B4), line 80" in page
