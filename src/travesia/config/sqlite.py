"""Put a safe SQLite in place of Python's own before Django loads its backend.

SQLite 3.7.0 to 3.51.2 can corrupt a database in WAL mode when two connections race (fixed in
3.51.3). Python and Debian 12 carry 3.40.1, so the wheel `pysqlite3` brings its own.
"""

import sys
from importlib import import_module

#: The first SQLite release without the WAL-reset fault.
MINIMUM = (3, 51, 3)


def install() -> tuple[int, int, int]:
    """Alias `sqlite3` to `pysqlite3` where that is installed; return the version in use."""
    try:
        module = import_module("pysqlite3")
    except ImportError:
        module = import_module("sqlite3")
    else:
        sys.modules["sqlite3"] = module
        sys.modules["sqlite3.dbapi2"] = import_module("pysqlite3.dbapi2")
    major, minor, patch = (int(part) for part in module.sqlite_version.split("."))
    return major, minor, patch


def is_safe(version: tuple[int, int, int]) -> bool:
    """Tell whether this SQLite may hold a journal in WAL mode."""
    return version >= MINIMUM
