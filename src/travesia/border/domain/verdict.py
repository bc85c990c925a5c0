"""The verdict: what was found, in the order an officer should hear it; people decide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from travesia.border.domain.states import Decision


class Level(StrEnum):
    """How loudly a finding speaks."""

    OK = "ok"
    INFO = "info"
    CAUTION = "caution"
    STOP = "stop"

    @property
    def rank(self) -> int:
        """Position from 0 (ok) to 3 (stop)."""
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}


class Source(StrEnum):
    """What a finding rests on."""

    DOCUMENT = "document"
    LIST = "list"
    STAY = "stay"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: a stable code, a level, the field it is about and its facts."""

    code: str
    level: Level
    source: Source
    about: str = ""
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer that leads the screen, and the button that has focus; never a decision."""

    level: Level
    lead: Finding
    findings: tuple[Finding, ...]
    likely: Decision

    def count(self, level: Level) -> int:
        """Count the findings of one level."""
        return sum(1 for finding in self.findings if finding.level is level)

    @property
    def second(self) -> Finding | None:
        """The next thing to say after the lead; None when nothing else needs saying."""
        loud = (one for one in self.findings if one.level is not Level.OK)
        return next((one for one in loud if one is not self.lead), None)


# What leads when two findings are equally loud: a hit first, since it concerns the person.
_FIRST = ("list.waits", "list.may_be_same", "document.expired", "document.unreadable")
_SOURCES = (Source.LIST, Source.DOCUMENT, Source.PERSON, Source.STAY)

NOTHING_AGAINST = Finding("verdict.nothing_against", Level.OK, Source.DOCUMENT)
"""What leads when nothing speaks against the traveller."""


def _loudness(finding: Finding) -> tuple[int, int, int]:
    known = _FIRST.index(finding.code) if finding.code in _FIRST else len(_FIRST)
    return (-finding.level.rank, known, _SOURCES.index(finding.source))


def order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put the loudest first; equally loud ones keep the order in which they were found."""
    return tuple(sorted(findings, key=_loudness))


def weigh(findings: Iterable[Finding], *, protection: bool = False) -> Verdict:
    """Weigh the findings into a verdict.

    The likely action is to admit only when nothing is louder than information; otherwise a second
    pair of eyes. To refuse is never likely: that thought has to come from a person.
    """
    ordered = order(findings)
    worst = ordered[0] if ordered else NOTHING_AGAINST
    quiet = worst.level in (Level.OK, Level.INFO)
    lead = NOTHING_AGAINST if worst.level is Level.OK else worst
    likely = Decision.ADMIT if quiet and not protection else Decision.SECOND_LINE
    return Verdict(level=worst.level, lead=lead, findings=ordered, likely=likely)
