"""Watch lists: what an entry may say, how a version comes to be in force, what a hit is; no Django.

A hit is a question. Nothing in this room decides who somebody is or what happens to them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from uuid import UUID

from travesia.screening import (
    DocumentNumber,
    FieldComparison,
    Name,
    PartialDate,
    PartialDateError,
)

#: Older than this, the desk warns; older than the second, "no hit" is not said without the age.
WARN_AFTER = timedelta(hours=24)
STALE_AFTER = timedelta(days=7)

#: A version that is more than this part larger or smaller than the last waits for a person.
CHANGE_ALLOWED = 0.20

#: How long an answer about a person and an entry is remembered.
ANSWER_KEPT = timedelta(days=365)

#: Shown for one question; more would not be read.
MOST_HITS = 5

#: A version holds at most this many entries: beyond it the plain index is too slow for a desk.
MOST_ENTRIES = 20_000


class ListPurpose(StrEnum):
    """What the owner of an entry wants; it says what happens next, never how to treat somebody."""

    ARREST = "arrest"
    BAN = "ban"
    INFORM = "inform"
    MISSING = "missing"
    PROTECT = "protect"


class VersionState(StrEnum):
    """Where a list version stands."""

    PROPOSED = "proposed"
    PUBLISHED = "published"
    REPLACED = "replaced"
    REJECTED = "rejected"


class VersionAct(StrEnum):
    """What can be done with a version."""

    PUBLISH = "publish"
    REJECT = "reject"
    REPLACE = "replace"


#: State → act → the state it leads to; what is not here cannot be done.
VERSION_STEPS: Mapping[VersionState, Mapping[VersionAct, VersionState]] = MappingProxyType(
    {
        VersionState.PROPOSED: MappingProxyType(
            {
                VersionAct.PUBLISH: VersionState.PUBLISHED,
                VersionAct.REJECT: VersionState.REJECTED,
            }
        ),
        VersionState.PUBLISHED: MappingProxyType({VersionAct.REPLACE: VersionState.REPLACED}),
        VersionState.REPLACED: MappingProxyType({}),
        VersionState.REJECTED: MappingProxyType({}),
    }
)


class Outcome(StrEnum):
    """What an officer answered after comparing."""

    NOT_SAME = "not_same"
    MAY_BE_SAME = "may_be_same"


class Freshness(StrEnum):
    """How old a list is, in the terms the desk uses."""

    FRESH = "fresh"
    OLD = "old"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class NewListEntry:
    """One entry as its owner gives it."""

    number: str
    """The owner's number for it; the same person keeps it from version to version."""
    names: tuple[Name, ...]
    birth_date: str = ""
    sex: str = ""
    documents: tuple[DocumentNumber, ...] = ()
    purpose_code: str = ListPurpose.INFORM.value
    instruction: str = ""
    """What the owner asks the officer to do."""
    reason: str = ""
    """Why the entry exists; only list managers see it."""
    owner: str = ""
    expires_on: date | None = None
    review_due: date | None = None


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
    """One entry to compare, never an answer; order is urgency, and there is no score."""

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
    """Which rule asks, see `screening.reason_words`."""
    algorithm: str
    earlier_answer: EarlierAnswer | None


@dataclass(frozen=True, slots=True)
class ListAge:
    """A list that was asked, and the version of it that answered."""

    key: str
    label: str
    version: int
    published_at: datetime

    def freshness(self, now: datetime) -> Freshness:
        """Say how old the version is at `now`."""
        return freshness_of(self.published_at, now)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What the lists say: entries to compare, the lists asked, and the basis for the journal."""

    hits: tuple[Hit, ...]
    lists: tuple[ListAge, ...]
    basis: Mapping[str, str]
    """List key → version that answered; goes into the entry of the decision."""
    algorithm: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version as list managers see it; no entries."""

    id: UUID
    source_key: str
    number: int
    state: VersionState
    count: int
    sha256: str
    proposed_at: datetime
    proposed_by: str
    published_at: datetime | None
    published_by: str
    waits_because: str
    """Why it waits for a person: `second_person`, `size_changed`, or empty when it does not."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A list and its version in force."""

    key: str
    label: str
    owner: str
    purposes: tuple[ListPurpose, ...]
    current: VersionView | None
    waiting: int
    """Versions that wait for a person."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry as list managers see it, with the reason."""

    id: UUID
    entry: NewListEntry


def freshness_of(published_at: datetime, now: datetime) -> Freshness:
    """Say how old a version published then is at `now`."""
    age = now - published_at
    if age >= STALE_AFTER:
        return Freshness.STALE
    return Freshness.OLD if age >= WARN_AFTER else Freshness.FRESH


def changed_too_much(before: int, after: int) -> bool:
    """Tell whether a list of `before` entries that becomes `after` must wait for a person."""
    return bool(before) and abs(after - before) / before > CHANGE_ALLOWED


def entry_problems(entry: NewListEntry, allowed: Iterable[ListPurpose]) -> tuple[str, ...]:
    """Return the codes of what is wrong with an entry; empty when it can be searched."""
    found = []
    if not entry.number.strip() or len(entry.number) > 60:
        found.append("number_missing_or_too_long")
    if not any(name.primary.strip() or name.secondary.strip() for name in entry.names):
        found.append("name_missing")
    if any(len(part) > 300 for name in entry.names for part in (name.primary, name.secondary)):
        found.append("name_too_long")
    try:
        PartialDate.parse(entry.birth_date)
    except PartialDateError:
        found.append("birth_date_malformed")
    if entry.sex not in {"F", "M", "X", ""}:
        found.append("sex_unknown")
    if entry.purpose_code not in {purpose.value for purpose in allowed}:
        found.append("purpose_not_of_this_list")
    if not entry.instruction.strip():
        found.append("instruction_missing")
    return tuple(found)


def identity_of(entry: NewListEntry) -> str:
    """Return a fingerprint of who the entry is about: it changes when the owner changes that."""
    who = [
        sorted([name.primary, name.secondary] for name in entry.names),
        entry.birth_date,
        entry.sex,
        sorted([document.issuing_state, document.number] for document in entry.documents),
    ]
    return _digest(who)


def content_hash(entries: Sequence[NewListEntry]) -> str:
    """Return the SHA-256 of a version's whole content, in the order of entry numbers."""
    return _digest(
        [
            [
                entry.number,
                identity_of(entry),
                entry.purpose_code,
                entry.instruction,
                entry.reason,
                entry.owner,
                str(entry.expires_on or ""),
                str(entry.review_due or ""),
            ]
            for entry in sorted(entries, key=lambda entry: entry.number)
        ]
    )


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
