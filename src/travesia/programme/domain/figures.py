"""What a figure is: a value with the words that stand before it, when, where, of whom, by whom.

A figure that nobody knows has no value and a reason; it is never zero. A figure says what it counts
(`unit`, `subject`) and how it was counted (`basis`); without both nothing can be added to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Qualifier(StrEnum):
    """What stands before the number."""

    EXACT = "exact"
    APPROX = "approx"
    """About this many."""
    MORE_THAN = "more_than"
    """More than this many: a lower bound that is itself not reached."""
    AT_MOST = "at_most"
    ORDINAL = "ordinal"
    """The place in a row (the sixth post), which is no count."""


class Kind(StrEnum):
    """What sort of number it is; only output and reach are ever added over periods."""

    OUTPUT = "output"
    REACH = "reach"
    STOCK = "stock"
    """How many there are at the end of the period."""
    CUMULATIVE = "cumulative"
    """How many since a beginning that is not the period's own."""
    CONTEXT = "context"
    STRUCTURE = "structure"
    """How many items a list has."""
    IDENTIFIER = "identifier"
    """A number that is a name, such as a telephone line's."""


class Basis(StrEnum):
    """How it was counted; figures of two bases are never added."""

    NOT_STATED = "not_stated"
    PERSON_UNIQUE = "person_unique"
    """Each person once, however often they came, within the period and place of the figure."""
    PERSONS_OVER_A_SERIES = "persons_over_a_series"
    """Each person once over a series of activities."""
    ATTENDANCE = "attendance"
    """Each time somebody came."""
    COMPLETION = "completion"
    """Each course that somebody completed."""
    CONTACT = "contact"
    """Each time somebody was spoken with."""
    PERSON_INFORMED = "person_informed"
    """Each person each time information was given to them."""
    REACH_ESTIMATE = "reach_estimate"
    """An estimate of people reached, such as listeners of a programme."""
    ORGANISATION = "organisation"
    FACILITY = "facility"
    THING = "thing"
    """Each thing once: an activity, a card, a crossing, a server."""


class SubsetStatus(StrEnum):
    """Whether a figure is inside another one."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    OVERLAPS = "overlaps"
    UNKNOWN = "unknown"
    """Nobody stated it; treated as if it were inside."""


class NullReason(StrEnum):
    """Why there is no number; none of them means zero."""

    NOT_COLLECTED = "not_collected"
    NOT_STATED = "not_stated"
    SUPPRESSED = "suppressed"


class SplitForm(StrEnum):
    """In what form a breakdown is known."""

    COUNTS = "counts"
    PERCENT_ROUNDED = "percent_rounded"
    """Whole percents, half rounded up: counts are bounds and never invented."""


class FigureState(StrEnum):
    """Where a figure is: only a verified one may be published."""

    ENTERED = "entered"
    VERIFIED = "verified"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both counted; None where it is not stated."""

    first: date | None = None
    last: date | None = None

    @property
    def days(self) -> int | None:
        """How many days; None unless both ends are known."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1

    def may_overlap(self, other: "Period") -> bool:
        """Tell whether a day may lie in both; an end that is not stated may lie anywhere."""
        after = self.first is not None and other.last is not None and other.last < self.first
        before = self.last is not None and other.first is not None and self.last < other.first
        return not (after or before)


@dataclass(frozen=True, slots=True)
class Part:
    """One category of a breakdown: a count or whole percent, or the reason why there is none."""

    category: str
    value: Decimal | None
    null_reason: NullReason | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """A breakdown of a figure, in the version of the scheme in which it was collected."""

    dimension: str
    form: SplitForm
    parts: tuple[Part, ...]
    version: int = 1
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line of the source on which each category was printed."""

    def value_of(self, category: str) -> Decimal | None:
        """Return the value of a category; None when it has none or does not exist."""
        return next((part.value for part in self.parts if part.category == category), None)


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation, with everything that must be known to print it honestly."""

    code: str
    """Stable name, such as `B2.F1`; bulletins refer to it."""
    value: Decimal | None
    qualifier: Qualifier
    unit: str
    """What one of it is: person, activity, government …"""
    subject: str
    """What is counted, in a few words."""
    kind: Kind
    basis: Basis = Basis.NOT_STATED
    indicator: str = ""
    """Code of the indicator that it is a figure of; empty for none."""
    period: Period = Period()
    geography: tuple[str, ...] = ()
    """ISO 3166-1 alpha-3; empty for the whole programme."""
    split: Split | None = None
    subset_of: str = ""
    """Code of the figure that it may be inside of."""
    subset_status: SubsetStatus | None = None
    source: str = ""
    """Code of the source that printed it; empty for one that was entered here."""
    line: int | None = None
    anchor: str = ""
    """The token as it was printed."""
    section: str = ""
    system: str = ""
    """The system that counted it."""
    note: str = ""
    evidence: str = ""
    """Where the proof is: a file, an address, the sentence of a computed indicator."""
    attribution_share: Decimal | None = None
    """The programme's part, from 0 to 1, where another programme shares it; None: not said."""
    null_reason: NullReason | None = None
    state: FigureState = FigureState.ENTERED
    entered_by: str = ""
    """Id of the actor."""
    verified_by: str = ""
    verified_at: datetime | None = None
    revision: int = 1
    """Raised with every correction; a frozen bulletin names code and revision."""
    language: str = ""
    """The language in which `subject` is written; empty where it is not known."""

    @property
    def programme_wide(self) -> bool:
        """Tell whether it counts the whole programme and not a part of its countries."""
        return not self.geography
