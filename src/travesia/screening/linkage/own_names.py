"""Names that are near each other and yet two: MARTA and MARIA, DANIEL and DANIELA.

Twins and brothers and sisters are often named alike. Two words that many bear are two names,
however few letters lie between them, unless screening knows them as spellings of one. Many bear
what is in the table of common names of the region, and what several people of the file bear who
were born on different days: a slip hits one person, a name is given to several. Beside a name that
far more bear a word is a slip all the same, since the commonest slips of a common name come again.
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

BEARERS: Final = 2
"""People of the file, told by their birth dates, who bear a word at least that is a name."""

ONE_IN: Final = 50_000
"""Events for each of which a name has one bearer more: slips come again in a large file."""

FAR_MORE: Final = 50
"""A word that stands so many times as often makes a slip of one that is near it."""

SHORTEST: Final = 3
"""Letters that a word has at least which the table does not list: shorter ones are initials."""

_OTHER_SEX: Final = {"A": "O", "O": "A"}
_LONG_ENOUGH: Final = 5
"""Letters; a shorter name with another end is as likely a slip."""

_ROWS: Final = 500
"""Words that are held against all others at a time, for the sake of memory."""

_ONE_NAME: Final = frozenset(
    {Likeness.EXACT, Likeness.VARIANT, Likeness.SOUND, Likeness.NICKNAME, Likeness.INITIAL}
)


def list_names_apart(database: "DuckDBPyConnection") -> None:
    """Make `apart` (word, other) of `worded`: names in use that are near and not one name."""
    import pyarrow as pa

    written = _written()
    known = _in_file(database)
    least = BEARERS + database.execute("select count(*) from worded").fetchall()[0][0] // ONE_IN
    words = sorted(
        word
        for word, (_events, people) in known.items()
        if word in written or (people >= least and len(word) >= SHORTEST)
    )
    pairs = [
        (one, other)
        for one, other in _near(words, written)
        if not _is_slip(known, one, other, written)
        and _are_two(written.get(one, [one]), written.get(other, [other]))
    ]
    pairs = sorted({*pairs, *_of_two_sexes(known, written)})
    pairs += [(other, word) for word, other in pairs]
    table = {"word": [word for word, _ in pairs], "other": [other for _, other in pairs]}
    schema = pa.schema([("word", pa.string()), ("other", pa.string())])
    database.register("apart_given", pa.table(table, schema=schema))
    database.execute("create table apart as select word, other from apart_given")
    database.unregister("apart_given")


def _in_file(database: "DuckDBPyConnection") -> dict[str, tuple[int, int]]:
    """Return of each word the events that have it, and how many people at least bear it.

    People are told by their birth dates. They are as many as there are years, and as there are days
    of the year: a slip in a date changes one of the two.
    """
    rows = database.execute(
        "select word, count(*), count(distinct year), count(distinct month * 100 + day) from ("
        "select unnest(words) as word, year, month, births.day from worded "
        "join events using (event_id) left join births using (birth_date)) "
        "group by word"
    ).fetchall()
    return {word: (events, min(years, days)) for word, events, years, days in rows}


def _is_slip(
    known: dict[str, tuple[int, int]], one: str, other: str, written: dict[str, list[str]]
) -> bool:
    """Tell whether one of two names of the file is rather a slip of the other: it is far rarer."""
    rarer, common = sorted((one, other), key=lambda word: known[word])
    return rarer not in written and known[rarer][0] * FAR_MORE < known[common][0]


def _written() -> dict[str, list[str]]:
    """Return the common names of the region by their sound."""
    found = defaultdict(list)
    for name in common_names():
        if len(name) > 2:
            found[sound_of(name)].append(name)
    return dict(found)


def _near(words: list[str], written: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Return the pairs that the model might take for one word: letters off, or one within one.

    One within one only where the table has both: in a file, names written together are many.
    """
    lengths = np.array([len(word) for word in words])
    close: set[tuple[int, int]] = set()
    for start in range(0, len(words), _ROWS):
        rows = words[start : start + _ROWS]
        distances = cdist(rows, words[start:], scorer=Levenshtein.distance,
                          score_cutoff=MOST_APART, dtype=np.uint8)  # fmt: skip
        short = np.minimum(lengths[start : start + _ROWS, None], lengths[None, start:])
        allowed = np.where(short >= 8, 3, np.where(short >= 4, 2, 1))
        found = np.argwhere(np.triu(distances <= allowed, k=1)) + start
        close |= {(one, other) for one, other in found.tolist()}
    known = {word: place for place, word in enumerate(words) if word in written}
    for word, place in known.items():
        ends = {word[:end] for end in range(3, len(word))} | {
            word[-end:] for end in range(3, len(word))
        }
        close |= {(min(place, known[one]), max(place, known[one])) for one in ends & known.keys()}
    return [(words[one], words[other]) for one, other in sorted(close)]


def _of_two_sexes(
    known: dict[str, tuple[int, int]], written: dict[str, list[str]]
) -> list[tuple[str, str]]:
    """Return a man's and a woman's form of one name of the table, where the file has both.

    Brother and sister bear such names, and they are two however rare one of them is: SILVIA is in
    the table and SILVIO is not.
    """
    found = []
    for word in sorted(known.keys() & written.keys()):
        other = word[:-1] + _OTHER_SEX.get(word[-1], "")
        if len(word) >= _LONG_ENOUGH and word[-1] in _OTHER_SEX and other in known:
            found.append((min(word, other), max(word, other)))
    return found


def _are_two(one: list[str], other: list[str]) -> bool:
    """Tell whether no spelling of one is known as a spelling or short form of the other."""
    return not any(token_similarity(a, b)[1] in _ONE_NAME for a in one for b in other)
