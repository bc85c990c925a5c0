"""Bring what SQLite has written ahead into its file, in a thread of its own.

SQLite does it by itself within the commit that comes to a thousand pages: one traveller in ten or
so waits until thousands of places of a large file are written and on the disk. Here a thread does
it between travellers. It takes nothing from anybody's safety: a commit is on the disk in the log
before it is answered, and the log is brought over as often. The limit within commits stays as a
net, farther out, for when the thread is late.
"""

import logging
import threading
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

#: Pages of the log from which it is brought over: what SQLite itself takes.
PAGES = 1000
#: Pages at which a commit brings the log over itself, should the thread be late: 64 MB.
NET = 16_000
#: Seconds between two looks at the log.
EVERY = 0.25

logger = logging.getLogger(__name__)


def keep_short() -> threading.Thread | None:
    """Begin to keep the log short for as long as this process lives; None without SQLite.

    Called by whoever serves, before the first connection.
    """
    options = settings.DATABASES["default"]
    if not options["ENGINE"].endswith("sqlite3"):
        return None
    for known in (options, connections["default"].settings_dict):
        words = known["OPTIONS"]["init_command"]
        if f"wal_autocheckpoint={NET}" not in words:
            known["OPTIONS"]["init_command"] = f"{words};PRAGMA wal_autocheckpoint={NET}"
    file = Path(str(options["NAME"]))
    thread = threading.Thread(target=_keep, args=(file,), name="write-ahead", daemon=True)
    thread.start()
    return thread


def bring_over(connection: Any, *, pages: int = PAGES) -> bool:  # noqa: ANN401  # of the driver
    """Bring the log over where it is longer than this, and tell whether it was.

    Nobody is kept waiting by it, neither who reads nor who writes.
    """
    _busy, length, there = connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    if length - there < pages:
        return False
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return True


def _keep(file: Path) -> None:
    from sqlite3 import Error, connect  # noqa: PLC0415  # the one that the settings put in place

    connection = None
    while True:
        time.sleep(EVERY)
        try:
            if connection is None and file.exists():
                connection = connect(file, timeout=0)
            if connection is not None:
                bring_over(connection)
        except Error:
            logger.exception("The log of the database could not be brought over")
            connection = None
