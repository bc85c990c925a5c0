"""The search of the offline pack in a real browser: the same answers as on the node."""

import json
import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.architecture.tree import SOURCE
from travesia.portal.domain.search import (
    SearchQuery,
    SearchResult,
    Shelf,
    find,
    pack_index,
    shipped_groups,
)
from travesia.portal.tests.search_material import TODAY, corpus, pairs
from travesia.portal.tests.search_questions import questions

pytestmark = pytest.mark.browser

SCRIPT = SOURCE / "portal" / "static" / "portal" / "pack-search.js"
PLACE = "https://pack.example"
ASK = """questions => questions.map(([text, language, country]) => {
  const found = pack.search(text, { language, country, today: TODAY });
  const cut = (text, marks) => marks.map(([a, b]) => text.slice(a, b));
  return {
    hits: found.hits.map((hit) => [
      hit.id, hit.kind, hit.language, hit.score, hit.matched,
      hit.title, cut(hit.title, hit.titleMarks), hit.snippet, cut(hit.snippet, hit.marks),
    ]),
    number: found.number, suggestion: found.suggestion, notice: found.notice,
  };
})""".replace("TODAY", str(TODAY.toordinal()))


@pytest.fixture(scope="module")
def library() -> Shelf:
    """The corpus in the order in which a pack lies."""
    ordered = sorted(corpus(), key=lambda one: (one.kind, one.id, one.language))
    return Shelf(ordered, shipped_groups())


@pytest.fixture(scope="module")
def page(chrome: Browser) -> Iterator[Page]:
    """A page that holds the pack and reaches nothing else."""
    context = chrome.new_context(service_workers="block")
    page = context.new_page()
    bodies = {
        f"{PLACE}/": ("text/html", "<!doctype html><title>Pack</title>"),
        f"{PLACE}/pack-search.js": ("text/javascript", SCRIPT.read_text("utf-8")),
        f"{PLACE}/index.json": ("application/json", pack_index(corpus(), shipped_groups())),
    }
    page.route(
        "**/*",
        lambda route: route.fulfill(
            content_type=bodies[route.request.url][0], body=bodies[route.request.url][1]
        ),
    )
    page.goto(f"{PLACE}/")
    page.evaluate(
        """async () => {
          const { PackSearch } = await import("/pack-search.js");
          window.pack = new PackSearch(await (await fetch("/index.json")).json());
        }"""
    )
    yield page
    context.close()


def shape(answer: SearchResult) -> dict[str, object]:
    """Return an answer as the browser's comes back."""
    hits = [
        [
            *(hit.id, hit.kind, hit.language, hit.score, list(hit.matched), hit.title),
            [hit.title[a:b] for a, b in hit.title_marks],
            hit.snippet,
            [hit.snippet[a:b] for a, b in hit.marks],
        ]
        for hit in answer.hits
    ]
    return {
        "hits": hits,
        "number": answer.number,
        "suggestion": answer.suggestion,
        "notice": answer.notice,
    }


def differences(
    page: Page, library: Shelf, asked: list[tuple[str, str, str]]
) -> list[tuple[object, object, object]]:
    there = page.evaluate(ASK, asked)
    here = [shape(find(SearchQuery(*one), library, today=TODAY.toordinal())) for one in asked]
    return [
        (question, mine, theirs)
        for question, mine, theirs in zip(asked, here, there, strict=True)
        if mine != theirs
    ]


def test_every_question_has_the_same_answer_offline(page: Page, library: Shelf) -> None:
    asked = [(one.query.text, one.query.language, one.query.country) for one in pairs()]
    assert differences(page, library, asked) == []


def test_questions_by_chance_have_the_same_answer_offline(page: Page, library: Shelf) -> None:
    # What cannot travel as JSON between the two is left out: half a character.
    asked = [one for one in questions(random.Random(7), 400) if one[0].isprintable()]
    assert len(asked) > 150
    assert differences(page, library, asked) == []


def test_a_pack_of_another_format_is_refused(page: Page) -> None:
    said = page.evaluate(
        """async () => {
          const { PackSearch } = await import("/pack-search.js");
          try { new PackSearch({ format: 99 }); } catch (error) { return error.message; }
        }"""
    )
    assert said == "index of format 99, not 1"


def test_the_same_documents_make_the_same_bytes() -> None:
    one = pack_index(corpus(), shipped_groups())
    assert one == pack_index(reversed(corpus()), reversed(shipped_groups()))
    assert "Laurel" not in one
    assert json.loads(one)["format"] == 1
