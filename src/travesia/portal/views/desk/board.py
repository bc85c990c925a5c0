"""The board of the editors: what waits, what grows old, what is missing in which language."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from travesia.access import gate
from travesia.portal import selectors
from travesia.portal.domain import LANGUAGES, Freshness, Kind
from travesia.portal.selectors import words
from travesia.portal.selectors.links import number_broken


@dataclass(frozen=True, slots=True)
class Cell:
    """How far an item is in one language."""

    language: str
    meaning: str
    state: Promise


@dataclass(frozen=True, slots=True)
class Line:
    """One item on the board."""

    id: str
    title: str
    kind: Promise
    countries: str
    owner: str
    cells: tuple[Cell, ...]
    meaning: str
    freshness: Promise
    review_due: date
    shown: bool
    withdrawn: bool


@gate.requires("portal.edit")
def board(request: HttpRequest) -> HttpResponse:
    """Show every item, what waits for review and what is stale first; filters narrow it."""
    rows = selectors.board(languages=LANGUAGES)
    wanted = {name: request.GET.get(name, "") for name in ("kind", "country", "only")}
    lines = [_line(row) for row in rows if _fits(row, wanted)]
    countries = sorted({code for row in rows for code in row.facts.countries})
    context = {
        "lines": lines,
        "languages": [(code, words.LANGUAGES[code]) for code in LANGUAGES],
        "kinds": [(kind.value, words.KIND[kind]) for kind in Kind],
        "countries": [(code, words.country_words(code)) for code in countries],
        "wanted": wanted,
        "waiting": sum(row.waiting for row in rows),
        "broken": number_broken(),
        "stale": sum(_old(row) for row in rows),
    }
    return render(request, "portal/desk/board.html", context)


def _old(row: selectors.BoardRow) -> bool:
    return row.freshness is not Freshness.FRESH and not row.facts.withdrawn


def _fits(row: selectors.BoardRow, wanted: dict[str, str]) -> bool:
    only = {
        "": True,
        "waiting": row.waiting,
        "old": _old(row),
        "gaps": any(one.state in ("none", "outdated") for one in row.languages),
    }
    return (
        wanted["kind"] in ("", row.facts.kind)
        and (not wanted["country"] or wanted["country"] in row.facts.countries)
        and only.get(wanted["only"], True)
    )


def _line(row: selectors.BoardRow) -> Line:
    facts = row.facts
    meaning, fresh = words.FRESHNESS[row.freshness]
    return Line(
        id=str(facts.id),
        title=row.title,
        kind=words.KIND[facts.kind],
        countries=" ".join(facts.countries),
        owner=facts.owner,
        cells=tuple(Cell(one.language, *words.STATES[one.state]) for one in row.languages),
        meaning=meaning,
        freshness=fresh,
        review_due=facts.review_due,
        shown=row.shown,
        withdrawn=facts.withdrawn,
    )
