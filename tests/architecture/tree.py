"""The source tree as the architecture tests see it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "travesia"

#: Storeys from top to bottom, exactly as ARCHITECTURE names them; unbuilt rooms keep their place.
STOREYS: tuple[tuple[str, ...], ...] = (
    ("config",),
    ("evidence", "portal", "exchange"),
    (
        *("border", "labour", "mobility", "helpdesk", "learning"),
        *("programme", "governance", "outreach", "ledgers"),
    ),
    ("lists", "credentials", "directory", "protection"),
    ("people",),
    ("places",),
    ("journal",),
    ("access",),
    ("core",),
    ("documents", "seals", "screening", "measures"),
    ("vocab",),
)
PURE = ("vocab", "documents", "seals", "screening", "measures")
HELP_WING = (
    *("portal", "helpdesk", "mobility", "learning", "outreach", "programme", "governance"),
    "directory",  # a shared desk, and it knows nobody
)
IDENTITY_ROOMS = (
    *("people", "lists", "credentials", "border", "labour", "protection", "screening"),
)


def rooms() -> list[str]:
    """Return the rooms that are built."""
    return sorted(
        p.name for p in SOURCE.iterdir() if (p / "__init__.py").exists() and p.name != "locale"
    )


def storey_of(room: str) -> int:
    """Return the room's storey, 0 at the top; ValueError for a room nobody planned."""
    for level, names in enumerate(STOREYS):
        if room in names:
            return level
    raise ValueError(f"{room} stands on no storey: add it to ARCHITECTURE and to STOREYS")


@cache
def python_files() -> tuple[Path, ...]:
    """Return every Python file of the house that people write (not the migrations)."""
    found = [p for top in ("src", "tests", "tools", "bench") for p in (ROOT / top).rglob("*.py")]
    return tuple(sorted(p for p in found if "migrations" not in p.parts))


def parsed() -> Iterator[tuple[Path, ast.Module]]:
    """Yield each file with its syntax tree."""
    for file in python_files():
        yield file, ast.parse(file.read_text("utf-8"), str(file))
