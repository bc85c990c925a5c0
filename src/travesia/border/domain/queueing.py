"""How long people stand before a document is read: measured by cards that travel the queue.

Somebody gives a numbered card to the last person in the queue; it comes back at the window. The
time between is what one traveller waited. Nothing says who carried it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from travesia.border.domain.states import Direction

#: What may stand on a card, as people write it.
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{0,11}")

#: A card that is out longer was lost: no queue of a post lasts longer than a day's work.
LONGEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Waited:
    """One card that came back: when it was handed out, in which queue, and after how long."""

    #: Hour of the day at the post in which it was handed out, 0 to 23.
    hour: int
    direction: Direction
    seconds: int


@dataclass(frozen=True, slots=True)
class Waits:
    """What some cards say together."""

    cards: int = 0
    #: Half of the cards waited this many seconds or less; None without a card.
    median: int | None = None
    #: The longest of them.
    longest: int | None = None


def card_number(text: str) -> str:
    """Return the number of a card as it is kept: capitals, no spaces; empty for what is none."""
    tidy = "".join(text.split()).upper()
    return tidy if _NUMBER.fullmatch(tidy) else ""


def is_overdue(handed_at: datetime, now: datetime) -> bool:
    """Tell whether a card is out for longer than anybody waits, or was handed out in the future."""
    return not timedelta() <= now - handed_at <= LONGEST


def waits_of(cards: Iterable[Waited]) -> Waits:
    """Put cards together; of an even number the shorter of the two in the middle is the median."""
    found = sorted(one.seconds for one in cards)
    if not found:
        return Waits()
    return Waits(len(found), found[(len(found) - 1) // 2], found[-1])
