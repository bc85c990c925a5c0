"""Stays: what officers said of them, and the rules they are reckoned by."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class StayDocumentAnswered(Event):
    """An officer said whether an exit with another document is of the traveller who had entered."""

    KIND: ClassVar[str] = "border.stay_document_answered"
    answer_id: UUID
    entry_root: UUID
    exit_root: UUID
    persons: tuple[UUID, ...]
    country: str
    same_traveller: bool
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class StayReviewed(Event):
    """An officer said of an open stay past its last day whether it is to be followed up."""

    KIND: ClassVar[str] = "border.stay_reviewed"
    review_id: UUID
    #: Root of its entry.
    stay_id: UUID
    person_id: UUID
    country: str
    #: Post of entry.
    post: str
    #: `confirmed` or `set_aside`.
    outcome: str
    last_day: date
    #: Rule and version that gave the last day.
    rule: str
    #: False where a post of the country records no exits.
    exits_covered: bool
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class StayRulesLoaded(Event):
    """A book of rules of stay was put in force; stays are reckoned by it from then on."""

    KIND: ClassVar[str] = "border.stay_rules_loaded"
    book: str
    #: SHA-256 of the file.
    digest: str
    #: Rule and version: `UTO-VISITOR@2026-01-01`.
    versions: tuple[str, ...]


@register_event
@dataclass(frozen=True, slots=True)
class DaysGranted(Event):
    """An officer granted other days of stay with an entry than the rule gives."""

    KIND: ClassVar[str] = "border.days_granted"
    crossing_id: UUID
    person_id: UUID
    post: str
    country: str
    days: int
    #: Days by the rule; None where it sets no limit.
    by_rule: int | None
    #: The last day with the days granted.
    last_day: date | None
    #: Rule and version.
    rule: str
    reason: str
