"""A small journal with everything in it, as an SQLite file that tests may spoil."""

import time
from datetime import timedelta
from pathlib import Path

from django.db import connection, transaction

from travesia.access.domain import Actor, Role
from travesia.core.clock import FixedClock, use_clock
from travesia.core.ids import new_id
from travesia.journal import selectors, services
from travesia.journal.domain import NewEntry
from travesia.journal.services import checkpoints
from travesia.journal.tests.cups import ANNA, LARS, CupCounted, count_cups
from travesia.testing import TODAY, actor

GUARDIAN = actor("guardian", Role.DATA_PROTECTION_OFFICER)
OFFICER = actor("officer", Role.BORDER_OFFICER)
ENTRIES = 60


def fill() -> None:
    """Record sixty entries: acts, looks, a batch, corrections, erasures, holds, checkpoints."""
    checkpoints._last_look[0] = time.monotonic()  # only those taken here, none by the clock
    old = FixedClock(TODAY - timedelta(days=4000))
    with use_clock(old):
        for cups in range(8):
            count_cups(OFFICER, cups, ANNA, LARS)
    with use_clock(FixedClock(TODAY)):
        _sign()
        _batch()
        for page in range(6):
            services.looked_at(
                actor=OFFICER, purpose="oversight", subjects=(LARS,), fields=("name",), results=page
            )
        services.hold(actor=GUARDIAN, subject=ANNA, reason="case 4")
        services.erase_subject(actor=GUARDIAN, subject=LARS, reason="request 9")
        count_cups(OFFICER, 1, occurred_at=TODAY - timedelta(hours=3))
        _sign()
        while selectors.head().seq < ENTRIES:
            count_cups(OFFICER, 2, ANNA)
        _sign()


def _sign() -> None:
    services.checkpoint(actor=Actor.system("test", {"journal.checkpoint"}))


def _batch() -> None:
    """Twenty entries at once, one with a body that needs pages of its own."""
    entries = [
        NewEntry(
            CupCounted(cups, "ñ" * 4000 if cups == 5 else "a cup"),
            "border_inspection",
            (ANNA,),
            {"watchlist": str(cups % 3), "permits": "7"},
            supersedes=new_id() if cups % 4 == 0 else None,
        )
        for cups in range(20)
    ]
    with transaction.atomic():
        services.record_many(actor=OFFICER, entries=entries)


def save_copy(file: Path) -> Path:
    """Write the SQLite database of the test, as it was committed, to `file`."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    return file
