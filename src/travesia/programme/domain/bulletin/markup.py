"""The little markup of a bulletin's texts: references to figures, days, notes and links.

`{fig:B4.F1}` a figure, `{fig:B4.F1/women}` one category of it, `{fig:B4.F7|f}` an ordinal in the
feminine, `{date:2024-08-01}` a day, month or year, `{note:key}` a footnote,
`[words](https://…)` a link. A line that begins with `- ` is an item of a list; an empty line ends
a paragraph. Everything else is plain text and stays plain text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    r"\{fig:(?P<code>[A-Za-z0-9_.-]+)(?:/(?P<part>[a-z0-9_]+))?(?:\|(?P<form>[a-z]+))?\}"
    r"|\{date:(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)\}"
    r"|\{note:(?P<note>[a-z0-9_-]+)\}"
    r"|\[(?P<label>[^\]\[]*)\]\((?P<url>[^()\s]*)\)"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """Words as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A figure in its place: never its number, which the figure itself brings."""

    code: str
    part: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class DateRef:
    """A day, month or year, as far as it is written."""

    iso: str


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The place of a footnote."""

    key: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    label: str
    url: str


Piece = Plain | FigureRef | DateRef | NoteRef | Link


def pieces(text: str) -> tuple[Piece, ...]:
    """Return a text cut into words and references, in order; nothing is lost."""
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Piece]:
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            yield Plain(text[at : match.start()])
        yield _piece(match)
        at = match.end()
    if at < len(text):
        yield Plain(text[at:])


def _piece(match: re.Match[str]) -> Piece:
    if match["code"]:
        return FigureRef(match["code"], match["part"] or "", match["form"] or "")
    if match["date"]:
        return DateRef(match["date"])
    if match["note"]:
        return NoteRef(match["note"])
    return Link(match["label"], match["url"])


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or an item of a list."""

    text: str
    item: bool = False


def passages(text: str) -> tuple[Passage, ...]:
    """Return the paragraphs and list items of a text."""
    found: list[Passage] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        words: list[str] = []
        for line in block.split("\n"):
            if line.startswith("- "):
                found += [Passage(" ".join(words))] if words else []
                words = []
                found.append(Passage(line[2:].strip(), item=True))
            elif line.strip():
                words.append(line.strip())
        found += [Passage(" ".join(words))] if words else []
    return tuple(found)
