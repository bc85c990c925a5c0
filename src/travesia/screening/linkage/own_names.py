"""Names that are near each other and yet two: MARTA and MARIA, DANIEL and DANIELA.

Twins and brothers and sisters are often named alike. Two words that many in the region bear are
two names, however few letters lie between them, unless screening knows them as spellings of one.
"""

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from travesia.screening.linkage.folding import sound_of
from travesia.screening.matching.rarity import common_names
from travesia.screening.similarity import Likeness, token_similarity

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_APART: Final = 3
"""Letters off up to which two words may be taken for one name (`model._remote`)."""

_ONE_NAME: Final = frozenset(
    {Likeness.EXACT, Likeness.VARIANT, Likeness.SOUND, Likeness.NICKNAME, Likeness.INITIAL}
)


def list_names_apart(database: "DuckDBPyConnection") -> None:
    """Make `apart` (word, other) of `said` (word): names in use that are near and not one name."""
    import pyarrow as pa

    written = _written()
    rows = database.execute("select distinct word from said order by word").fetchall()
    words = [word for (word,) in rows if word in written]
    pairs = [pair for pair in _near(words) if _are_two(written[pair[0]], written[pair[1]])]
    pairs += [(other, word) for word, other in pairs]
    table = {"word": [word for word, _ in pairs], "other": [other for _, other in pairs]}
    schema = pa.schema([("word", pa.string()), ("other", pa.string())])
    database.register("apart_given", pa.table(table, schema=schema))
    database.execute("create table apart as select word, other from apart_given")
    database.unregister("apart_given")


def _written() -> dict[str, list[str]]:
    """Return the common names of the region by their sound."""
    found = defaultdict(list)
    for name in common_names():
        if len(name) > 2:
            found[sound_of(name)].append(name)
    return found


def _near(words: list[str]) -> list[tuple[str, str]]:
    """Return the pairs that the model might take for one word: letters off, or one within one."""
    if not words:
        return []
    distances = cdist(words, words, scorer=Levenshtein.distance, score_cutoff=MOST_APART)
    lengths = np.array([len(word) for word in words])
    short = np.minimum(lengths[:, None], lengths[None, :])
    allowed = np.where(short >= 8, 3, np.where(short >= 4, 2, 1))
    close = {
        (one, other) for one, other in np.argwhere(np.triu(distances <= allowed, k=1)).tolist()
    }
    known = {word: place for place, word in enumerate(words)}
    for place, word in enumerate(words):
        ends = {word[:end] for end in range(3, len(word))} | {
            word[-end:] for end in range(3, len(word))
        }
        close |= {(min(place, known[one]), max(place, known[one])) for one in ends & known.keys()}
    return [(words[one], words[other]) for one, other in sorted(close)]


def _are_two(one: list[str], other: list[str]) -> bool:
    """Tell whether no spelling of one is known as a spelling or short form of the other."""
    return not any(token_similarity(a, b)[1] in _ONE_NAME for a in one for b in other)
