"""Rows are put whole: new, or in the place of those with the same key."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from travesia.core import bulk, clock
from travesia.core.models import JobRun

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def run(key: str, note: str = "") -> JobRun:
    return JobRun(key=key, actor="user:1", arguments={"key": key}, note=note)


def test_a_row_that_is_not_there_is_new() -> None:
    made = run("figures")
    bulk.put([made])
    assert JobRun.objects.get() == made
    assert not made._state.adding


def test_a_row_that_is_there_is_replaced_whole_and_others_stay() -> None:
    first, other = run("figures", "first"), run("stays", "other")
    bulk.insert([first, other])
    first.note, first.asked_at = "second", clock.now() - timedelta(days=1)
    bulk.put([first, run("new")])
    kept = JobRun.objects.get(pk=first.pk)
    assert (kept.note, kept.asked_at, kept.arguments) == (
        "second",
        first.asked_at,
        {"key": "figures"},
    )
    assert JobRun.objects.get(pk=other.pk).note == "other"
    assert JobRun.objects.count() == 3


def test_nothing_is_put_for_nobody_and_an_insert_still_refuses_what_is_there() -> None:
    bulk.put([])
    made = run("figures")
    bulk.insert([made])
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert([made])
