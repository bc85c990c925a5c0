"""Reading lists: ages for everybody who searches, versions and entries for list managers."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor, Purpose
from travesia.core.kept_queries import KeptQuery
from travesia.journal import services as journal
from travesia.lists.domain import (
    EntryView,
    ListAge,
    ListName,
    NewListEntry,
    SourceView,
    VersionState,
    VersionView,
)
from travesia.lists.models import ListSource, ListVersion
from travesia.lists.models.versions import version_age
from travesia.lists.selectors.rows import require, source_row, version_row, version_subject

_MANAGE = "lists.manage"


@dataclass(frozen=True, slots=True)
class RejectView:
    """A row of a file that was set aside: where it stands, its number, and why."""

    line: int
    number: str
    problems: tuple[str, ...]


#: What the age of a version is told by: a question asks for it before and after it searches.
_AGE_OF = (
    *("id", "source__key", "source__label", "source__needed", "number", "changes"),
    *("current_at", "published_at", "proposed_at"),
)

_IN_FORCE = KeptQuery(
    lambda: (
        ListVersion.objects.filter(state=VersionState.PUBLISHED.value)
        .order_by("source__key")
        .values_list(*_AGE_OF)
    )
)


def versions_in_force() -> tuple[tuple[UUID, ListAge], ...]:
    """Return the version in force of each list with its age, in order of list keys."""
    return tuple((row[0], version_age(*row[1:])) for row in _IN_FORCE())


_NEVER_LOADED = KeptQuery(
    lambda: (
        ListSource.objects.filter(is_register=False)
        .exclude(versions__state=VersionState.PUBLISHED.value)
        .order_by("key")
    )
)


def never_loaded() -> tuple[ListName, ...]:
    """Return the lists that are known here and have no version in force: nothing was loaded."""
    return tuple(ListName(row.key, row.label, row.needed) for row in _NEVER_LOADED())


def list_ages() -> tuple[ListAge, ...]:
    """Return the lists in force with version and age; nothing personal, open to every caller."""
    return tuple(age for _id, age in versions_in_force())


def sources(*, actor: Actor, purpose: Purpose = Purpose.LIST_MANAGEMENT) -> tuple[SourceView, ...]:
    """Return every list with its version in force; raises AccessDeniedError."""
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    rows = ListSource.objects.prefetch_related("versions__source", "changes").order_by("key")
    return tuple(row.view() for row in rows)


def versions_of(
    *, actor: Actor, source_key: str, purpose: Purpose = Purpose.LIST_MANAGEMENT, limit: int = 50
) -> tuple[VersionView, ...]:
    """Return the versions of a list, newest first; raises ListNotFoundError."""
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    source = source_row(source_key)
    rows = ListVersion.objects.select_related("source").filter(source=source)[:limit]
    return tuple(row.view() for row in rows)


def version_by_id(
    *, actor: Actor, version_id: UUID, purpose: Purpose = Purpose.LIST_MANAGEMENT
) -> VersionView:
    """Return one version without its entries; raises ListNotFoundError."""
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    return version_row(version_id).view()


def source_by_key(
    *, actor: Actor, key: str, purpose: Purpose = Purpose.LIST_MANAGEMENT
) -> SourceView:
    """Return one list with its version in force; raises ListNotFoundError."""
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    return source_row(key).view()


def rejects_of(
    *,
    actor: Actor,
    version_id: UUID,
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
    limit: int = 200,
) -> tuple[RejectView, ...]:
    """Return the first rows of a version's file that were set aside; raises ListNotFoundError."""
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    rows = version_row(version_id).rejects.all()[:limit]
    return tuple(RejectView(row.line, row.number, tuple(row.problems)) for row in rows)


def access_entries(
    *,
    actor: Actor,
    version_id: UUID,
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
    start: int = 0,
    limit: int = 100,
) -> tuple[EntryView, ...]:
    """Return a page of a version's standing entries with their reasons, and write down the look.

    Raises AccessDeniedError and ListNotFoundError.
    """
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        standing = version_row(version_id).entries.filter(withdrawn_in=None)
        found = tuple(row.view() for row in standing[start : start + limit])
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=(version_subject(version_id),),
            fields=tuple(NewListEntry.__dataclass_fields__),
            results=len(found),
        )
    return found
