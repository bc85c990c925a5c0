"""A kept query gives what its queryset would give now, for these values."""

from datetime import timedelta
from itertools import chain, count

import pytest
from django.db import transaction
from django.db.models import BigIntegerField, CharField, DateTimeField, UUIDField

from travesia.core import clock, slots
from travesia.core.ids import new_id
from travesia.core.kept_queries import KeptQuery, Many
from travesia.core.models import JobRun

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

_BY_KEY = KeptQuery(lambda key: JobRun.objects.filter(key=key).order_by("pk"), key=CharField())
_STATES = KeptQuery(
    lambda key: (
        JobRun.objects.filter(key__in=[key]).order_by().values_list("actor", "key").distinct()
    ),
    key=CharField(),
)
_BY_ID = KeptQuery(lambda one: JobRun.objects.filter(pk=one)[:1], one=UUIDField())
_ACTORS = KeptQuery(
    lambda key: JobRun.objects.filter(key=key).order_by("-pk").values_list("actor", flat=True),
    key=CharField(),
)
_ANY_KEY = KeptQuery(
    lambda keys: JobRun.objects.filter(key__in=keys).order_by("pk"), keys=Many(CharField())
)


_HELD = KeptQuery(lambda key: JobRun.objects.select_for_update().filter(key=key), key=CharField())
_ASKED_SINCE = KeptQuery(
    lambda since, done: JobRun.objects.filter(asked_at__gte=since, done=done),
    since=DateTimeField(),
    done=BigIntegerField(),
)


def run(key: str, actor: str = "user:1") -> JobRun:
    return JobRun.objects.create(key=key, actor=actor, arguments={"at": str(clock.now())})


def test_each_call_reads_the_rows_of_its_own_values() -> None:
    first, other = run("figures"), run("stays")
    assert _BY_KEY(key="figures") == [first]
    assert _BY_KEY(key="stays") == [other]


def test_rows_are_read_anew_each_time() -> None:
    assert _BY_KEY(key="figures") == []
    made = run("figures")
    assert _BY_KEY(key="figures") == [made]
    made.delete()
    assert _BY_KEY(key="figures") == []


def test_a_row_is_whole_as_from_its_queryset() -> None:
    made = run("figures")
    found = _BY_KEY.first(key="figures")
    assert found is not None
    assert (found.pk, found.arguments, found.state) == (made.pk, made.arguments, made.state)


def test_values_come_as_their_queryset_gives_them() -> None:
    for actor in ("user:1", "user:1", "user:2"):
        run("figures", actor)
    assert sorted(_STATES(key="figures")) == [("user:1", "figures"), ("user:2", "figures")]
    assert _ACTORS(key="figures")[0] == "user:2"


def test_moments_and_numbers_are_values_too() -> None:
    made = run("figures")
    assert _ASKED_SINCE(since=made.asked_at, done=0) == [made]
    assert _ASKED_SINCE(since=made.asked_at, done=1) == []
    assert _ASKED_SINCE(since=made.asked_at + timedelta(seconds=1), done=0) == []


def test_a_lock_is_taken_within_a_transaction() -> None:
    made = run("figures")
    with transaction.atomic():
        assert _HELD(key="figures") == [made]


@pytest.mark.django_db(transaction=True)
def test_a_lock_without_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        _HELD(key="figures")


def test_a_value_is_never_part_of_the_statement() -> None:
    assert _BY_KEY(key="' OR 1=1 --") == []


def test_what_is_not_there_is_none() -> None:
    assert _BY_ID.first(one=new_id()) is None


@pytest.mark.parametrize("count", range(6))
def test_any_number_of_values_is_asked_for(count: int) -> None:
    runs = [run(f"job.{number}") for number in range(6)]
    assert _ANY_KEY(keys=[one.key for one in runs[:count]]) == runs[:count]


def test_a_value_of_the_query_that_looks_like_a_slot_is_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    marks = chain(["taken", "first"], map(str, count()))
    monkeypatch.setattr(slots, "_mark", lambda _field: next(marks))
    query = KeptQuery(
        lambda key, who: JobRun.objects.filter(key=key, actor=who).exclude(actor="taken"),
        key=CharField(),
        who=CharField(),
    )
    made, _other = run("figures", "user:7"), run("figures", "taken")
    assert query(key="figures", who="user:7") == [made]
    assert query(key="figures", who="taken") == []


def test_two_slots_that_look_the_same_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    marks = chain(["same", "same"], map(str, count()))
    monkeypatch.setattr(slots, "_mark", lambda _field: next(marks))
    query = KeptQuery(
        lambda key, who: JobRun.objects.filter(key=key, actor=who),
        key=CharField(),
        who=CharField(),
    )
    made = run("figures", "user:7")
    assert query(key="figures", who="user:7") == [made]
