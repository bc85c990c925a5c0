"""Rows written in bulk read back as they were given, a few by a statement and many by COPY."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from travesia.core import bulk
from travesia.core.ids import new_id
from travesia.people.domain import Standing
from travesia.people.models import Person

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

AT = datetime(2026, 10, 14, 12, 15, tzinfo=UTC)


def _person(key: UUID, born: date | None = date(1990, 1, 2)) -> Person:
    return Person(
        id=key,
        registered_at=AT,
        standing=Standing.CLAIMED,
        birth_date="" if born is None else born.isoformat(),
        birth_precision="none" if born is None else "day",
        birth_earliest=born,
        birth_latest=born,
        sex="F",
        nationality="UTO",
    )


@pytest.mark.parametrize("count", [1, 3, 50])
def test_rows_read_back_as_they_were_given(count: int) -> None:
    keys = [new_id() for _ in range(count)]
    bulk.insert([_person(key) for key in keys])
    rows = list(Person.objects.filter(pk__in=keys))
    assert len(rows) == count
    for row in rows:
        assert (row.registered_at, row.birth_earliest) == (AT, date(1990, 1, 2))
        assert (row.standing, row.nationality, row.revision) == ("claimed", "UTO", 1)


def test_they_are_found_by_moment_as_rows_that_were_saved_are() -> None:
    saved, written = _person(new_id()), _person(new_id(), born=None)
    saved.save()
    bulk.insert([written])
    assert Person.objects.filter(registered_at=AT).count() == 2
    assert Person.objects.get(pk=written.pk).birth_earliest is None


@pytest.mark.parametrize("count", [1, 50])
def test_the_database_still_refuses_what_it_always_refuses(count: int) -> None:
    rows = [_person(new_id()) for _ in range(count)]
    rows[-1].sex = "?"
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert(rows)
    assert Person.objects.count() == 0
