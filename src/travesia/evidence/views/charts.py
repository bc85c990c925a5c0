"""Line charts as geometry: what is shown becomes a line, what is hidden becomes a dotted gap.

The picture is drawn on the server as SVG (docs/decisions/0002). A hidden count has no coordinate:
its place is marked at one fixed height, so that the picture tells no more than the table.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from travesia.measures import Hidden, Reason, Shown, Value

SIGN_SPACE: Final = 30.0
HIDDEN_HEIGHT: Final = 6.0
"""Where the dotted line of hidden counts runs, above the axis; it stands for no number."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line before it is drawn."""

    css: str
    label: str
    values: tuple[Value, ...]
    end_text: str
    partial_first: bool = False
    """Whether the first month is not whole; the way from it is drawn dashed."""
    partial_last: bool = False
    """Whether the last month is not over; the way to it is drawn dashed."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's box inside the picture."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    label_space: float
    """The least distance between two labels at line ends."""


WIDE: Final = Frame(1130, 320, 56, 1010, 24, 286, 32)
NARROW: Final = Frame(330, 280, 50, 262, 34, 246, 32)
SMALL: Final = Frame(300, 116, 2, 232, 19, 92, 16)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with its words."""

    at: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Line:
    """One drawn line: solid where counts are shown, dotted where they are hidden."""

    css: str
    label: str
    end_text: str
    paths: tuple[str, ...]
    dashed: tuple[str, ...]
    dotted: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    label_at: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole picture, ready for the template."""

    frame: Frame
    ticks: tuple[Tick, ...]
    months: tuple[Tick, ...]
    lines: tuple[Line, ...]
    hidden: tuple[Tick, ...]
    """The sign for hidden counts, once per run of months in which a line has one."""

    @property
    def hidden_y(self) -> float:
        """Where the signs for hidden counts stand, above all dotted lines."""
        return self.frame.bottom - HIDDEN_HEIGHT * (len(self.lines) + 1)

    @property
    def tick_x(self) -> float:
        """Where the numbers beside the axis end."""
        return self.frame.left - 8

    @property
    def label_x(self) -> float:
        """Where the labels at the line ends begin."""
        return self.frame.right + 10


def draw(
    frame: Frame,
    series: Sequence[Series],
    *,
    months: Sequence[tuple[int, str]],
    number: Callable[[int], str],
    top: int | None = None,
) -> Chart:
    """Draw series that share their months; `months` names the places that carry a label."""
    count = len(series[0].values) if series else 0
    highest = top or highest_shown(series)
    step, ceiling = nice_scale(highest)
    ticks = tuple(
        Tick(_y(frame, value, ceiling), number(value)) for value in range(0, ceiling + 1, step)
    )
    drawn = [_line(frame, item, ceiling, index) for index, item in enumerate(series)]
    labels = _spread([line.label_at for line in drawn], frame)
    lines = tuple(replace(line, label_at=at) for line, at in zip(drawn, labels, strict=True))
    names = tuple(
        Tick(_x(frame, index, count), text, "start" if index == 0 else "middle")
        for index, text in months
    )
    return Chart(frame, ticks, names, lines, _signs(frame, series))


def highest_shown(series: Sequence[Series]) -> int:
    """Return the highest shown count; 0 when nothing is shown."""
    shown = [v.count for item in series for v in item.values if isinstance(v, Shown)]
    return max(shown, default=0)


def nice_scale(highest: int) -> tuple[int, int]:
    """Return a round step and the first multiple of it that holds the highest count."""
    step = 10
    for candidate in _round_steps():
        step = candidate
        if candidate * 4 >= highest:
            break
    return step, step * max(1, -(-highest // step))


def _round_steps() -> Sequence[int]:
    return [factor * 10**power for power in range(1, 10) for factor in (1, 2, 5)]


def _x(frame: Frame, index: int, count: int) -> float:
    span = frame.right - frame.left
    return round(frame.left + (span * index / (count - 1) if count > 1 else span), 1)


def _y(frame: Frame, value: int, ceiling: int) -> float:
    return round(frame.bottom - (frame.bottom - frame.top) * value / ceiling, 1)


def _line(frame: Frame, item: Series, ceiling: int, index: int) -> Line:
    count = len(item.values)
    points: list[tuple[float, float] | None] = [
        (_x(frame, at, count), _y(frame, value.count, ceiling))
        if isinstance(value, Shown)
        else None
        for at, value in enumerate(item.values)
    ]
    dashed = []
    solid = list(points)
    if item.partial_first and len(points) > 1 and points[0] and points[1]:
        dashed.append(_path([points[0], points[1]]))
        solid[0] = None
    if item.partial_last and len(points) > 1 and points[-2] and points[-1]:
        dashed.append(_path([points[-2], points[-1]]))
        solid[-1] = None
    runs = _runs(solid)
    ends = [points[-1]] if points and points[-1] is not None else []
    edges = [run[-1] for run in runs] + [run[0] for run in runs if run[0] != points[0]]
    label_at = ends[0][1] if ends else frame.bottom - HIDDEN_HEIGHT
    return Line(
        css=item.css,
        label=item.label,
        end_text=item.end_text,
        paths=tuple(_path(run) for run in runs if len(run) > 1),
        dashed=tuple(dashed),
        dotted=tuple(_dotted(frame, item.values, index)),
        dots=tuple(dict.fromkeys([*edges, *ends])),
        label_at=label_at,
    )


def _runs(points: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Split points into unbroken runs; nothing is drawn across a hidden count."""
    runs: list[list[tuple[float, float]]] = []
    open_run = False
    for point in points:
        if point is None:
            open_run = False
        elif open_run:
            runs[-1].append(point)
        else:
            runs.append([point])
            open_run = True
    return runs


def _path(run: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in run)


def _dotted(frame: Frame, values: Sequence[Value], line: int) -> list[str]:
    """Mark counts under the threshold at one fixed height; withheld ones leave plain paper."""
    y = frame.bottom - HIDDEN_HEIGHT * (line + 1)
    small = [_is_small(value) for value in values]
    return [f"M{left:.1f} {y:.1f}H{right:.1f}" for left, right in _spans(frame, small)]


def _signs(frame: Frame, series: Sequence[Series]) -> tuple[Tick, ...]:
    """Place the sign for hidden counts where a run of them begins, whichever line has them."""
    small = [any(map(_is_small, month)) for month in zip(*(s.values for s in series), strict=True)]
    text = next((_sign(v) for s in series for v in s.values if _is_small(v)), "")
    signs: list[Tick] = []
    for left, _right in _spans(frame, small):
        free = not signs or left - signs[-1].at >= SIGN_SPACE
        if free and left <= frame.right - SIGN_SPACE:  # the label at the line's end says it there
            signs.append(Tick(round(left, 1), text, "start"))
    return tuple(signs)


def _spans(frame: Frame, marked: Sequence[bool]) -> list[tuple[float, float]]:
    """Return from where to where each run of marked months reaches, half a month to each side."""
    count = len(marked)
    half = (frame.right - frame.left) / max(count - 1, 1) / 2
    spans = []
    start = 0
    for hidden, run in itertools.groupby(marked):
        end = start + len(list(run))
        if hidden:
            left = max(frame.left, _x(frame, start, count) - half)
            right = min(frame.right, _x(frame, end - 1, count) + half)
            spans.append((left, right))
        start = end
    return spans


def _is_small(value: Value) -> bool:
    return isinstance(value, Hidden) and value.reason is Reason.SMALL


def _sign(value: Value) -> str:
    return f"<{value.threshold}" if isinstance(value, Hidden) else ""


def _spread(wanted: Sequence[float], frame: Frame) -> list[float]:
    """Move labels apart that would lie on each other, and keep them inside the picture."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = list(wanted)
    for before, after in itertools.pairwise(order):
        placed[after] = max(placed[after], placed[before] + frame.label_space)
    if order and placed[order[-1]] > frame.bottom - 10:
        excess = placed[order[-1]] - (frame.bottom - 10)
        placed = [max(at - excess, 12.0) for at in placed]
    return [round(at, 1) for at in placed]
