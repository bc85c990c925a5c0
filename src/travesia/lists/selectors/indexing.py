"""Reading entries for this room's own index; nobody is shown what is read here."""

from collections.abc import Iterator
from uuid import UUID

from travesia.lists.domain import EntryKind, EntryView
from travesia.lists.models import ListEntry, ListVersion

_CHUNK = 2000
_PERSON = EntryKind.PERSON.value


def persons_of(version_id: UUID, *, changes: int) -> Iterator[EntryView]:
    """Yield the persons of a version as it stood after so many single changes."""
    rows = ListEntry.objects.filter(version_id=version_id, kind=_PERSON, added_in__lte=changes)
    rows = rows.exclude(withdrawn_in__lte=changes).order_by()
    return (row.view() for row in rows.iterator(chunk_size=_CHUNK))


def count_of(version_id: UUID) -> int:
    """Count the standing persons of a version."""
    rows = ListEntry.objects.filter(version_id=version_id, kind=_PERSON, withdrawn_in=None)
    return rows.count()


def changed_persons(
    version_id: UUID, *, since: int, until: int
) -> tuple[tuple[EntryView, ...], tuple[UUID, ...]]:
    """Return the persons that single changes brought, and the ids of those they took away.

    Counted are the changes after `since` and up to `until`.
    """
    rows = ListEntry.objects.filter(version_id=version_id, kind=_PERSON)
    came = rows.filter(added_in__gt=since, added_in__lte=until).exclude(withdrawn_in__lte=until)
    went = rows.filter(withdrawn_in__gt=since, withdrawn_in__lte=until)
    return (
        tuple(row.view() for row in came),
        tuple(went.values_list("id", flat=True)),
    )


def was_in_force(version_id: UUID) -> bool:
    """Tell whether there is such a version and it was in force once."""
    return ListVersion.objects.filter(pk=version_id, published_at__isnull=False).exists()


def earlier_versions(source_key: str, number: int) -> tuple[ListVersion, ...]:
    """Return the versions of a list before `number` that were in force once, newest first."""
    rows = ListVersion.objects.filter(source__key=source_key, number__lt=number)
    rows = rows.filter(published_at__isnull=False).select_related("source")
    return tuple(rows.order_by("-number")[:5])


def versions_that_may_answer() -> tuple[UUID, ...]:
    """Return the versions whose index is worth keeping: in force, waiting, and the one before."""
    found: list[UUID] = []
    seen: dict[object, int] = {}
    rows = ListVersion.objects.exclude(state="rejected").order_by("source_id", "-number")
    for pk, source, state in rows.values_list("id", "source_id", "state"):
        if state in {"loading", "proposed", "published"}:
            found.append(pk)
        elif seen.setdefault(source, 0) < 1:
            seen[source] += 1
            found.append(pk)
    return tuple(found)
