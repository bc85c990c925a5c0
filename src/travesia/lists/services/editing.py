"""Put a single change on top of the version in force: old rows stay, marked, for a year."""

from uuid import UUID

from django.db.models import F

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.journal import services as journal
from travesia.lists.domain import NewListEntry, VersionState, content_hash
from travesia.lists.events import VersionPublished
from travesia.lists.models import EntryChange, EntryMark, ListEntry, ListVersion
from travesia.lists.selectors.rows import row_in_force, version_subject


def version_to_edit(change: EntryChange, actor: Actor, purpose: Purpose) -> ListVersion:
    """Return the version in force; a list without one begins with an empty version.

    The list has to be held since before the change was compared with what stands: a version that
    comes into force meanwhile would swallow the change.
    """
    return row_in_force(change.source) or _first_version(change, actor, purpose)


def edit(version: ListVersion, number: str, after: NewListEntry | None) -> tuple[int, UUID | None]:
    """Replace the standing entry of that number by `after`, or take it away.

    Returns the number of the change within the version and the id of the entry that stands now.
    """
    changes = version.changes + 1
    standing = ListEntry.objects.filter(version=version, number=number, withdrawn_in=None)
    went = standing.update(withdrawn_in=changes, withdrawn_at=clock.now())
    row = None
    if after is not None:
        row = ListEntry.of(version.id, after, added_in=changes)
        row.save(force_insert=True)
        EntryMark.objects.bulk_create(row.marks())
    ListVersion.objects.filter(pk=version.pk).update(
        changes=changes,
        count=F("count") + int(row is not None) - went,
        current_at=clock.now(),
    )
    version.refresh_from_db()
    return changes, row.id if row is not None else None


def _first_version(change: EntryChange, actor: Actor, purpose: Purpose) -> ListVersion:
    """Put an empty version in force, by the two persons whose change is the first."""
    now = clock.now()
    last = change.source.versions.order_by("-number").first()
    version = ListVersion.objects.create(
        source=change.source,
        number=last.number + 1 if last else 1,
        state=VersionState.PUBLISHED.value,
        count=0,
        sha256=content_hash(()),
        difference=[0, 0, 0],
        proposed_at=change.proposed_at,
        proposed_by=change.proposed_by,
        published_at=now,
        published_by=actor.id,
        current_at=now,
    )
    journal.record(
        actor=actor,
        event=VersionPublished(
            version_id=version.id,
            source_key=change.source.key,
            number=version.number,
            entries=0,
            entries_before=0,
            sha256=version.sha256,
            proposed_by=change.proposed_by,
            change_accepted=False,
        ),
        purpose=purpose.value,
        subjects=(version_subject(version.id),),
    )
    return version
