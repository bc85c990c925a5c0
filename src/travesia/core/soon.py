"""Commit without waiting for the disk what is made anew by itself when a power cut takes it back.

An act and its entry in the journal are on the disk before anybody is told that they are recorded.
What only follows from them (the reckoned stays, the wish for new figures) is followed again from
the journal when it is missing, so nobody has to wait for the disk a second time.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_SYNC = {
    "sqlite": ("PRAGMA synchronous = NORMAL", "PRAGMA synchronous = FULL"),
    "postgresql": ("SET synchronous_commit = off", "RESET synchronous_commit"),
}


@contextmanager
def on_disk_soon() -> Iterator[None]:
    """Let transactions within be safe from a power cut a moment later, not at once.

    They are whole or not there, as ever, and whatever is committed afterwards makes them safe too.
    Inside a transaction nothing changes: the one that ends decides. Where the connection cannot be
    set back it is closed, so that no act is ever recorded on the looser terms.
    """
    if connection.in_atomic_block:
        yield
        return
    looser, strict = _SYNC[connection.vendor]
    _say(looser)
    try:
        yield
    finally:
        try:
            _say(strict)
        except Exception:
            connection.close()
            raise


def _say(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words)
