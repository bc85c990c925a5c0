"""Names that the people of the linkage benchmark are made of: two vocabularies, one not the other.

Hand-written lists in the naming cultures of the region, most frequent first (`_link_names.tsv`),
and a long tail made of each culture's syllables. Vocabulary A is for training, B for judging: they
share the most frequent names of each list, as two real countries would, and nothing else but by
chance.
"""

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from travesia.vocab.tables import table_rows

SHARED: Final = 10
"""So many names at the head of a list stand in both vocabularies."""


@dataclass(frozen=True)
class Culture:
    """The names of one naming culture in one vocabulary, most frequent first."""

    name: str
    share: float
    """Part of the people who are of this culture."""
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]
    surnames: int
    """How many family names a person has."""
    particles: float
    """Part of the family names that carry a particle."""


def cultures(vocabulary: str, *, tail: int, seed: int) -> dict[str, Culture]:
    """Make the cultures of vocabulary "A" or "B", each family list with `tail` rare names."""
    chance = Random(f"{vocabulary} {seed}")
    made = {}
    text = Path(__file__).with_name("_link_names.tsv").read_text("utf-8")
    for row in table_rows(text):
        syllables = row["syllables"].split()
        given = _rare(syllables, tail // 6 or 1, chance)
        half = len(given) // 2
        made[row["culture"]] = Culture(
            row["culture"],
            float(row["share"]),
            _half(row["women"], vocabulary) + given[:half],
            _half(row["men"], vocabulary) + given[half:],
            _half(row["families"], vocabulary) + _rare(syllables, tail, chance),
            int(row["surnames"]),
            float(row["particles"]),
        )
    return made


def _half(names: str, vocabulary: str) -> tuple[str, ...]:
    listed = list(dict.fromkeys(names.split()))
    rest = listed[SHARED:]
    return tuple(listed[:SHARED] + rest[0 if vocabulary == "A" else 1 :: 2])


def _rare(syllables: list[str], count: int, chance: Random) -> tuple[str, ...]:
    """Make names of two to four syllables of the culture."""
    made: dict[str, None] = {}
    while len(made) < count:
        made["".join(chance.choices(syllables, k=chance.choice((2, 3, 3, 3, 4))))[:14]] = None
    return tuple(made)
