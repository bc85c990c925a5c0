"""An item as a page shows it: its passages cut into paragraphs, lines and steps."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from travesia.portal.domain import (
    BLOCKS,
    Freshness,
    Passage,
    PublicItem,
    Shape,
    lines_of,
    paragraphs_of,
)
from travesia.portal.domain.kinds import AT_A_GLANCE
from travesia.portal.selectors import words

#: What a line at a glance may hold.
_GLANCE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a page, cut up as its shape asks."""

    key: str
    heading: Promise
    shape: str
    language: str
    #: Name of the language that stands in, in the reader's language; empty for its own.
    stands_in: Promise | str
    paragraphs: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """One answer in a word or two."""

    icon: str
    label: Promise
    text: str
    #: Number of lines of a list, shown in place of a text.
    count: int


@dataclass(frozen=True, slots=True)
class Card:
    """An item in a list."""

    slug: str
    title: str
    summary: str
    language: str
    kind: str
    kind_words: Promise
    topic: Promise
    reviewed_on: date
    freshness: Freshness


def part_of(passage: Passage) -> Part:
    """Cut one passage into what a page shows."""
    listed = passage.block.shape is not Shape.PARAGRAPHS
    return Part(
        key=passage.block.key,
        heading=words.BLOCKS[passage.block.key],
        shape=passage.block.shape.value,
        language=passage.language,
        stands_in=words.LANGUAGES[passage.language] if passage.stands_in else "",
        paragraphs=() if listed else paragraphs_of(passage.text),
        lines=lines_of(passage.text) if listed else (),
    )


def at_a_glance(item: PublicItem, language: str) -> tuple[Glance, ...]:
    """Return cost, time and papers in a word or two, where the item has them in its language."""
    reading = item.reading(language)
    found = []
    for passage in sorted(
        (one for one in reading.passages if one.block.key in AT_A_GLANCE and not one.stands_in),
        key=lambda one: AT_A_GLANCE.index(one.block.key),
    ):
        key, lines = passage.block.key, lines_of(passage.text)
        first = lines[0].split(". ")[0].rstrip(".") if lines else ""
        listed = passage.block.shape is not Shape.PARAGRAPHS
        if listed or len(first) <= _GLANCE_LENGTH:
            label, icon = words.GLANCE[key], words.GLANCE_ICONS[key]
            found.append(Glance(icon, label, "" if listed else first, len(lines)))
    return tuple(found)


def card_of(item: PublicItem, language: str, today: date) -> Card:
    """Return an item as one line of a list."""
    reading = item.reading(language)
    return Card(
        slug=item.facts.slug,
        title=reading.title,
        summary=reading.summary,
        language=reading.language,
        kind=item.facts.kind.value,
        kind_words=words.KIND[item.facts.kind],
        topic=words.TOPICS[item.facts.topic],
        reviewed_on=item.facts.reviewed_on,
        freshness=item.facts.freshness(today),
    )


def in_order(items: tuple[PublicItem, ...], language: str, today: date) -> tuple[Card, ...]:
    """Return items as cards: what is stale stands last, the rest by title."""
    cards = [card_of(item, language, today) for item in items]
    return tuple(
        sorted(cards, key=lambda c: (c.freshness is Freshness.STALE, c.title.casefold(), c.slug))
    )


def blocks_of(item: PublicItem) -> tuple[str, ...]:
    """Return the keys of an item's blocks, in the order they are read."""
    return tuple(block.key for block in BLOCKS[item.facts.kind])
