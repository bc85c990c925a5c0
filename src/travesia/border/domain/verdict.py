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
    #: A visa, card or seal that was read with the travel document.
    PRESENTED = "presented"
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
    prompts: bool = True
    """Whether it makes second line the likely step, where it is loud; else it is only said."""


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
    def protects(self) -> bool:
        """Tell whether the document is a refugee's or a stateless person's."""
        return any(one.code == PROTECTION for one in self.findings)

    @property
    def second(self) -> Finding | None:
        """The next thing to say after the lead; None when nothing else needs saying."""
        others = [one for one in self.findings if one is not self.lead]
        return next((one for one in others if _is_notable(one)), None)


# What leads when two findings are equally loud: a hit first, since it concerns the person.
_FIRST = ("list.waits", "list.may_be_same", "document.expired", "document.unreadable")
_SOURCES = (Source.LIST, Source.DOCUMENT, Source.PRESENTED, Source.PERSON, Source.STAY)

NOTHING_AGAINST = Finding("verdict.nothing_against", Level.OK, Source.DOCUMENT)
"""What leads when nothing speaks against the traveller."""


PROTECTION = "holder.protection"
"""The document is a refugee's or a stateless person's."""

ROUTINE = frozenset({"name.by_eye", "code.bare", "state.specimen", "visa.own_number"})
"""Information that comes with nearly every document: shown, but it does not colour the verdict."""


def _is_notable(finding: Finding) -> bool:
    return finding.level is not Level.OK and finding.code not in ROUTINE


def _loudness(finding: Finding) -> tuple[int, int, int]:
    first = finding.code in _FIRST and finding.source is not Source.PRESENTED
    known = _FIRST.index(finding.code) if first else len(_FIRST)
    return (-finding.level.rank, known, _SOURCES.index(finding.source))


def order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put the loudest first; equally loud ones keep the order in which they were found."""
    return tuple(sorted(findings, key=_loudness))


def weigh(findings: Iterable[Finding]) -> Verdict:
    """Weigh the findings into a verdict.

    The likely action is to admit only when nothing that prompts is louder than information; else
    a second pair of eyes, as for the holder of a refugee's or stateless person's document. To
    refuse is never likely: that thought has to come from a person.
    """
    ordered = order(findings)
    notable = [one for one in ordered if _is_notable(one)]
    level = notable[0].level if notable else Level.OK
    protected = next((one for one in notable if one.code == PROTECTION), None)
    quiet = level in (Level.OK, Level.INFO)
    lead = (protected or NOTHING_AGAINST) if quiet else notable[0]
    calm = not any(one.prompts and one.level.rank > Level.INFO.rank for one in notable)
    likely = Decision.ADMIT if calm and protected is None else Decision.SECOND_LINE
    return Verdict(level=level, lead=lead, findings=ordered, likely=likely)
