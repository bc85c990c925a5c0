"""Column charts as geometry: entries and exits side by side (docs/decisions/0002)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's box inside the picture."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    #: At least so many units between two labels below the axis.
    label_space: float


WIDE: Final = Frame(1130, 280, 56, 1130, 16, 250, 44)
NARROW: Final = Frame(330, 240, 46, 330, 16, 210, 34)


@dataclass(frozen=True, slots=True)
class Column:
    """One drawn column: its rectangle and the class of its colour."""

    css: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with its words."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture, ready for the template."""

    frame: Frame
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    labels: tuple[Tick, ...]

    @property
    def tick_x(self) -> float:
        """Where the numbers beside the axis end."""
        return self.frame.left - 8


def draw(
    frame: Frame,
    groups: Sequence[tuple[str, tuple[int, ...]]],
    *,
    number: Callable[[int], str],
) -> Picture:
    """Draw groups of columns: each a label and its counts, in the order of the colours."""
    step, ceiling = nice_scale(max((n for _, counts in groups for n in counts), default=0))
    slot = (frame.right - frame.left) / max(len(groups), 1)
    columns = [
        column
        for place, (_, counts) in enumerate(groups)
        for column in _group(frame, frame.left + place * slot, slot, counts, ceiling)
    ]
    every = max(1, -(-int(frame.label_space) // max(int(slot), 1)))
    labels = tuple(
        Tick(round(frame.left + (place + 0.5) * slot, 1), label)
        for place, (label, _) in enumerate(groups)
        if place % every == 0
    )
    ticks = tuple(
        Tick(_y(frame, value, ceiling), number(value)) for value in range(0, ceiling + 1, step)
    )
    return Picture(frame, tuple(columns), ticks, labels)


def _group(
    frame: Frame, left: float, slot: float, counts: tuple[int, ...], ceiling: int
) -> list[Column]:
    width = slot * 0.8 / max(len(counts), 1)
    return [
        Column(
            css=f"f{place + 1}",
            x=round(left + slot * 0.1 + place * width, 1),
            y=_y(frame, count, ceiling),
            width=round(max(width - 0.5, 1), 1),
            height=round(frame.bottom - _y(frame, count, ceiling), 1),
        )
        for place, count in enumerate(counts)
    ]


def nice_scale(highest: int) -> tuple[int, int]:
    """Return a round step and the first multiple of it that holds the highest count."""
    step = 1
    for candidate in (factor * 10**power for power in range(10) for factor in (1, 2, 5)):
        step = candidate
        if candidate * 4 >= highest:
            break
    return step, step * max(1, -(-highest // step))


def _y(frame: Frame, value: int, ceiling: int) -> float:
    return round(frame.bottom - (frame.bottom - frame.top) * value / ceiling, 1)
