"""Bring versions of lists into force: proposed by one person, published by another."""

from collections.abc import Sequence
from typing import NoReturn
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.journal import services as journal
from travesia.lists.domain import (
    VERSION_STEPS,
    Difference,
    ListPurpose,
    NewListEntry,
    VersionAct,
    VersionState,
    VersionView,
    changed_too_much,
    exchanged_too_much,
)
from travesia.lists.domain.feeds import Reject, Row
from travesia.lists.events import VersionProposed, VersionPublished, VersionRejected
from travesia.lists.models import ListSource, ListVersion
from travesia.lists.selectors.rows import (
    held_source,
    held_version,
    require,
    row_in_force,
    source_row,
    version_subject,
)
from travesia.lists.services import preparing, writing
from travesia.lists.services.errors import ListConflictError, ListError

_MANAGE = "lists.manage"


def propose_version(
    *,
    actor: Actor,
    source_key: str,
    entries: Sequence[NewListEntry],
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> VersionView:
    """Bring in the whole new content of a list; it is not in force until it is published.

    Content equal to the version in force proposes nothing and is answered with that version.
    Raises ListError for the first entry that cannot be searched (facts `entry`, `problems`), for
    a number that stands twice, and for more entries than a desk can be asked about.
    """
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        return _propose(actor, held_source(source_row(source_key)), entries, purpose).view()


def publish_version(
    *,
    actor: Actor,
    source_key: str,
    entries: Sequence[NewListEntry],
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> VersionView:
    """Bring in new content and, for a system actor, put it in force at once.

    A person's version waits for a second person, and one that changes size by more than a fifth,
    or exchanges more than a fifth of its entries, waits for a person whoever brought it: read
    `state` and `waits_because` of the answer. Content equal to the version in force changes
    nothing and is answered with that version.
    """
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        version = _propose(actor, held_source(source_row(source_key)), entries, purpose)
        put_in_force_unless_it_waits(actor, version, purpose)
        return version.view()


def approve_version(
    *,
    actor: Actor,
    version_id: UUID,
    accept_change: bool = False,
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> VersionView:
    """Put a proposed version in force, as another person than the one who proposed it.

    `accept_change` says that the person has seen that its size changes by more than a fifth, or
    that more than a fifth of the entries are exchanged. Raises ListConflictError when it is the
    same person, when the version is not waiting any more or when a newer one is in force, and
    ListError when the change was not accepted.
    """
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        version = held_version(version_id)
        if actor.id == version.proposed_by:
            raise ListConflictError(
                "lists.two_persons_needed",
                _("You proposed this version. Another person has to publish it."),
            )
        current = row_in_force(version.source)
        _check_not_overtaken(version, current)
        if current is not None and not accept_change:
            _check_change_is_small(version, current)
        _put_in_force(actor, version, purpose, change_accepted=accept_change)
        return version.view()


def reject_version(
    *, actor: Actor, version_id: UUID, reason: str, purpose: Purpose = Purpose.LIST_MANAGEMENT
) -> VersionView:
    """Turn a proposed version down, with the reason; raises ListConflictError when it is not."""
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        version = held_version(version_id)
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
    """Write a version in one go; the answer is the one in force when it says nothing new."""
    sorter = writing.Sorter(tuple(ListPurpose(code) for code in source.purposes))
    version = writing.begin(actor, source)
    rows = (Row(place, entry) for place, entry in enumerate(entries, start=1))
    for batch in writing.batches(rows):
        taken, rejects = sorter.sort(batch)
        if rejects:
            _refuse(rejects[0])
        writing.write(version, taken, [])
    return version if offer(actor, version, purpose) else _current_of(source)


def offer(actor: Actor, version: ListVersion, purpose: Purpose) -> bool:
    """Close a version that was written and record the proposal; False when nothing is new."""
    held_source(version.source)
    if not writing.close(actor, version):
        return False
    journal.record(
        actor=actor,
        event=VersionProposed(
            version_id=version.id,
            source_key=version.source.key,
            number=version.number,
            entries=version.count,
            sha256=version.sha256,
            waits_because=version.waits_because,
        ),
        purpose=purpose.value,
        subjects=(version_subject(version.id),),
    )
    return True


def put_in_force_unless_it_waits(actor: Actor, version: ListVersion, purpose: Purpose) -> None:
    """Put a version that a system actor proposed in force, unless a person has to look first.

    Its index may have taken minutes to make. Somebody who decided meanwhile has decided; where
    another content came into force it waits for a person, who turns it down or has it made anew.
    """
    held_source(version.source)
    version.refresh_from_db()
    if version.state != VersionState.PROPOSED.value or version.waits_because:
        return
    current = row_in_force(version.source)
    if version.compared_with == (current.edition() if current else ""):
        _put_in_force(actor, version, purpose, change_accepted=False)
        return
    version.waits_because = "overtaken"
    ListVersion.objects.filter(pk=version.pk).update(waits_because=version.waits_because)


def _check_not_overtaken(version: ListVersion, current: ListVersion | None) -> None:
    """Refuse a version that is older than the one in force, or than a single change to it.

    Whoever made the file did not know the change: it would be undone without anybody noticing.
    """
    if current is None:
        return
    if current.number > version.number:
        raise ListConflictError(
            "lists.newer_in_force",
            _("Version %(number)s is in force and newer than this one."),
            number=current.number,
        )
    if current.changes and version.compared_with != current.edition():
        raise ListConflictError(
            "lists.changed_since_proposed",
            _("Single entries were changed since this version was proposed. Propose it anew."),
        )


def _check_change_is_small(version: ListVersion, current: ListVersion) -> None:
    """Refuse what a person has to see first: another size, or other entries at the same size."""
    if changed_too_much(current.count, version.count):
        raise ListError(
            "lists.size_changed",
            _("The list would go from %(before)s to %(after)s entries. Confirm the change."),
            before=current.count,
            after=version.count,
        )
    difference = Difference(*version.difference)
    if exchanged_too_much(current.count, difference):
        raise ListError(
            "lists.content_changed",
            _("Of %(before)s entries %(exchanged)s would be others. Confirm the change."),
            before=current.count,
            exchanged=difference.removed + difference.changed,
        )


def _current_of(source: ListSource) -> ListVersion:
    current = row_in_force(source)
    if current is None:
        raise ListError("lists.nothing_to_propose", _("The list has no entries."))
    return current


def _refuse(reject: Reject) -> NoReturn:
    raise ListError(
        "lists.entry_not_taken",
        _("Entry %(entry)s cannot be taken (%(problems)s). Nothing was changed."),
        entry=reject.number or "?",
        problems=", ".join(reject.problems),
    )


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
    current = row_in_force(version.source)
    if current is not None:
        _move(current, VersionAct.REPLACE)
    now = clock.now()
    version.published_at, version.published_by, version.current_at = now, actor.id, now
    ListVersion.objects.filter(pk=version.pk).update(
        published_at=now, published_by=actor.id, current_at=now
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
    preparing.ask_for(actor, version)
