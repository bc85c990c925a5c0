"""Reading lists: ages for everybody who searches, versions and entries for list managers."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.errors import NotFoundError
from travesia.core.events import Subject
from travesia.journal import services as journal
from travesia.lists.domain import (
    EntryView,
    ListAge,
    NewListEntry,
    SourceView,
    VersionState,
    VersionView,
)
from travesia.lists.models import HitAnswer, ListEntry, ListSource, ListVersion


class ListNotFoundError(NotFoundError):
    """There is no such list, version or entry."""


def require(*, actor: Actor, permission: str, purpose: Purpose, scope: Scope | None = None) -> None:
    """Ask the gate: in `scope` when the caller knows the place, else in any scope of the actor."""
    if scope is None:
        access.require_anywhere(actor=actor, permission=permission, purpose=purpose)
    else:
        access.authorize(actor=actor, permission=permission, scope=scope, purpose=purpose)


def versions_in_force() -> tuple[tuple[UUID, ListAge], ...]:
    """Return the version in force of each list with its age, in order of list keys."""
    rows = (
        ListVersion.objects.filter(state=VersionState.PUBLISHED.value, published_at__isnull=False)
        .order_by("source__key")
        .values_list("id", "source__key", "source__label", "number", "published_at")
    )
    return tuple(
        (version_id, ListAge(key, label, number, published_at))
        for version_id, key, label, number, published_at in rows
        if published_at is not None
    )


def list_ages() -> tuple[ListAge, ...]:
    """Return the lists in force with version and age; nothing personal, open to every caller."""
    return tuple(age for _id, age in versions_in_force())


def entries_of_versions(version_ids: Sequence[UUID]) -> tuple[tuple[EntryView, UUID, str], ...]:
    """Return entries with version and identity, for this room's own index; nobody is shown them."""
    rows = ListEntry.objects.filter(version_id__in=list(version_ids)).iterator(chunk_size=2000)
    return tuple((row.view(), row.version_id, row.identity) for row in rows)


def sources(*, actor: Actor, purpose: Purpose = Purpose.LIST_MANAGEMENT) -> tuple[SourceView, ...]:
    """Return every list with its version in force; raises AccessDeniedError."""
    require(actor=actor, permission="lists.manage", purpose=purpose)
    rows = ListSource.objects.prefetch_related("versions__source").order_by("key")
    return tuple(row.view() for row in rows)


def versions_of(
    *, actor: Actor, source_key: str, purpose: Purpose = Purpose.LIST_MANAGEMENT, limit: int = 50
) -> tuple[VersionView, ...]:
    """Return the versions of a list, newest first; raises ListNotFoundError."""
    require(actor=actor, permission="lists.manage", purpose=purpose)
    source = source_row(source_key)
    rows = ListVersion.objects.select_related("source").filter(source=source)[:limit]
    return tuple(row.view() for row in rows)


def version_by_id(
    *, actor: Actor, version_id: UUID, purpose: Purpose = Purpose.LIST_MANAGEMENT
) -> VersionView:
    """Return one version without its entries; raises ListNotFoundError."""
    require(actor=actor, permission="lists.manage", purpose=purpose)
    return version_row(version_id).view()


def source_by_key(
    *, actor: Actor, key: str, purpose: Purpose = Purpose.LIST_MANAGEMENT
) -> SourceView:
    """Return one list with its version in force; raises ListNotFoundError."""
    require(actor=actor, permission="lists.manage", purpose=purpose)
    return source_row(key).view()


def access_entries(
    *,
    actor: Actor,
    version_id: UUID,
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
    start: int = 0,
    limit: int = 100,
) -> tuple[EntryView, ...]:
    """Return a page of a version's entries with their reasons, and write down the look.

    Raises AccessDeniedError and ListNotFoundError.
    """
    require(actor=actor, permission="lists.manage", purpose=purpose)
    with transaction.atomic():
        version = version_row(version_id)
        found = tuple(row.view() for row in version.entries.all()[start : start + limit])
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=(version_subject(version_id),),
            fields=tuple(NewListEntry.__dataclass_fields__),
            results=len(found),
        )
    return found


def source_row(key: str) -> ListSource:
    """Return a list's row for this room's services; raises ListNotFoundError."""
    row = ListSource.objects.filter(key=key).first()
    if row is None:
        raise ListNotFoundError(
            "lists.source_not_found", _("There is no list with the key %(key)s."), key=key
        )
    return row


def version_row(version_id: UUID) -> ListVersion:
    """Return a version's row for this room's services; raises ListNotFoundError."""
    row = ListVersion.objects.select_related("source").filter(pk=version_id).first()
    if row is None:
        raise ListNotFoundError(
            "lists.version_not_found", _("There is no such version of a list here.")
        )
    return row


def latest_answers(
    *, person_id: UUID, keys: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], HitAnswer]:
    """Return the last answer about a person for each (list key, entry number) that has one."""
    rows = (
        HitAnswer.objects.select_related("source")
        .filter(person_id=person_id, entry_number__in={number for _key, number in keys})
        .order_by("answered_at", "id")
    )
    found = {(row.source.key, row.entry_number): row for row in rows}
    return {key: found[key] for key in keys if key in found}


def version_subject(version_id: UUID) -> Subject:
    """Return how journal entries name a version of a list."""
    return Subject("list_version", version_id)


def entry_subject(entry_id: UUID) -> Subject:
    """Return how journal entries name a list entry."""
    return Subject("list_entry", entry_id)
