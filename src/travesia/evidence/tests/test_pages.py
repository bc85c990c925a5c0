"""The public page and its downloads: one cube, no small count anywhere, no cookie, no script."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from travesia.core.clock import FixedClock
from travesia.evidence import services
from travesia.evidence.domain import Edition
from travesia.evidence.tests.conftest import HandWritten
from travesia.evidence.views import downloads
from travesia.measures import Shown

pytestmark = pytest.mark.django_db
KEEPER = services.keeper()
QUERIES = [
    {},
    {"direction": "entry"},
    {"direction": "exit"},
    *({"nationality": code} for code in ("HND", "GTM", "SLV", "NIC", "CUB", "HTI", "GHA", "ATA")),
    {"nationality": "SLV", "direction": "exit"},
    {"nationality": "slv", "direction": "sideways", "lang": "es"},
]


class Text(HTMLParser):
    """Collects what a reader sees: text between tags, and the table cells on their own."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.cells: list[str] = []
        self.svg: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "input", "use", "path", "circle", "rect", "br"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        text = data.strip()
        if not text:
            return
        self.words.append(text)
        if "td" in self._open:
            self.cells.append(text)
        if "svg" in self._open:
            self.svg.append(text)


@pytest.fixture
def edition(year: HandWritten, frozen_clock: FixedClock) -> Edition:
    services.refresh(actor=KEEPER)
    found = services.publish_edition(actor=KEEPER).edition
    assert found is not None
    return found


def _page(query: dict[str, str]) -> str:
    response = Client().get(reverse("evidence:crossings"), query)
    assert response.status_code == 200
    return response.content.decode()


def _small_numbers(texts: list[str]) -> list[str]:
    """Return texts that show a bare count under ten; <10 itself is the sign for it."""
    return [text for text in texts if re.fullmatch(r"\d\+?", text)]


@pytest.mark.parametrize("query", QUERIES)
def test_no_page_shows_a_count_under_ten(edition: Edition, query: dict[str, str]) -> None:
    text = Text(_page(query))
    assert text.cells
    # The axis begins at nought; that is a place on a ruler, not a count.
    labels = [word for word in text.svg if word != "0"]
    assert _small_numbers(text.cells + labels) == []
    assert not re.search(r"\b[1-9] (entries|exits|crossings)\b", " ".join(text.words))


@pytest.mark.parametrize("query", QUERIES)
def test_no_download_holds_a_count_under_ten(edition: Edition, query: dict[str, str]) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(Client().get(reverse("evidence:crossings_csv"), query).content.decode())
        )
    )
    assert rows
    assert all(r["crossings"] in {"", "<10"} or int(r["crossings"]) >= 10 for r in rows)
    data = Client().get(reverse("evidence:crossings_json"), query).json()
    counts = re.findall(r'"count":\s*(\d+)', json.dumps(data))
    assert counts
    assert min(map(int, counts)) >= 10


def test_page_and_downloads_are_slices_of_the_same_cube(edition: Edition) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(Client().get(reverse("evidence:crossings_csv")).content.decode())
        )
    )
    by_place = {(r["direction"], r["nationality"], r["month"]): r["crossings"] for r in rows}
    data = Client().get(reverse("evidence:crossings_json")).json()
    for name, table in edition.cube.strata.items():
        listed = {row["nationality"]: row for row in data["directions"][name]["nationalities"]}
        assert set(listed) == {row.key for row in table.rows}
        for row in table.rows:
            page = Text(_page({"nationality": row.key, "direction": name})).cells
            for index, value in enumerate(row.cells):
                place = (name, row.key, edition.months[index])
                assert by_place[place] == downloads.plain_text(value)
                if isinstance(value, Shown):
                    assert str(value.count) in page
                    assert listed[row.key]["months"][index]["count"] == value.count


def test_every_selection_shows_the_figures_of_the_whole(edition: Edition) -> None:
    """Two addresses cannot be subtracted from each other: a cell reads alike in all of them."""
    seen: dict[tuple[str, str, str], set[str]] = {}
    for query in QUERIES:
        text = Client().get(reverse("evidence:crossings_csv"), query).content.decode()
        for row in csv.DictReader(io.StringIO(text)):
            place = (row["direction"], row["nationality"], row["month"])
            seen.setdefault(place, set()).add(row["crossings"])
    assert all(len(values) == 1 for values in seen.values())


def test_a_nationality_that_is_not_named_reads_like_one_that_does_not_exist(
    edition: Edition,
) -> None:
    """Else the page would tell whether anybody of it crossed."""
    listed = {row.key for table in edition.cube.strata.values() for row in table.rows}
    assert "GHA" not in listed
    crossed, never = (
        re.sub(r"GHA|ATA", "", _page({"nationality": code})) for code in ("GHA", "ATA")
    )
    assert crossed == never
    assert "No figure is published for this nationality" in crossed


def test_the_page_speaks_of_crossings_and_never_of_migrants(edition: Edition) -> None:
    page = _page({})
    assert "Unit: crossings, not people; one person may cross several times." in page
    assert "Counts under 10 are shown as &lt;10" in page
    assert edition.key in page
    assert "migrant" not in page.lower()


def test_the_page_needs_no_cookie_no_script_and_little_weight(edition: Edition) -> None:
    response = Client().get(reverse("evidence:crossings"))
    assert response.cookies == {}
    text = Text(response.content.decode())
    assert not [tag for tag, _ in text.tags if tag == "script"]
    assert not [attrs for _, attrs in text.tags if "style" in attrs]
    assert len(gzip.compress(response.content)) < 14_000


def test_months_that_are_not_whole_are_said_and_never_compared(edition: Edition) -> None:
    page = _page({})
    assert "Records begin in June 2026, which may be incomplete." in page
    assert "The month of November 2026 is not over." in page
    title = re.search(r'id="by-month">([^<]*)', page)
    assert title is not None
    assert "June" not in title[1]
    assert "November" not in title[1]


def test_each_chart_has_its_words_and_its_table(edition: Edition) -> None:
    page = _page({})
    pictures = re.findall(r"<svg class=\"plot \w+\"[^>]*>", page)
    assert len(pictures) == 2
    assert all('role="img"' in p and "by-month-text" in p for p in pictures)
    assert "the highest shown" in page
    assert page.count("Show the figures as a table") == 2


def test_a_crossing_recorded_in_the_demo_is_on_the_page(
    year: HandWritten, edition: Edition
) -> None:
    total = edition.cube.strata["entry"].totals[4]
    assert isinstance(total, Shown)
    assert str(total.count) in Text(_page({})).cells
    year.crossing("HND", month="2026-10")
    services.refresh(actor=KEEPER)
    services.publish_edition(actor=KEEPER)
    assert str(total.count + 1) in Text(_page({})).cells


def test_without_an_edition_the_page_says_when_there_will_be_one(journal: HandWritten) -> None:
    assert "No figures are published yet" in _page({})
    for name in ("crossings_csv", "crossings_json"):
        response = Client().get(reverse(f"evidence:{name}"))
        assert response.status_code == 404
        assert b"No figures are published yet" in response.content


def test_without_the_extra_the_page_says_what_to_install(
    journal: HandWritten, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travesia.evidence.models.find_spec", lambda _name: None)
    assert "travesia[analytics]" in _page({})


def test_a_published_edition_is_shown_without_the_extra(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travesia.evidence.models.find_spec", lambda _name: None)
    assert edition.key in _page({})


def test_a_nationality_code_that_is_a_formula_cannot_reach_a_spreadsheet(
    journal: HandWritten, frozen_clock: FixedClock
) -> None:
    journal.crossings(30, '=HYPERLINK("x")')
    journal.crossings(90, "HND")
    journal.crossings(24, "GTM")
    services.refresh(actor=KEEPER)
    services.publish_edition(actor=KEEPER)
    text = Client().get(reverse("evidence:crossings_csv")).content.decode()
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@"}]


@pytest.mark.parametrize("lang", ["es", "en", "fr", "ht", "pt"])
def test_the_language_that_was_asked_for_travels_with_every_link(
    edition: Edition, lang: str
) -> None:
    page = _page({"lang": lang})
    links = re.findall(r'href="(\?nationality=[^"]*)"', page)
    assert links
    assert all(f"lang={lang}" in link for link in links)
    assert f'name="lang" value="{lang}"' in page


def test_odd_questions_are_answered_calmly(edition: Edition) -> None:
    for query in ({"nationality": "<script>"}, {"nationality": "X" * 5000}, {"direction": "\x00"}):
        page = _page(query)
        assert "<script>" not in page
        assert edition.key in page
    assert Client().post(reverse("evidence:crossings"), {}).status_code == 405


def test_downloads_may_be_read_by_other_sites_and_kept_a_minute(edition: Edition) -> None:
    response = Client().get(reverse("evidence:crossings_json") + "?" + urlencode({"lang": "en"}))
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "max-age=60" in response.headers["Cache-Control"]
    assert response.json()["unit"] == "crossing"
