"""Whether the node can record at all: asked before anybody is told that something was kept."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext_lazy as _

from travesia.journal.services.errors import NotWritableError

#: What SQLite and PostgreSQL say when they cannot write; their codes differ, the words are stable.
_FULL = ("disk is full", "no space left", "disk i/o error", "could not extend file")
_READ_ONLY = ("readonly database", "read-only", "unable to open database file")


def ensure_writable() -> None:
    """Return when an entry may be written; raise NotWritableError when the disk runs low.

    The reserve (`TRAVESIA_DISK_RESERVE_MB`) is kept for closing the day in order: it is refused
    before the write and not in the middle of it. PostgreSQL looks after its own disk.
    """
    if connection.vendor != "sqlite":
        return
    free = shutil.disk_usage(settings.DATA).free // 1_000_000
    if free < settings.DISK_RESERVE_MB:
        raise NotWritableError(
            "journal.disk_reserve",
            _(
                "Nothing was recorded: only %(free)s MB are free on the disk and %(reserve)s MB "
                "are kept in reserve. Free some space or call the node's administrator; "
                "everything recorded before is safe."
            ),
            free=free,
            reserve=settings.DISK_RESERVE_MB,
        )


@contextmanager
def writing() -> Iterator[None]:
    """Turn the engine's own words about full disks and read-only files into one sentence."""
    try:
        yield
    except DatabaseError as error:
        found = refusal_of(error)
        if found is None:
            raise
        raise found from error


@contextmanager
def acting() -> Iterator[None]:
    """Open the transaction of one act: everything in it is recorded, or nothing is.

    Like `transaction.atomic`, and a full or read-only disk, also one met at the start or at the
    commit, is raised as NotWritableError.
    """
    with writing():
        ensure_writable()
        with transaction.atomic():
            yield


def refusal_of(error: DatabaseError) -> NotWritableError | None:
    """Return the sentence for an engine's error about writing, or None for any other error."""
    words = str(error).lower()
    if any(phrase in words for phrase in _FULL):
        return NotWritableError(
            "journal.not_writable",
            _(
                "Nothing was recorded: the disk is full. Free some space or call the node's "
                "administrator; everything recorded before is safe."
            ),
        )
    if any(phrase in words for phrase in _READ_ONLY):
        return NotWritableError(
            "journal.not_writable",
            _(
                "Nothing was recorded: the data folder is read-only. Call the node's "
                "administrator; everything recorded before is safe."
            ),
        )
    return None
