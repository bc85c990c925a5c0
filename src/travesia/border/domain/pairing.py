"""Which exit ends which entry, over every record and document of one traveller; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from travesia.border.domain.staying import Passage, Presence, presences


class StayState(StrEnum):
    """What the log knows of a stay."""

    #: An entry that nothing follows.
    OPEN = "open"
    #: Entry and exit are recorded.
    CLOSED = "closed"
    #: Seen again without an exit between.
    EXIT_MISSING = "exit_missing"
    #: An exit that no entry precedes.
    ENTRY_MISSING = "entry_missing"
    #: Left with another document; an officer has to say whether it is the same traveller.
    TO_CONFIRM = "to_confirm"


@dataclass(frozen=True, slots=True)
class Moved:
    """One movement as the log has it now."""

    root: UUID
    """The same for every correction of the movement."""
    crossing_id: UUID
    """Id of the version that stands."""
    person_id: UUID
    passage: Passage
    """Its `key` is the root."""
    nationality: str = ""
    document_code: str = ""


def _nothing() -> Mapping[tuple[UUID, UUID], bool]:
    return MappingProxyType({})


def _nobody() -> Mapping[UUID, UUID]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Told:
    """What people said that pairing rests on; nothing of it is guessed."""

    answers: Mapping[tuple[UUID, UUID], bool] = field(default_factory=_nothing)
    """Roots of an entry and an exit with different documents → is it the same traveller?"""
    linked: Mapping[UUID, UUID] = field(default_factory=_nobody)
    """Person → one name for all records that people linked with it."""

    def same(self, entry: Moved, left: Moved) -> bool | None:
        """Tell whether a changed document is the same traveller's; None when nobody said.

        A link between two records is an officer's word that they are one person. Two documents on
        one record may have come together in an import, so there somebody has to look.
        """
        said = self.answers.get((entry.root, left.root))
        if said is not None or entry.person_id == left.person_id:
            return said
        mine, theirs = self.linked.get(entry.person_id), self.linked.get(left.person_id)
        return True if mine is not None and mine == theirs else None


@dataclass(frozen=True, slots=True)
class Paired:
    """One stay in one country: what is known of both ends."""

    state: StayState
    entry: Moved | None
    left: Moved | None
    seen: Presence

    @property
    def first(self) -> Moved:
        """Return the movement it begins with in the log."""
        found = self.entry or self.left
        assert found is not None  # noqa: S101  # a stay has one end at least
        return found

    @property
    def key(self) -> UUID:
        """Return the root of the first movement: the stay's own name."""
        return self.first.root


def pairs_of(moves: Iterable[Moved], country: str, told: Told) -> tuple[Paired, ...]:
    """Return the stays of one traveller in one country, in the order of their first movement.

    An exit that somebody said is another traveller's belongs to no stay of this one.
    """
    by_key = {one.passage.key: one for one in moves if one.passage.country == country}
    theirs = list(by_key.values())
    strangers: list[Paired] = []
    while True:
        seen = presences([one.passage for one in theirs], frozenset({country}))
        found = [_paired(one, by_key, told) for one in seen]
        wrong = next((one for one in found if _is_anothers(one, told)), None)
        if wrong is None or wrong.left is None:
            break
        theirs.remove(wrong.left)
        alone = Presence(None, wrong.left.passage)
        strangers.append(Paired(StayState.ENTRY_MISSING, None, wrong.left, alone))
    return tuple(sorted((*found, *strangers), key=_order))


def _order(one: Paired) -> tuple[object, str]:
    return one.first.passage.at, one.first.passage.key


def _is_anothers(one: Paired, told: Told) -> bool:
    if one.entry is None or one.left is None:
        return False
    return told.answers.get((one.entry.root, one.left.root)) is False


def _paired(seen: Presence, by_key: Mapping[str, Moved], told: Told) -> Paired:
    entry = None if seen.entry is None else by_key[seen.entry.key]
    left = None if seen.exit is None else by_key[seen.exit.key]
    return Paired(_state(seen, entry, left, told), entry, left, seen)


def _state(seen: Presence, entry: Moved | None, left: Moved | None, told: Told) -> StayState:
    if entry is None:
        return StayState.ENTRY_MISSING
    if left is None:
        return StayState.OPEN if seen.is_open else StayState.EXIT_MISSING
    if changed_document(entry, left) and told.same(entry, left) is None:
        return StayState.TO_CONFIRM
    return StayState.CLOSED


def changed_document(entry: Moved, left: Moved) -> bool:
    """Tell whether the traveller left with another document than the one of the entry."""
    shown = {one.passage.document for one in (entry, left) if one.passage.document}
    return len(shown) > 1
