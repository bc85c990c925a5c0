"""Progress while the region is made: a count, a rate and an estimate that admits what it is."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

Write = Callable[[str], None]

WINDOW = 20.0
"""Seconds over which the rate is taken: a slow start or a pause is forgotten after them."""
FIRST_ESTIMATE = 2.0
"""Seconds of counting before a remaining time is named at all."""
EVERY = 0.5
"""Seconds between two lines."""


@dataclass
class Meter:
    """Counts one kind of thing up to a known total and writes a line now and then."""

    label: str
    total: int
    write: Write
    clock: Callable[[], float] = time.monotonic
    _seen: deque[tuple[float, int]] = field(default_factory=deque, init=False)
    _written: float = field(default=float("-inf"), init=False)

    def __post_init__(self) -> None:
        """Start counting at nothing."""
        self._seen.append((self.clock(), 0))

    def at(self, done: int) -> None:
        """Take note that `done` are done, and write a line when it is time for one."""
        now = self.clock()
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[1][0] >= WINDOW:
            self._seen.popleft()
        if done < self.total and now - self._written < EVERY:
            return
        self._written = now
        self.write(self.line(done))

    def line(self, done: int) -> str:
        """Word the progress; a line that ends with a full stop is the last of its kind."""
        counted = f"{self.label}: {done:,} of {self.total:,}"
        rate = self._rate()
        if done >= self.total:
            return f"{counted}."
        if rate is None:
            return counted
        return f"{counted}, {rate:,.0f} a second, {remaining((self.total - done) / rate)}"

    def _rate(self) -> float | None:
        (began, first), (now, last) = self._seen[0], self._seen[-1]
        if now - began < FIRST_ESTIMATE or last <= first:
            return None
        return (last - first) / (now - began)


def remaining(seconds: float) -> str:
    """Word a remaining time no finer than it is known."""
    if seconds < 10:
        return "a few seconds left"
    if seconds < 100:
        return f"about {round(seconds / 10) * 10} seconds left"
    if seconds < 90 * 60:
        return f"about {round(seconds / 60)} minutes left"
    return f"about {seconds / 3600:.1f} hours left"
