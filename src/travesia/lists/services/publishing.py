"""Bring versions of lists into force: proposed by one person, published by another."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, ActorKind, Purpose
from travesia.core import clock
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.lists.domain import (
    MOST_ENTRIES,
    VERSION_STEPS,
    ListPurpose,
    NewListEntry,
    VersionAct,
    VersionState,
    VersionView,
    changed_too_much,
    content_hash,
    entry_problems,
)
from travesia.lists.events import (
    SourceRegistered,
    VersionProposed,
    VersionPublished,
    VersionRejected,
)
from travesia.lists.models import ListEntry, ListSource, ListVersion
from travesia.lists.selectors import require, source_row, version_row, version_subject
from travesia.lists.services.errors import ListConflictError, ListError

_MANAGE = "lists.manage"
_BATCH = 1000


def register_source(
    *,
    actor: Actor,
    key: str,
    label: str,
    owner: str,
    purposes: Sequence[ListPurpose] = tuple(ListPurpose),
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> bool:
    """Make a list known; tell whether it was new. A known key is left as it is."""
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        _row, new = ListSource.objects.get_or_create(
            key=key,
            defaults={
                "id": new_id(),
                "label": label,
                "owner": owner,
                "purposes": [code.value for code in purposes],
            },
        )
        if new:
            codes = tuple(code.value for code in purposes)
            journal.record(
                actor=actor,
                event=SourceRegistered(key, label, owner, codes),
                purpose=purpose.value,
            )
    return new


def propose_version(
    *,
    actor: Actor,
    source_key: str,
    entries: Sequence[NewListEntry],
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> VersionView:
    """Bring in the whole new content of a list; it is not in force until it is published.

    Raises ListError for the first entry that cannot be searched (facts `entry`, `problems`), for
    a number that stands twice, and for more entries than a desk can be asked about.
    """
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        return _propose(actor, source_row(source_key), entries, purpose).view()


def publish_version(
    *,
    actor: Actor,
    source_key: str,
    entries: Sequence[NewListEntry],
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> VersionView:
    """Bring in new content and, for a system actor, put it in force at once.

    A person's version waits for a second person, and one that changes size by more than a fifth
    waits for a person whoever brought it: read `state` and `waits_because` of the answer. Content
    equal to the version in force changes nothing and is answered with that version.
    """
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        source = source_row(source_key)
        current = _in_force(source)
        if current is not None and current.sha256 == content_hash(entries):
            return current.view()
        version = _propose(actor, source, entries, purpose)
        if not version.waits_because:
            _put_in_force(actor, version, purpose, change_accepted=False)
        return version.view()


def approve_version(
    *,
    actor: Actor,
    version_id: UUID,
    accept_change: bool = False,
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> VersionView:
    """Put a proposed version in force, as another person than the one who proposed it.

    `accept_change` says that the person has seen a change of size by more than a fifth. Raises
    ListConflictError when it is the same person, when the version is not waiting any more or when
    a newer one is in force, and ListError when the change of size was not accepted.
    """
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        version = version_row(version_id)
        if actor.id == version.proposed_by:
            raise ListConflictError(
                "lists.two_persons_needed",
                _("You proposed this version. Another person has to publish it."),
            )
        current = _in_force(version.source)
        if current is not None and current.number > version.number:
            raise ListConflictError(
                "lists.newer_in_force",
                _("Version %(number)s is in force and newer than this one."),
                number=current.number,
            )
        if changed_too_much(current.count if current else 0, version.count) and not accept_change:
            raise ListError(
                "lists.size_changed",
                _("The list would go from %(before)s to %(after)s entries. Confirm the change."),
                before=current.count if current else 0,
                after=version.count,
            )
        _put_in_force(actor, version, purpose, change_accepted=accept_change)
        return version.view()


def reject_version(
    *, actor: Actor, version_id: UUID, reason: str, purpose: Purpose = Purpose.LIST_MANAGEMENT
) -> VersionView:
    """Turn a proposed version down, with the reason; raises ListConflictError when it is not."""
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        version = version_row(version_id)
        _move(version, VersionAct.REJECT)
        journal.record(
            actor=actor,
            event=VersionRejected(version.id, version.source.key, version.number, reason.strip()),
            purpose=purpose.value,
            subjects=(version_subject(version.id),),
        )
        return version.view()


def _propose(
    actor: Actor, source: ListSource, entries: Sequence[NewListEntry], purpose: Purpose
) -> ListVersion:
    _check(source, entries)
    last = source.versions.order_by("-number").first()
    version = ListVersion.objects.create(
        source=source,
        number=last.number + 1 if last else 1,
        count=len(entries),
        sha256=content_hash(entries),
        waits_because=_waits(actor, _in_force(source), len(entries)),
        proposed_at=clock.now(),
        proposed_by=actor.id,
    )
    rows = [ListEntry.of(version.id, entry) for entry in entries]
    ListEntry.objects.bulk_create(rows, batch_size=_BATCH)
    journal.record(
        actor=actor,
        event=VersionProposed(
            version_id=version.id,
            source_key=source.key,
            number=version.number,
            entries=version.count,
            sha256=version.sha256,
            waits_because=version.waits_because,
        ),
        purpose=purpose.value,
        subjects=(version_subject(version.id),),
    )
    return version


def _waits(actor: Actor, current: ListVersion | None, count: int) -> str:
    if current is not None and changed_too_much(current.count, count):
        return "size_changed"
    return "" if actor.kind is ActorKind.SYSTEM else "second_person"


def _check(source: ListSource, entries: Sequence[NewListEntry]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise ListError(
            "lists.too_many_entries",
            _("The list has %(count)s entries; at most %(most)s can be asked at a desk."),
            count=len(entries),
            most=MOST_ENTRIES,
        )
    seen: set[str] = set()
    allowed = [ListPurpose(code) for code in source.purposes]
    for entry in entries:
        problems = entry_problems(entry, allowed)
        if entry.number in seen:
            problems = (*problems, "number_twice")
        seen.add(entry.number)
        if problems:
            raise ListError(
                "lists.entry_not_taken",
                _("Entry %(entry)s cannot be taken (%(problems)s). Nothing was changed."),
                entry=entry.number or "?",
                problems=", ".join(problems),
            )


def _in_force(source: ListSource) -> ListVersion | None:
    return source.versions.filter(state=VersionState.PUBLISHED.value).first()


def _move(version: ListVersion, act: VersionAct) -> None:
    """Take one step of the version's life, if nobody took another first."""
    before = VersionState(version.state)
    to = VERSION_STEPS[before].get(act)
    moved = to and ListVersion.objects.filter(pk=version.pk, state=before.value).update(
        state=to.value, waits_because=""
    )
    if to is None or not moved:
        raise ListConflictError(
            "lists.version_not_waiting",
            _("This version is not waiting any more: somebody decided before you."),
        )
    version.state, version.waits_because = to.value, ""


def _put_in_force(
    actor: Actor, version: ListVersion, purpose: Purpose, *, change_accepted: bool
) -> None:
    current = _in_force(version.source)
    if current is not None:
        _move(current, VersionAct.REPLACE)
    version.published_at, version.published_by = clock.now(), actor.id
    ListVersion.objects.filter(pk=version.pk).update(
        published_at=version.published_at, published_by=version.published_by
    )
    _move(version, VersionAct.PUBLISH)
    journal.record(
        actor=actor,
        event=VersionPublished(
            version_id=version.id,
            source_key=version.source.key,
            number=version.number,
            entries=version.count,
            entries_before=current.count if current else 0,
            sha256=version.sha256,
            proposed_by=version.proposed_by,
            change_accepted=change_accepted,
        ),
        purpose=purpose.value,
        subjects=(version_subject(version.id),),
    )
