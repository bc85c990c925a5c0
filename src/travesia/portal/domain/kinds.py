"""What the portal tells: kinds of items, and the fixed blocks that each kind is made of.

A procedure always answers the same questions in the same order (portal.md §1.4: documents, cost,
place, time, steps), so that it can be read out on a telephone and compared between countries.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an item is."""

    PROCEDURE = "procedure"
    PATHWAY = "pathway"
    TIP = "tip"
    ALERT = "alert"
    RIGHT = "right"
    INSTITUTION = "institution"


class Stage(StrEnum):
    """On which part of the way somebody is who needs the item."""

    ORIGIN = "origin"
    TRANSIT = "transit"
    DESTINATION = "destination"
    RETURN = "return"


class Topic(StrEnum):
    """What an item is about; one each, so that lists stay short."""

    IDENTITY = "identity"
    RESIDENCE = "residence"
    WORK = "work"
    HEALTH = "health"
    SCHOOL = "school"
    SHELTER = "shelter"
    ASYLUM = "asylum"
    FAMILY = "family"
    RETURN = "return"
    SAFETY = "safety"
    MONEY = "money"


class Shape(StrEnum):
    """How a block is written and shown."""

    PARAGRAPHS = "paragraphs"
    LIST = "list"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Block:
    """One question that an item answers; a required one must stand in every language shown."""

    key: str
    shape: Shape
    required: bool


def _block(key: str, shape: Shape = Shape.PARAGRAPHS, *, required: bool = True) -> Block:
    return Block(key, shape, required)


_HOW = (
    _block("who"),
    _block("documents", Shape.LIST),
    _block("cost"),
    _block("place"),
    _block("time"),
    _block("steps", Shape.STEPS),
    _block("refused", required=False),
)

#: The blocks of each kind, in the order they are read.
BLOCKS: dict[Kind, tuple[Block, ...]] = {
    Kind.PROCEDURE: _HOW,
    Kind.PATHWAY: (*_HOW[:-1], _block("rights", required=False), _HOW[-1]),
    Kind.TIP: (_block("body"), _block("points", Shape.LIST, required=False)),
    Kind.ALERT: (_block("body"), _block("do", Shape.STEPS)),
    Kind.RIGHT: (_block("body"), _block("ask", Shape.STEPS, required=False), _block("refused")),
    Kind.INSTITUTION: (
        _block("body"),
        _block("helps", Shape.LIST),
        _block("reach"),
        _block("refused", required=False),
    ),
}

#: The questions at the head of a page, answered in a word or two: the first line of the block.
AT_A_GLANCE = ("cost", "time", "documents")

#: Read out by the hotline and by hubs, in this order and within a minute.
SCRIPT = ("documents", "cost", "place", "time", "steps")

#: An alert is never shown unless it can be read by those it warns (portal.md §3.5).
SAFETY_LANGUAGES = ("es", "en", "ht")


def languages_needed(kind: Kind, source_language: str, *, safety: bool) -> tuple[str, ...]:
    """Return the languages that must be complete before an item is shown at all."""
    if safety or kind is Kind.ALERT:
        return tuple(dict.fromkeys((source_language, *SAFETY_LANGUAGES)))
    return (source_language,)


def block_of(kind: Kind, key: str) -> Block | None:
    """Return the block of a kind by its key, or None where the kind has no such block."""
    return next((one for one in BLOCKS[kind] if one.key == key), None)
