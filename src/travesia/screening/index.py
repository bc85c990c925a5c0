"""Find the entries of a small list that are worth comparing; for lists up to some ten thousands.

This is a plain pass over names kept ready in memory, plus exact blocks on birth date and document
number. Larger lists need an engine of their own behind the same two doors, `build_index` and
`Index.search`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from travesia.screening.asking import reason_to_ask, urgency
from travesia.screening.birth_relation import read_birth
from travesia.screening.comparing import ALGORITHM, compare_person
from travesia.screening.document_relation import lookalike_key
from travesia.screening.names import joined, name_key, tokens
from travesia.screening.values import Description, FieldComparison, Name

#: Names this alike (rapidfuzz token_set_ratio, 0 to 100) are worth a full comparison; generous,
#: since it only chooses what is compared and never what is shown.
_WORTH_COMPARING = 65

#: At most this many names are compared in full for one question.
_NAMES_COMPARED = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry to search: the caller's id and the description of the person."""

    id: str
    description: Description


@dataclass(frozen=True, slots=True)
class Found:
    """One entry worth a person's comparison, and why."""

    id: str
    comparison: tuple[FieldComparison, ...]
    reason: str
    """Code of the rule that asks, see `asking.reason_to_ask`."""
    algorithm: str


class Index:
    """The entries of one list version, ready to be asked; read-only once built."""

    algorithm = ALGORITHM

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Fold every name once; an entry without name, date and document can never be found."""
        self._entries = {entry.id: entry.description for entry in entries}
        self._names: list[str] = []
        self._owners: list[str] = []
        self._joined: dict[str, list[str]] = defaultdict(list)
        self._born: dict[str, list[str]] = defaultdict(list)
        self._documents: dict[str, list[str]] = defaultdict(list)
        for key, description in self._entries.items():
            self._add(key, description)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._entries)

    def search(self, query: Description, *, limit: int = 5) -> tuple[Found, ...]:
        """Return at most `limit` entries worth comparing, most urgent first."""
        found = []
        for key in self._candidates(query):
            rows = compare_person(query, self._entries[key])
            reason = reason_to_ask(rows)
            if reason:
                found.append((urgency(rows), Found(key, rows, reason, self.algorithm)))
        found.sort(key=lambda pair: pair[1].id)
        found.sort(key=lambda pair: pair[0], reverse=True)
        return tuple(entry for _urgency, entry in found[:limit])

    def _add(self, key: str, description: Description) -> None:
        for name in description.names:
            folded = name_key(name.primary, name.secondary)
            if folded:
                self._names.append(folded)
                self._owners.append(key)
                self._joined[_written_together(name)].append(key)
        born = read_birth(description.birth_date)
        if born.day:
            self._born[str(born)].append(key)
        for document in description.documents:
            self._documents[lookalike_key(document.number)].append(key)

    def _candidates(self, query: Description) -> list[str]:
        """Unite what any block brings up: name, joined name, birth date or its swap, document."""
        keys: dict[str, None] = {}
        for document in query.documents:
            keys.update(dict.fromkeys(self._documents.get(lookalike_key(document.number), ())))
        born = read_birth(query.birth_date)
        for day in (born, born.swapped()):
            keys.update(dict.fromkeys(self._born.get(str(day), ()) if born.day else ()))
        for name in query.names:
            folded = name_key(name.primary, name.secondary)
            if folded:
                for text in (name, Name(name.secondary, name.primary)):
                    keys.update(dict.fromkeys(self._joined.get(_written_together(text), ())))
                keys.update((self._owners[place], None) for place in self._alike(folded))
        return list(keys)

    def _alike(self, folded: str) -> list[int]:
        hits = process.extract(
            folded,
            self._names,
            scorer=fuzz.token_set_ratio,
            score_cutoff=_WORTH_COMPARING,
            limit=_NAMES_COMPARED,
        )
        return [place for _name, _score, place in hits]


def _written_together(name: Name) -> str:
    return joined(tokens(name.primary) + tokens(name.secondary))


def build_index(entries: Iterable[Entry]) -> Index:
    """Make the entries of one list version ready to be asked."""
    return Index(entries)
