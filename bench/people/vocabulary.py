"""Read the words that a naming culture makes its names of, from vocabularies/CULTURE.txt."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "vocabularies"

Vocabulary = dict[str, tuple[str, ...]]
"""Section → its words, the most common first."""


@cache
def vocabulary(culture: str) -> Vocabulary:
    """Read the sections of a culture; a word may have spaces, sections may hold empty words."""
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in (FOLDER / f"{culture}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            words += [word.strip() for word in line.split(",")]
    return {name: tuple(found) for name, found in sections.items()}


@cache
def rules(culture: str, kind: str) -> tuple[tuple[str, str], ...]:
    """Read how words of a culture are written otherwise: (regular expression, replacement).

    Args:
        culture: as in CULTURES.
        kind: `word` (a whole word), `written` (another orthography) or `heard` (by an officer).
    """
    found = []
    for line in (FOLDER / "rules.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            where, what, pattern, by = line.split("\t")
            if (where, what) == (culture, kind):
                found.append((pattern, by))
    return tuple(found)
