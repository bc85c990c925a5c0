"""The entries in force, ready in memory: built once a version, dropped when another is in force."""

import threading
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from travesia.core import clock
from travesia.lists.domain import ListAge, NewListEntry
from travesia.lists.selectors import entries_of_versions, versions_in_force
from travesia.screening import Description, Entry, ScreeningIndex, build_index


@dataclass(frozen=True, slots=True)
class ReadyEntry:
    """What a search needs to show of an entry; the reason is not among it."""

    id: UUID
    age: ListAge
    number: str
    purpose_code: str
    instruction: str
    review_due: date | None
    identity: str


@dataclass(frozen=True, slots=True)
class Ready:
    """All lists in force on one day, indexed together."""

    key: tuple[object, ...]
    ages: tuple[ListAge, ...]
    entries: dict[str, ReadyEntry]
    index: ScreeningIndex


_lock = threading.Lock()
_latest: list[Ready] = []


def ready() -> Ready:
    """Return the lists in force today; builds the index only when a version or the day changed.

    One query tells which versions are in force, so every process of the node notices a new one
    with its next question.
    """
    versions = versions_in_force()
    today = clock.today()
    key = (today, *versions)
    for made in tuple(_latest):
        if made.key == key:
            return made
    with _lock:
        for made in tuple(_latest):
            if made.key == key:
                return made
        made = _build(key, dict(versions), today)
        _latest[:] = [made]
        return made


def _build(key: tuple[object, ...], versions: dict[UUID, ListAge], today: date) -> Ready:
    entries: dict[str, ReadyEntry] = {}
    indexed = []
    for view, version_id, identity in entries_of_versions(tuple(versions)):
        given = view.entry
        if given.expires_on is not None and given.expires_on < today:
            continue
        entries[str(view.id)] = ReadyEntry(
            id=view.id,
            age=versions[version_id],
            number=given.number,
            purpose_code=given.purpose_code,
            instruction=given.instruction,
            review_due=given.review_due,
            identity=identity,
        )
        indexed.append(Entry(str(view.id), description_of(given)))
    return Ready(key, tuple(versions.values()), entries, build_index(indexed))


def description_of(entry: NewListEntry) -> Description:
    """Return who an entry is about, in the terms of a comparison."""
    return Description(
        names=entry.names,
        birth_date=entry.birth_date,
        sex=entry.sex,
        documents=entry.documents,
    )
