"""Crossings that were written on paper while the system was down, and when one may be entered."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from travesia.places.domain import PostState, StateOn

#: Older paper comes as a file; so far back in a form it is a slip of the year.
FURTHEST_BACK = timedelta(days=366)


class PaperDecision(StrEnum):
    """How an officer decided on paper."""

    ADMITTED = "admitted"
    #: Sent to second line, and let through there.
    SECOND_LINE = "second_line"
    #: Sent to second line and did not cross: turned back by choice, or handed over.
    NOT_CROSSED = "not_crossed"
    REFUSED = "refused"


def form_key(number: str) -> str:
    """Return a form's number as it is compared: capitals and digits alone."""
    return "".join(sign for sign in number.upper() if sign.isalnum())


def opened_on(states: Sequence[StateOn]) -> date | None:
    """Return the first day on which people could cross at a post; None where nothing is known."""
    serving = (PostState.INAUGURATED, PostState.OPERATIONAL)
    days = [one.since for one in states if one.state in serving] or [one.since for one in states]
    return min(days, default=None)


def time_fault(crossed_at: datetime, *, day: date, now: datetime, states: Sequence[StateOn]) -> str:
    """Return the code of what is wrong with the time on a form, or an empty string.

    `day` is the day of the crossing by the calendar of the post.
    """
    opened = opened_on(states)
    if crossed_at > now:
        return "border.time_in_the_future"
    if opened is not None and day < opened:
        return "border.post_not_open_then"
    return "border.paper_too_old" if crossed_at < now - FURTHEST_BACK else ""
