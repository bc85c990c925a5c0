"""How a node reaches its database: SQLite in the data folder, or PostgreSQL by address."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

#: Statements each SQLite connection starts with; `doctor` and the start-up check read them back.
#: FULL: an acknowledged crossing survives a power cut. No mmap: it amplified corruption elsewhere.
SQLITE_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "2",
    "foreign_keys": "1",
    "wal_autocheckpoint": "1000",
    "journal_size_limit": str(64 * 1024 * 1024),
    "temp_store": "2",
    # 16 MB for each connection, as far as they are used: the inner pages of a large log stay read.
    "cache_size": "-16384",
    "trusted_schema": "0",
    "mmap_size": "0",
}


def sqlite_database(file: Path) -> dict[str, Any]:
    """Return Django's settings for the SQLite file of a post."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": ";".join(f"PRAGMA {k}={v}" for k, v in SQLITE_PRAGMAS.items()),
        },
    }


def postgres_database(url: str) -> dict[str, Any]:
    """Return Django's settings for `postgresql://user:password@host:port/name`.

    Raises ValueError with a sentence when the address is not of that form.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ValueError(
            "TRAVESIA_DATABASE_URL must read postgresql://user:password@host:port/name"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # Statements of a desk take milliseconds; compiling one to machine code takes hundreds.
        "OPTIONS": {"options": "-c jit=off"},
    }
