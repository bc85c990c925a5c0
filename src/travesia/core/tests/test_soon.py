"""What is on the disk a moment later never loosens what is recorded at once."""

import pytest
from django.db import connection, transaction

from travesia.core import soon
from travesia.core.soon import on_disk_soon

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.storage]


def strictness() -> str:
    """Return how commits wait for the disk now."""
    asked = "PRAGMA synchronous" if connection.vendor == "sqlite" else "SHOW synchronous_commit"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return str(cursor.fetchone()[0])


def test_only_what_is_within_is_safe_later() -> None:
    before = strictness()
    with on_disk_soon():
        assert strictness() != before
    assert strictness() == before


def test_an_error_within_leaves_the_strict_way_behind_it() -> None:
    before = strictness()
    with pytest.raises(ValueError, match="lost"), on_disk_soon():
        raise ValueError("lost")
    assert strictness() == before


def test_a_transaction_around_it_stays_strict() -> None:
    before = strictness()
    with transaction.atomic(), on_disk_soon():
        assert strictness() == before
    assert strictness() == before


def test_a_connection_that_cannot_be_set_back_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    told, closed, ours = list[str](), list[bool](), soon._say

    def fails_the_second_time(words: str) -> None:
        told.append(words)
        if len(told) == 2:
            raise OSError("the disk is gone")
        ours(words)

    with monkeypatch.context() as patched:
        patched.setattr(soon, "_say", fails_the_second_time)
        patched.setattr(connection, "close", lambda: closed.append(True))
        with pytest.raises(OSError, match="gone"), on_disk_soon():
            pass
    assert closed == [True]
    ours(told[1])
