"""Reading what a search needs to show: entries by id, by mark, and earlier answers."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db.models import CharField, DateField, Q, UUIDField

from travesia.core.kept_queries import KeptQuery, Many
from travesia.lists.domain import VersionState, mark_key
from travesia.lists.models import EntryMark, HitAnswer, ListEntry


def _asked_on(today: date, way: str = "") -> Q:
    begun = Q(**{f"{way}valid_from": None}) | Q(**{f"{way}valid_from__lte": today})
    not_over = Q(**{f"{way}expires_on": None}) | Q(**{f"{way}expires_on__gte": today})
    return begun & not_over


_MARKED = KeptQuery(
    lambda scheme, key, today: (
        EntryMark.objects.filter(
            _asked_on(today, "entry__"),
            entry__version__state=VersionState.PUBLISHED.value,
            entry__withdrawn_in=None,
            scheme=scheme,
            key=key,
        )
        .select_related("entry__version__source")
        .order_by("entry__version__source__key", "entry__number")
    ),
    scheme=CharField(),
    key=CharField(),
    today=DateField(),
)


_SHOWN = KeptQuery(
    lambda ids, today: (
        ListEntry.objects.standing()
        .select_related("version__source")
        .filter(_asked_on(today), pk__in=ids)
    ),
    ids=Many(UUIDField()),
    today=DateField(),
)


def entries_to_show(ids: Collection[UUID], *, today: date) -> dict[UUID, ListEntry]:
    """Return the rows of these entries that are asked today, with their lists."""
    return {row.id: row for row in _SHOWN(ids=ids, today=today)}


def marked_entries(scheme: str, value: str, *, today: date) -> tuple[EntryMark, ...]:
    """Return the marks in force that this number meets, letters read as digits on documents."""
    key = mark_key(scheme, value)
    if not key:
        return ()
    return tuple(_MARKED(scheme=scheme, key=key, today=today))


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
