"""How long people waited in the queue, as dashboards and reports say it."""

from collections.abc import Iterator
from dataclasses import dataclass

from travesia.border.domain import Direction
from travesia.border.domain.queueing import Waits
from travesia.border.selectors.figures import Figures
from travesia.border.views.queueing import minutes_words
from travesia.border.views.screen import direction_words


@dataclass(frozen=True, slots=True)
class QueueLine:
    """What the cards of one queue say, of a whole period or of one hour of the day."""

    #: `entry`, or `entry 08` for the hour that begins at eight.
    code: str
    direction: str
    #: 08:00, empty for the whole period.
    hour: str
    cards: int
    median: int
    longest: int

    @property
    def median_words(self) -> str:
        """Say within how many minutes half of the cards came."""
        return minutes_words(self.median)

    @property
    def longest_words(self) -> str:
        """Say how many minutes the slowest card took."""
        return minutes_words(self.longest)


def queue_wholes(figures: Figures) -> list[QueueLine]:
    """Return a line for each queue that was measured in the period."""
    queue = figures.queue.whole
    return [_line(queue[way], way) for way in Direction if way in queue]


def queue_hours(figures: Figures) -> list[QueueLine]:
    """Return a line for each hour of the day and queue in which cards were handed out."""
    return list(_hours(figures))


def _hours(figures: Figures) -> Iterator[QueueLine]:
    for hour in range(24):
        for way in Direction:
            found = figures.queue.hours.get((hour, way))
            if found is not None:
                yield _line(found, way, f"{hour:02d}")


def _line(found: Waits, way: Direction, hour: str = "") -> QueueLine:
    return QueueLine(
        code=f"{way} {hour}".strip(),
        direction=direction_words(way),
        hour=f"{hour}:00" if hour else "",
        cards=found.cards,
        median=_minutes(found.median),
        longest=_minutes(found.longest),
    )


def _minutes(seconds: int | None) -> int:
    """Return whole minutes, rounded to the nearest; half a minute counts as one."""
    return ((seconds or 0) + 30) // 60
