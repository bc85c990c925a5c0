"""A limit on how long a question may take: looked at between its steps, and nothing is killed."""

from collections.abc import Callable
from time import monotonic


class OutOfTimeError(Exception):
    """The time for a question is over; what was not asked by then is said to be not answered."""


class Deadline:
    """The moment until which a question may go on.

    A thread that is stopped from outside may leave a lock held or a file half read, so a question
    looks at its deadline itself: between lists, and before each entry that it scores.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        """Begin now; `seconds` of waiting are allowed."""
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Return the seconds that are left; 0 when there are none."""
        return max(0.0, self._end - self._clock())

    def check(self) -> None:
        """Return while there is time; raises OutOfTimeError after it."""
        if self._clock() >= self._end:
            raise OutOfTimeError
