"""What a linkage reports: counts, settings, time and memory, what was set aside, what is open."""

import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from travesia.screening.linkage.errors import CATALOGUE


@dataclass
class Report:
    """The outcome of one linkage, as `--json` prints it."""

    model: str
    engine: str
    events: int = 0
    """Events that were linked."""
    clusters: int = 0
    """People that they are of, as far as the model can tell."""
    alone: int = 0
    """Clusters of one event."""
    joined_pairs: int = 0
    split_groups: int = 0
    columns_missing: list[str] = field(default_factory=list)
    set_aside: dict[str, int] = field(default_factory=dict)
    """Lines and events that were not linked, or whose birth date was not read, by reason."""
    not_decoded: int = 0
    """Of the lines that were set aside, those that are not in the encoding of the table."""
    examples: list[dict[str, Any]] = field(default_factory=list)
    """The first of each reason, named by file, line and event."""
    unmatched: dict[str, int] = field(default_factory=dict)
    """Entries and exits without counterpart, by reason; never "overstayed"."""
    questions: dict[str, int] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    peak_mib: int = 0

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        """Give it as JSON-able values, each code with its sentence in one of five languages."""
        found = asdict(self)
        codes = {**self.set_aside, **self.unmatched, **self.questions}
        found["sentences"] = {code: CATALOGUE.say(code, language, {}) for code in sorted(codes)}
        return found


class Clock:
    """Says how the work goes on, and keeps the seconds of each step."""

    def __init__(self, report: Report, say: Callable[[str], None], language: str) -> None:
        self._report = report
        self._say = say
        self._language = language
        self._began = self._last = time.monotonic()

    def step(self, name: str, code: str, **facts: str | int) -> None:
        """Close a step and say it by a code of the catalogue."""
        now = time.monotonic()
        known = self._report.seconds.get(name, 0.0)
        self._report.seconds[name] = round(known + now - self._last, 2)
        self._last = now
        shown = {key: f"{fact:,}" if isinstance(fact, int) else fact for key, fact in facts.items()}
        sentence = CATALOGUE.say(code, self._language, shown)
        self._say(f"{now - self._began:6.1f} s  {sentence}")

    def end(self) -> None:
        """Add the whole, and the most memory that the process held."""
        self._report.seconds["all"] = round(time.monotonic() - self._began, 2)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self._report.peak_mib = most // (1024 * 1024 if sys.platform == "darwin" else 1024)
