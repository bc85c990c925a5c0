"""What every read of this room stands on: the gate, the rows, and how the journal names them."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.errors import NotFoundError
from travesia.core.events import Subject
from travesia.lists.domain import VersionState
from travesia.lists.models import EntryChange, ListEntry, ListSource, ListVersion


class ListNotFoundError(NotFoundError):
    """There is no such list, version or entry."""


def require(*, actor: Actor, permission: str, purpose: Purpose, scope: Scope | None = None) -> None:
    """Ask the gate: in `scope` when the caller knows the place, else in any scope of the actor."""
    if scope is None:
        access.require_anywhere(actor=actor, permission=permission, purpose=purpose)
    else:
        access.authorize(actor=actor, permission=permission, scope=scope, purpose=purpose)


def source_row(key: str) -> ListSource:
    """Return a list's row for this room's services; raises ListNotFoundError."""
    row = ListSource.objects.filter(key=key).first()
    if row is None:
        raise ListNotFoundError(
            "lists.source_not_found", _("There is no list with the key %(key)s."), key=key
        )
    return row


def held_source(source: ListSource) -> ListSource:
    """Return a list's row held until the transaction ends, so that acts on it come one by one.

    What is in force has to be read after this. On SQLite the transaction itself is the hold: each
    begins by asking for the one place to write.
    """
    return ListSource.objects.select_for_update().get(pk=source.pk)


def held_version(version_id: UUID) -> ListVersion:
    """Return a version as it is now, its list held; raises ListNotFoundError."""
    held_source(version_row(version_id).source)
    return version_row(version_id)


def version_row(version_id: UUID) -> ListVersion:
    """Return a version's row for this room's services; raises ListNotFoundError."""
    row = ListVersion.objects.select_related("source").filter(pk=version_id).first()
    if row is None:
        raise ListNotFoundError(
            "lists.version_not_found", _("There is no such version of a list here.")
        )
    return row


def row_in_force(source: ListSource) -> ListVersion | None:
    """Return the version of a list that is in force, if any."""
    return source.versions.filter(state=VersionState.PUBLISHED.value).first()


def standing_entry(source: ListSource, number: str) -> ListEntry:
    """Return the entry of that number that is in force; raises ListNotFoundError."""
    version = row_in_force(source)
    row = version and version.entries.filter(number=number, withdrawn_in=None).first()
    if not row:
        raise ListNotFoundError(
            "lists.entry_not_in_force",
            _("No entry %(number)s is in force on this list."),
            number=number,
        )
    return row


def change_row(change_id: UUID) -> EntryChange:
    """Return a single change's row for this room's services; raises ListNotFoundError."""
    row = EntryChange.objects.select_related("source").filter(pk=change_id).first()
    if row is None:
        raise ListNotFoundError("lists.change_not_found", _("There is no such change here."))
    return row


def version_subject(version_id: UUID) -> Subject:
    """Return how journal entries name a version of a list."""
    return Subject("list_version", version_id)


def entry_subject(entry_id: UUID) -> Subject:
    """Return how journal entries name a list entry."""
    return Subject("list_entry", entry_id)


def change_subject(change_id: UUID) -> Subject:
    """Return how journal entries name a single change to a list."""
    return Subject("list_change", change_id)
