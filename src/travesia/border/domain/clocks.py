"""A clock that jumped: what the node's clock says beside the newest entry of its journal; pure.

Ages of lists, days of stay and the day of expiry all hang on the clock. A machine whose battery is
flat wakes in the past; one that was set by hand may stand in the wrong month or year.
"""

from datetime import datetime, timedelta
from enum import StrEnum

#: Clocks are set back by a little now and then, and nothing follows from it.
SET_BACK = timedelta(minutes=2)

#: Longer than any post is closed while its node runs.
LONGEST_SILENCE = timedelta(days=30)


class ClockFault(StrEnum):
    """How the clock stands to the journal when it cannot be right."""

    #: Before the newest entry: time does not run backwards.
    BEHIND = "clock.behind"
    #: Long after the newest entry: the clock may be ahead, or nobody worked here for so long.
    AHEAD = "clock.ahead"


def clock_fault(now: datetime, newest: datetime | None) -> ClockFault | None:
    """Return what is wrong with the clock; None when nothing is, or the journal is empty.

    Args:
        now: what the clock says, aware.
        newest: when the newest entry of the journal was written, by the clock of then.
    """
    if newest is None:
        return None
    if now < newest - SET_BACK:
        return ClockFault.BEHIND
    return ClockFault.AHEAD if now - newest > LONGEST_SILENCE else None
