"""What the calculator is asked, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Protocol

from travesia.border.domain.staying.presence import Passage, Presence
from travesia.border.domain.staying.rules import StayRule
from travesia.border.domain.staying.sentences import StayReason


class Authorisation(Protocol):
    """What the calculator needs of a visa, pass, permit or extension; whoever issued it.

    The caller passes on what it holds to be genuine and not revoked: that is not checked here.
    """

    @property
    def kind(self) -> str:
        """`visa`, `transit`, `shore_pass`, `border_pass`, `residence`, `extension` or another."""

    @property
    def reference(self) -> str:
        """Number that people quote."""

    @property
    def valid_from(self) -> date:
        """First day."""

    @property
    def valid_until(self) -> date:
        """Last day, itself included."""

    @property
    def entries_allowed(self) -> int | None:
        """How many entries; None for any number."""

    @property
    def entries_used(self) -> int:
        """How many of them are used, the stay asked about not among them."""

    @property
    def days_allowed(self) -> int | None:
        """Days of stay that stand on it; None when none do."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An authorisation as plain values: for cases, tests and callers without their own type."""

    kind: str
    valid_from: date
    valid_until: date
    entries_allowed: int | None = None
    entries_used: int = 0
    days_allowed: int | None = None
    reference: str = ""


class Question(StrEnum):
    """What is asked."""

    #: The last movement is the entry that an officer is deciding about.
    ENTRY = "entry"
    #: How a stay stands at a moment.
    STAY = "stay"
    #: The last movement is an exit: was the stay within its days?
    EXIT = "exit"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about one traveller at one moment."""

    question: Question
    country: str
    """Whose desk asks; alpha-3."""
    moment: datetime
    zone: tzinfo
    nationality: str
    document_code: str = ""
    passages: Sequence[Passage] = ()
    """Movements in the country and in states that count days with it, the one asked about too."""
    authorisations: Sequence[Authorisation] = ()
    exits_covered: bool = True
    """False when a post of the territory records no exits."""
    same_traveller: bool = True
    """False while nobody has confirmed that a changed document is the same traveller's."""
    age: int | None = None
    """Completed years; None when not known."""
    with_adult: bool | None = None
    """Whether an adult is linked with a minor; None when nobody asked."""

    @property
    def today(self) -> date:
        """Return the day at the desk."""
        return self.moment.astimezone(self.zone).date()


class Standing(StrEnum):
    """How a stay stands, or how an entry looks by the rule; nothing of it is a decision."""

    #: An entry fits the rule.
    FITS = "fits"
    #: An entry does not fit the rule.
    DOES_NOT_FIT = "does_not_fit"
    #: No rule is kept, or there is no stay to say anything about.
    UNKNOWN = "unknown"
    WITHIN = "within"
    #: Left after the last day, by recorded entry and exit.
    OVERSTAYED = "overstayed"
    #: The last day has passed and no exit is recorded, where every post records exits.
    PAST_LAST_DAY = "past_last_day"
    #: A movement is missing, or a post records no exits: nothing can be said.
    NOT_RECORDED = "not_recorded"
    #: Left with another document, and nobody has confirmed that it is the same traveller.
    TO_CONFIRM = "to_confirm"


class Bound(StrEnum):
    """Which limit sets the last day."""

    NONE = ""
    PER_ENTRY = "per_entry"
    WINDOW = "window"
    YEAR = "year"
    AUTHORISED_DAYS = "authorised_days"
    VALIDITY = "validity"
    HOURS = "hours"
    CLOSING = "closing"
    EXTENSION = "extension"
    GRANTED = "granted"


@dataclass(frozen=True, slots=True)
class StayAnswer:
    """What the rule says, with the rule; a person decides."""

    standing: Standing
    rule: StayRule | None = None
    reasons: tuple[StayReason, ...] = ()
    stay: Presence | None = None
    """The stay that is spoken of; None when there is none."""
    authorisation: Authorisation | None = None
    """What the rule rests on, where it needs one."""
    admissible: bool | None = None
    """Whether an entry fits; None when nothing can be said or no entry was asked about."""
    days_allowed: int | None = None
    """For an entry the days from it to the last one, else those of the whole stay; None without
    a limit."""
    last_day: date | None = None
    until: datetime | None = None
    """The minute, where hours are counted."""
    days_left: int | None = None
    """Days from today to the last one, today too; never negative."""
    days_used: int = 0
    """Counted days that movements prove: for an entry those before it, else with this stay."""
    days_used_most: int = 0
    """The same if each missing movement happened as late, or as early, as it can have."""
    overstay_days: int = 0
    bound: Bound = Bound.NONE
    next_entry: date | None = None
    """First day on which an entry that does not fit today would, by this rule."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the reasons, in their order."""
        return tuple(one.code for one in self.reasons)


@dataclass(slots=True)
class Notes:
    """Reasons as they are found."""

    found: list[StayReason] = field(default_factory=list)

    def say(self, code: str, **facts: str | int | date) -> None:
        """Add a reason; the same one with the same facts is not said twice."""
        plain = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in facts.items()
        }
        reason = StayReason.of(code, plain)
        if reason not in self.found:
            self.found.append(reason)
