"""Which language stands in where one is missing, block by block (portal.md §3.5).

A block that stands in keeps its own language: it is marked with it, a line in the reader's language
says so, and it never counts as translated.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from travesia.portal.domain.kinds import BLOCKS, Block, Kind
from travesia.portal.domain.texts import LiveText
from travesia.vocab import reading_order

#: Languages of the pages, in the order that pickers show.
LANGUAGES = ("es", "ht", "fr", "en", "pt")


@dataclass(frozen=True, slots=True)
class Passage:
    """One block as the reader gets it; `language` is that of its words."""

    block: Block
    language: str
    text: str
    #: Whether it stands in for a block that is missing in the reader's language.
    stands_in: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """An item as one reader gets it."""

    #: Language of title and summary; the reader's own unless the whole page stands in.
    language: str
    wanted: str
    title: str
    summary: str
    passages: tuple[Passage, ...]

    @property
    def whole_stands_in(self) -> bool:
        """Whether nothing of it is in the reader's language."""
        return self.language != self.wanted


def chain(language: str) -> tuple[str, ...]:
    """Return the languages to look in, the reader's own first."""
    return reading_order(language)


def reading(kind: Kind, texts: Mapping[str, LiveText], language: str) -> Reading | None:
    """Return an item in a reader's language as far as it exists; None where nothing is live."""
    order = [one for one in chain(language) if one in texts]
    if not order:
        return None
    main = texts[order[0]]
    passages = []
    for block in BLOCKS[kind]:
        spoken = next((one for one in order if texts[one].words.blocks.get(block.key)), None)
        if spoken is not None:
            text = texts[spoken].words.blocks[block.key]
            passages.append(Passage(block, spoken, text, stands_in=spoken != order[0]))
    return Reading(order[0], language, main.words.title, main.words.summary, tuple(passages))
