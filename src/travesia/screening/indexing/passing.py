"""Which names of a list come up, and which of these are passed over before they are aligned."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from travesia.screening.indexing.candidates import candidates
from travesia.screening.indexing.keys import document_hash
from travesia.screening.indexing.part import Part
from travesia.screening.matching.births import birth_level, kind_of_dates
from travesia.screening.matching.bounding import Bounds, most_shared
from travesia.screening.matching.model import Model, score_of
from travesia.screening.matching.prepared import PreparedPerson
from travesia.screening.matching.rarity import Rarity

#: Tells by part, row of the entry and row of the name whether it may be asked about.
MayAsk = Callable[[Part, int, int], bool]


def places_of(
    parts: Sequence[Part], hidden: Sequence[frozenset[int]], query: PreparedPerson
) -> Iterator[tuple[Part, int, int]]:
    """Yield part, row of the entry and row of the name of each name that comes up for a query."""
    for part, gone in zip(parts, hidden, strict=True):
        for name_row in candidates(part, query):
            row = part.entry_of(name_row)
            if row not in gone:
                yield part, row, name_row


def holders_of(
    parts: Sequence[Part], query: PreparedPerson, model: Model
) -> set[tuple[Part, int]] | None:
    """Return the entries with a document like one of the query; None where all are read."""
    weights = model.weights
    if query.documents and weights["document_other"] != weights["document_missing"]:
        return None
    keys = [document_hash(number) for number, _state in query.documents]
    return {(part, row) for part in parts for key in keys for row in part.with_document(key)}


def may_ask(
    query: PreparedPerson, bounds: Bounds, rarity: Rarity, least: Mapping[str, float]
) -> MayAsk:
    """Return what tells of a name whether a person may be asked about it; False is certain.

    `least` is the threshold by what is known of two dates. Who holds a document of the query is
    asked about whatever the names say, and not to be put to this.
    """
    ours = max((most_shared(name.words, rarity) for name in query.names), default=0.0)

    def may(part: Part, row: int, name_row: int) -> bool:
        level, *born = birth_level(query.births, part.births(row))
        bound = bounds.get(level)
        if bound is None:
            return True
        start, each = bound
        needed = least[kind_of_dates(*born)]
        if score_of(start + each * ours) < needed:
            return False
        theirs = most_shared(part.words_of(name_row), rarity)
        return score_of(start + each * min(ours, theirs)) >= needed

    return may
