"""The invented corpus of the search, and the questions that it must answer."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from travesia.portal.domain.search import SearchDocument, SearchQuery, Shelf, shipped_groups

TODAY = date(2026, 11, 20)
HERE = Path(__file__).parent
_TEXTS = ("es", "en", "fr", "ht", "pt")


@dataclass(frozen=True)
class Pair:
    """A question and the things that must come first, in this order."""

    query: SearchQuery
    first: tuple[str, ...]
    why: str
    among: tuple[str, ...] = ()
    """Things that must be among the first three, in any order."""
    suggestion: str = ""
    none: bool = False

    @property
    def name(self) -> str:
        return f"{self.query.text!r} {self.query.language} {self.query.country}"


def corpus() -> list[SearchDocument]:
    """Return every document, one for each language of each thing."""
    table: dict[str, dict[str, Any]] = tomllib.loads(
        (HERE / "search_corpus.toml").read_text("utf-8")
    )
    return [
        SearchDocument(
            id=key,
            kind=thing["kind"],
            language=language,
            title=thing[language][0],
            summary=thing[language][1],
            body=thing[language][2],
            countries=tuple(thing["countries"]),
            topic=thing["topic"],
            reviewed_on=TODAY - timedelta(days=thing["age"]),
            sensitive=thing.get("sensitive", False),
            withdrawn=thing.get("withdrawn", False),
        )
        for key, thing in table.items()
        for language in _TEXTS
        if language in thing
    ]


def shelf() -> Shelf:
    """Return the corpus in memory, with the shipped synonyms."""
    return Shelf(corpus(), shipped_groups())


def pairs() -> list[Pair]:
    """Return every question with its answer."""
    table = tomllib.loads((HERE / "search_pairs.toml").read_text("utf-8"))
    return [
        Pair(
            query=SearchQuery(one["ask"], one["in"], country=one.get("at", "")),
            first=tuple(one.get("first", ())),
            why=one["why"],
            among=tuple(one.get("among", ())),
            suggestion=one.get("means", ""),
            none=one.get("none", False),
        )
        for one in table["pair"]
    ]
