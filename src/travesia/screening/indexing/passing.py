"""Pass over names of a list about which nobody would be asked, before they are aligned."""

from collections.abc import Callable

from travesia.screening.indexing.part import Part
from travesia.screening.matching.births import birth_level, kind_of_dates
from travesia.screening.matching.bounding import Bounds, most_shared
from travesia.screening.matching.model import score_of
from travesia.screening.matching.prepared import PreparedPerson
from travesia.screening.matching.rarity import Rarity

#: Tells by part, row of the entry and row of the name whether it may be asked about.
MayAsk = Callable[[Part, int, int], bool]


def may_ask(
    query: PreparedPerson, bounds: Bounds, rarity: Rarity, least: Callable[[str], float]
) -> MayAsk:
    """Return what tells of a name whether a person may be asked about it; False is certain.

    `least` is the threshold by what is known of two dates. Who holds a document of the query is
    asked about whatever the names say, and not to be put to this.
    """
    thresholds: dict[str, float] = {}
    ours = max((most_shared(name.words, rarity) for name in query.names), default=0.0)

    def may(part: Part, row: int, name_row: int) -> bool:
        level, *born = birth_level(query.births, part.births(row))
        bound = bounds.get(level)
        if bound is None:
            return True
        start, each = bound
        kind = kind_of_dates(*born)
        needed = thresholds.get(kind)
        if needed is None:
            needed = thresholds[kind] = least(kind)
        if score_of(start + each * ours) < needed:
            return False
        theirs = most_shared(part.words_of(name_row), rarity)
        return score_of(start + each * min(ours, theirs)) >= needed

    return may
