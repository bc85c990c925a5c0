"""What is asked of the lists and what comes back: hits, which are questions, and the ages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

from travesia.lists.domain.purposes import EntryKind, ListPurpose
from travesia.lists.domain.versions import ListAge, ListName
from travesia.screening import FieldComparison

#: How long an answer about a person and an entry is remembered.
ANSWER_KEPT = timedelta(days=365)

#: Shown for one question; more would not be read.
MOST_HITS = 5


class Outcome(StrEnum):
    """What an officer answered after comparing."""

    NOT_SAME = "not_same"
    MAY_BE_SAME = "may_be_same"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """The traveller as the desk knows them."""

    primary: str
    secondary: str
    birth_date: str = ""
    sex: str = ""
    nationality: str = ""
    document_number: str = ""
    issuing_state: str = ""
    person_id: UUID | None = None
    """The registered person, if known: brings back earlier answers."""
    on: date | None = None
    """The day where the traveller stands, on which entries begin and end; None: the node's."""


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """What an officer answered before about this person and this entry."""

    outcome: Outcome
    answered_at: datetime
    entry_changed: bool
    """The owner changed names, dates or documents of the entry since: compare anew."""
    confirmed: bool = False
    """A second person came to the same answer."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry to compare, never an answer; order is urgency."""

    entry_id: UUID
    list_key: str
    list_label: str
    list_version: int
    entry_number: str
    purpose_code: ListPurpose
    instruction: str
    review_due: date | None
    comparison: tuple[FieldComparison, ...]
    reason_code: str
    """Why an officer is asked, see `screening.reason_words`."""
    algorithm: str
    earlier_answer: EarlierAnswer | None
    kind: EntryKind = EntryKind.PERSON
    edition: str = ""
    """The list's version with its single changes, `12.3`."""
    reference: str = ""
    """Where the owner keeps the case."""
    nationalities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    weak: bool = False
    """Only an alias of low quality is alike."""
    explanation: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """The whole reckoning as `Explanation.as_json` gives it; empty when a number alone was met."""
    sentences: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The reckoning in words, by language."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What the lists say: entries to compare, the lists asked, and the basis for the journal."""

    hits: tuple[Hit, ...]
    lists: tuple[ListAge, ...]
    basis: Mapping[str, str]
    """List key → version that answered; goes into the entry of the decision."""
    algorithm: str
    not_asked: tuple[ListAge, ...] = ()
    """Lists in force that could not be asked, since no version of theirs is ready to answer:
    "nobody is alike" may not be said."""
    late: tuple[ListAge, ...] = ()
    """Lists in force that were not through when the time for the question was over."""
    never_loaded: tuple[ListName, ...] = ()
    """Lists that are known here and have no version: nothing was ever loaded into them."""
    more: int = 0
    """Entries that are alike too and are not among the hits: less urgent, or less alike."""
    more_at_least: bool = False
    """There may be more than `more`: a list gave as many as it was asked for."""


@dataclass(frozen=True, slots=True)
class MarkHit:
    """An entry that bears a document number, plate, chassis or ship number that was asked for."""

    entry_id: UUID
    list_key: str
    list_label: str
    edition: str
    entry_number: str
    kind: EntryKind
    purpose_code: ListPurpose
    instruction: str
    review_due: date | None
    reference: str
    scheme: str
    value: str
    """The mark as the owner wrote it."""
    state: str
    same_state: bool
    """The issuing State asked for is the one of the entry; False where either is not stated."""
    as_written: bool
    """The mark is the same letter for letter, not only with look-alikes read as one."""
