"""A text in one language: its blocks, what is missing of it, and the states it goes through."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from travesia.portal.domain.kinds import BLOCKS, Kind, Shape

#: Characters; a page that says more is two pages.
TITLE_LIMIT, SUMMARY_LIMIT, BLOCK_LIMIT = 90, 280, 4_000
#: Lines of a list or steps of a way; nobody keeps more in mind.
LINES_LIMIT = 20


class TextState(StrEnum):
    """Where a text stands between a desk and the public."""

    DRAFT = "draft"
    REVIEW = "review"
    LIVE = "live"
    REPLACED = "replaced"


#: What may follow what; everything else is refused.
STEPS: dict[TextState, frozenset[TextState]] = {
    TextState.DRAFT: frozenset({TextState.REVIEW}),
    TextState.REVIEW: frozenset({TextState.DRAFT, TextState.LIVE}),
    TextState.LIVE: frozenset({TextState.REPLACED}),
    TextState.REPLACED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an item in one language; `blocks` are plain text as typed, by key."""

    title: str
    summary: str
    blocks: Mapping[str, str]

    def tidied(self) -> "Wording":
        """Return the same words with one space between, no blank ends and no empty blocks."""
        kept = {key: _tidy(text) for key, text in self.blocks.items()}
        return Wording(
            title=_one_space(self.title),
            summary=_one_space(self.summary),
            blocks={key: text for key, text in kept.items() if text},
        )

    def everything(self) -> str:
        """Return all words in one text, for counting and for guessing the language."""
        return "\n".join((self.title, self.summary, *self.blocks.values()))


def _tidy(text: str) -> str:
    lines = [_one_space(line) for line in text.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _one_space(line: str) -> str:
    """Put one space where several stood; a no-break space (French, before a colon) stays."""
    return re.sub(r"[ \t\n\r\f\v]+", " ", line).strip()


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a list or of steps, without numbers and dashes typed before them."""
    found = (re.sub(r"^(?:[-*•–]|\d{1,2}[.)])\s+", "", line) for line in text.split("\n"))
    return tuple(line for line in found if line)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, which an empty line sets apart."""
    return tuple(_one_space(part) for part in text.split("\n\n") if part.strip())


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that keeps a text from being shown: a code and the part that it concerns."""

    code: str
    part: str = ""


def lacks(kind: Kind, words: Wording) -> tuple[Lack, ...]:
    """Return what is missing or too long in a text; empty when it may be shown."""
    found: list[Lack] = []
    for part, text, limit in (
        ("title", words.title, TITLE_LIMIT),
        ("summary", words.summary, SUMMARY_LIMIT),
    ):
        if not text:
            found.append(Lack("missing", part))
        elif len(text) > limit:
            found.append(Lack("too_long", part))
    known = {block.key for block in BLOCKS[kind]}
    for block in BLOCKS[kind]:
        text = words.blocks.get(block.key, "")
        if block.required and not text:
            found.append(Lack("missing", block.key))
        if len(text) > BLOCK_LIMIT:
            found.append(Lack("too_long", block.key))
        if block.shape is not Shape.PARAGRAPHS and len(lines_of(text)) > LINES_LIMIT:
            found.append(Lack("too_many", block.key))
    found += [Lack("unknown", key) for key in sorted(set(words.blocks) - known)]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class LiveText:
    """A text that the public may read: which number it is, since when, and what it translates."""

    language: str
    number: int
    words: Wording
    since: datetime
    #: Number of the source text it says in another language; its own number in the source language.
    of_source: int
    #: A machine wrote the first draft; a person has signed it since.
    machine: bool = False


def outdated(text: LiveText, newest_source: int) -> bool:
    """Tell whether the source was changed in substance after this was translated."""
    return text.of_source < newest_source
