"""What a movement counts as in the tallies of a post and day: short codes, no identity."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from travesia.border.domain.counting import UNKNOWN


class Dimension(StrEnum):
    """What the movements of a day are counted by; each by itself, never crossed."""

    ALL = "all"
    HOUR = "hour"
    NATIONALITY = "nationality"
    SEX = "sex"
    AGE = "age"
    MODE = "mode"
    PURPOSE = "purpose"
    #: `first` or `second`: which line let the traveller through.
    LINE = "line"
    #: `desk`, `paper` or `import`: how the movement came into the log.
    ORIGIN = "origin"
    #: Seconds from the document to the decision, as a band of HANDLING_BANDS.
    HANDLING = "handling"
    #: Seconds from the movement to its recording, as a band of LAG_BANDS.
    LAG = "lag"
    #: A field that the record leaves empty.
    MISSING = "missing"


#: Lower bounds in seconds; the code of a band is its bound.
HANDLING_BOUNDS = (0, 15, 30, 45, 60, 90, 120, 180, 300, 600)
HANDLING_BANDS = tuple(f"{bound:03d}" for bound in HANDLING_BOUNDS)
#: Ahead of its time, at once (to 5 minutes), within an hour, a day, a week, a month, later.
LAG_BANDS = ("ahead", "at_once", "hour", "day", "week", "month", "later")
_LAG_BOUNDS = (0, 300, 3600, 86_400, 7 * 86_400, 31 * 86_400)
#: A clock may differ by so much before a movement is said to lie ahead of its recording.
_CLOCKS_DIFFER = 60

#: Fields that an entry can leave empty, as the data quality names them.
MISSING_FIELDS = ("nationality", "sex", "age", "purpose", "document")


@dataclass(frozen=True, slots=True)
class Counted:
    """One movement as the tallies see it; `at` is the time at the post."""

    post: str
    at: datetime
    direction: str
    outcome: str
    nationality: str
    sex: str
    age_group: str
    mode: str
    purpose: str
    second_line: bool
    has_document: bool
    origin: str
    handled_seconds: int | None
    lag_seconds: int | None


#: Post, day, dimension, value, direction, outcome.
Cell = tuple[str, date, str, str, str, str]


def cells_of(movement: Counted) -> Iterator[Cell]:
    """Yield the cells that a movement is counted in, once each."""
    post, day = movement.post, movement.at.date()
    for dimension, value in _traits(movement):
        yield post, day, dimension, value, movement.direction, movement.outcome


def _traits(movement: Counted) -> Iterator[tuple[str, str]]:
    yield "all", ""
    yield "hour", f"{movement.at.hour:02d}"
    yield "nationality", movement.nationality
    yield "sex", movement.sex
    yield "age", movement.age_group
    yield "mode", movement.mode
    yield "purpose", movement.purpose
    yield "line", "second" if movement.second_line else "first"
    yield "origin", movement.origin
    if movement.handled_seconds is not None:
        yield "handling", handling_band(movement.handled_seconds)
    if movement.lag_seconds is not None:
        yield "lag", lag_band(movement.lag_seconds)
    for name in missing_of(movement):
        yield "missing", name


def handling_band(seconds: int) -> str:
    """Return the band of a handling time: its lower bound in three digits."""
    return HANDLING_BANDS[bisect_right(HANDLING_BOUNDS, max(seconds, 0)) - 1]


def lag_band(seconds: int) -> str:
    """Return how long after the movement it was recorded; `ahead` when before it."""
    if -_CLOCKS_DIFFER <= seconds < 0:
        return "at_once"
    return LAG_BANDS[bisect_right(_LAG_BOUNDS, seconds)]


def missing_of(movement: Counted) -> Iterator[str]:
    """Yield the fields a movement leaves empty; nobody is asked the purpose of an exit."""
    if not movement.nationality:
        yield "nationality"
    if not movement.sex:
        yield "sex"
    if movement.age_group in ("", UNKNOWN):
        yield "age"
    if not movement.purpose and movement.direction == "entry" and movement.outcome == "admitted":
        yield "purpose"
    if not movement.has_document:
        yield "document"


def share_at_most(bands: dict[str, int], seconds: int) -> float | None:
    """Return the share of handling times below a bound of HANDLING_BOUNDS; None without any."""
    total = sum(bands.values())
    below = sum(count for band, count in bands.items() if int(band) < seconds)
    return below / total if total else None


def middle_band(bands: dict[str, int]) -> tuple[int, int | None] | None:
    """Return the bounds in seconds of the band that holds the median; None without any.

    The upper bound is None in the last band: such a time is "600 seconds or more".
    """
    total, seen = sum(bands.values()), 0
    for place, band in enumerate(HANDLING_BANDS):
        seen += bands.get(band, 0)
        if total and seen * 2 >= total:
            upper = HANDLING_BOUNDS[place + 1] if place + 1 < len(HANDLING_BOUNDS) else None
            return HANDLING_BOUNDS[place], upper
    return None
