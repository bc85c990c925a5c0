"""An issue in one language as it will be printed: references become words, notes get numbers.

The result is plain JSON. The page and the PDF are made from the same result, so that they cannot
say different things.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from travesia.programme.domain.bulletin.citing import note_order
from travesia.programme.domain.bulletin.drawing import chart, map_of, tiles
from travesia.programme.domain.bulletin.markup import (
    DateRef,
    FigureRef,
    Link,
    NoteRef,
    Piece,
    Plain,
    passages,
    pieces,
)
from travesia.programme.domain.bulletin.texts import Document
from travesia.programme.domain.bulletin.wording import day, said
from travesia.programme.domain.figures import Figure

#: A run of text: `t` words, `f` a figure with its code, `l` a link with its address, `n` a note.
Run = list[Any]
Laid = dict[str, Any]
_ENDS: Final = (".", "!", "?", ":", "\n")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is at hand while one language of an issue is laid."""

    document: Document
    figures: Mapping[str, Figure]
    language: str
    country_name: Callable[[str], str]
    notes: Mapping[str, int] = field(default_factory=dict)

    def text(self, texts: Mapping[str, str] | None) -> str:
        """Return a text in the language; empty where it is missing."""
        return (texts or {}).get(self.language, "").strip()

    def runs(self, text: str) -> list[Run]:
        """Return a text as runs; a figure at the beginning of a sentence begins with a capital."""
        found: list[Run] = []
        before = ""
        for piece in pieces(text):
            run = self._run(piece)
            starts = not before.strip() or before.rstrip().endswith(_ENDS)
            if isinstance(piece, FigureRef | DateRef) and starts:
                run[1] = run[1][:1].upper() + run[1][1:]
            if not isinstance(piece, NoteRef):
                before = str(run[1])
            found.append(run)
        return found

    def _run(self, piece: Piece) -> Run:
        if isinstance(piece, Plain):
            return ["t", piece.text]
        if isinstance(piece, DateRef):
            return ["t", day(piece.iso, self.language)]
        if isinstance(piece, Link):
            return ["l", piece.label, piece.url]
        if isinstance(piece, NoteRef):
            return ["n", self.notes.get(piece.key, 0)]
        return ["f", self.figure(piece), piece.code]

    def figure(self, piece: FigureRef) -> str:
        """Return a figure in words; a code that is not known shows itself, so that it is seen."""
        try:
            figure = self.figures[piece.code]
            return said(figure, self.language, part=piece.part, form=piece.form)
        except KeyError:
            return f"⟨{piece.code}{'/' if piece.part else ''}{piece.part}⟩"


def lay(
    document: Document,
    figures: Mapping[str, Figure],
    language: str,
    *,
    country_name: Callable[[str], str],
) -> Laid:
    """Return an issue of the right shape in one language.

    Args:
        document: the issue.
        figures: what it cites, by code.
        language: one of the issue's languages.
        country_name: says a country (ISO 3166-1 alpha-3) in that language.
    """
    order = note_order(document, language)
    numbers = {key: place for place, key in enumerate(order, start=1)}
    at = Setting(document, figures, language, country_name, numbers)
    return {
        "language": language,
        "number": document["number"],
        "start": document["period"]["start"],
        "end": document["period"]["end"],
        "series": at.text(document.get("series")),
        "title": at.text(document["title"]),
        "lead": at.runs(at.text(document["lead"])),
        "blocks": [_block(block, at) for block in document["blocks"]],
        "notes": [
            {"number": numbers[key], "runs": at.runs(at.text(document["notes"].get(key)))}
            for key in order
        ],
        "funding": at.runs(at.text(document.get("funding"))),
        "contact": at.runs(at.text(document.get("contact"))),
        "demonstration": bool(document.get("demonstration")),
    }


def _block(block: Mapping[str, Any], at: Setting) -> Laid:
    laid: Laid = {"kind": block["kind"], "id": block["id"], "title": at.text(block.get("title"))}
    return {**laid, **_MAKERS[block["kind"]](block, at)}


def _body(text: str, at: Setting) -> list[Laid]:
    return [{"item": one.item, "runs": at.runs(one.text)} for one in passages(text)]


def _story(block: Mapping[str, Any], at: Setting) -> Laid:
    photo = block.get("photo")
    return {
        "area": block["area"],
        "body": _body(at.text(block["body"]), at),
        "next": at.runs(at.text(block.get("next"))),
        "countries": [at.country_name(code) for code in block.get("countries", ())],
        "links": [
            {"label": at.text(link["label"]), "url": link["url"], "language": _spoken(link, at)}
            for link in block.get("links", ())
        ],
        "photo": photo and {**photo, "alt": at.text(photo["alt"])},
    }


def _spoken(link: Mapping[str, Any], at: Setting) -> str:
    """Return the language of what a link leads to where it is not the reader's; else empty."""
    spoken = str(link.get("language") or "")
    return "" if spoken == at.language else spoken


def _numbers(block: Mapping[str, Any], at: Setting) -> Laid:
    return {"tiles": tiles(block["tiles"], at.figures, at.language, at.runs)}


def _chart(block: Mapping[str, Any], at: Setting) -> Laid:
    return {
        "unit": at.text(block["unit"]),
        "source": at.runs(at.text(block["source"])),
        "bars": chart(block["bars"], at.figures, at.language),
    }


def _quote(block: Mapping[str, Any], at: Setting) -> Laid:
    return {
        "text": at.runs(at.text(block["text"])),
        "name": block["name"],
        "role": at.text(block["role"]),
    }


def _map(block: Mapping[str, Any], at: Setting) -> Laid:
    drawn = map_of(at.document, at.language, at.country_name)
    return {**drawn, "source": at.runs(at.text(block.get("source")))}


def _progress(block: Mapping[str, Any], at: Setting) -> Laid:
    return {
        "rows": [
            {
                "due": day(row["due"], at.language) if row.get("due") else "",
                "what": at.runs(at.text(row["what"])),
                "who": at.text(row.get("who")),
            }
            for row in block["rows"]
        ]
    }


def _text(block: Mapping[str, Any], at: Setting) -> Laid:
    return {"body": _body(at.text(block["body"]), at)}


_MAKERS: Final[dict[str, Callable[[Mapping[str, Any], Setting], Laid]]] = {
    "story": _story,
    "numbers": _numbers,
    "chart": _chart,
    "quote": _quote,
    "map": _map,
    "progress": _progress,
    "text": _text,
}
