"""A stay as it is kept for lists and reports: the pair, and what the rules say of it; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from travesia.border.domain.pairing import Moved, Paired, StayState, Told, pairs_of
from travesia.border.domain.staying import (
    Asked,
    Paper,
    Passage,
    Question,
    RuleBook,
    Standing,
    reckon,
)


@dataclass(frozen=True, slots=True)
class Held:
    """An authorisation of the traveller with the entries made on it."""

    paper: Paper
    country: str
    """Where it holds."""
    uses: tuple[tuple[UUID, date], ...] = ()
    """Crossing and day of each entry that counts."""

    def before(self, entry: Moved | None, day: date) -> Paper:
        """Return it as the calculator takes it: without the entry that is asked about."""
        own = None if entry is None else entry.crossing_id
        used = sum(1 for crossing, on in self.uses if crossing != own and on <= day)
        return replace(self.paper, entries_used=used)


@dataclass(frozen=True, slots=True)
class Traveller:
    """Everything about one traveller that the reckoning rests on."""

    moves: tuple[Moved, ...]
    told: Told
    held: tuple[Held, ...] = ()

    @property
    def countries(self) -> tuple[str, ...]:
        """Return the countries the traveller was seen in."""
        return tuple(sorted({one.passage.country for one in self.moves}))

    def papers(self, country: str, entry: Moved | None, day: date) -> tuple[Paper, ...]:
        """Return what the traveller holds for a country."""
        return tuple(one.before(entry, day) for one in self.held if one.country == country)


@dataclass(frozen=True, slots=True)
class StayFacts:
    """One stay as a row; two runs over the same log give the same row."""

    id: UUID
    person_id: UUID
    country: str
    state: StayState
    entry_root: UUID | None
    exit_root: UUID | None
    exit_person_id: UUID | None
    """The record that left, where it is another one of the same traveller."""
    entered_at: datetime | None
    left_at: datetime | None
    entry_day: date | None
    exit_day: date | None
    entry_post: str
    exit_post: str
    mode: str
    nationality: str
    days: int
    """Calendar days from entry to exit, both counted; 0 while one of them is not known."""
    rule: str = ""
    """Rule and version that was applied; empty where nothing was reckoned."""
    bound: str = ""
    last_day: date | None = None
    standing: str = ""
    """Of an ended stay; empty while it is open, since that depends on the day it is."""
    overstay_days: int = 0
    days_granted: int | None = None
    """Days that an officer granted with the entry; None for those of the rule."""


def stays_of(
    traveller: Traveller,
    book: RuleBook,
    *,
    now: datetime,
    since: datetime | None = None,
    kept: Mapping[UUID, StayFacts] | None = None,
) -> tuple[StayFacts, ...]:
    """Return every stay of a traveller, each reckoned by the rules.

    With `since`, stays that ended before it are taken from `kept` where the pair is the same:
    nothing that happens later changes what was reckoned of them.
    """
    found = []
    for country in traveller.countries:
        pairs = pairs_of(traveller.moves, country, traveller.told)
        for one in pairs:
            facts = _plain(one, country)
            known = None if kept is None else kept.get(facts.id)
            if known is not None and since is not None and _stands(facts, known, since):
                found.append(known)
            else:
                found.append(_with_rule(facts, one, traveller, pairs, book, now))
    return tuple(found)


def _stands(facts: StayFacts, known: StayFacts, since: datetime) -> bool:
    """Tell whether what was reckoned before holds: the same pair, ended before anything changed."""
    if facts.left_at is None or facts.left_at >= since:
        return False
    bare = replace(
        known,
        rule=facts.rule,
        bound=facts.bound,
        last_day=facts.last_day,
        standing=facts.standing,
        overstay_days=facts.overstay_days,
    )
    return bare == facts


def _plain(one: Paired, country: str) -> StayFacts:
    entry, left, first = one.entry, one.left, one.first
    begun = None if entry is None else entry.passage
    ended = None if left is None else left.passage
    return StayFacts(
        id=one.key,
        person_id=first.person_id,
        country=country,
        state=one.state,
        entry_root=None if entry is None else entry.root,
        exit_root=None if left is None else left.root,
        exit_person_id=_other_record(first, left),
        entered_at=None if begun is None else begun.at,
        left_at=None if ended is None else ended.at,
        entry_day=None if begun is None else begun.day,
        exit_day=None if ended is None else ended.day,
        entry_post="" if begun is None else begun.post,
        exit_post="" if ended is None else ended.post,
        mode=first.passage.mode,
        nationality=first.nationality,
        days=_length(begun, ended),
        standing=_NOT_RECORDED.get(one.state, ""),
        days_granted=None if begun is None else begun.granted,
    )


def _length(begun: Passage | None, ended: Passage | None) -> int:
    return 0 if begun is None or ended is None else (ended.day - begun.day).days + 1


def _other_record(first: Moved, left: Moved | None) -> UUID | None:
    if left is None or left.person_id == first.person_id:
        return None
    return left.person_id


_NOT_RECORDED = {
    StayState.EXIT_MISSING: Standing.NOT_RECORDED.value,
    StayState.ENTRY_MISSING: Standing.NOT_RECORDED.value,
}


def _with_rule(
    facts: StayFacts,
    one: Paired,
    traveller: Traveller,
    pairs: Sequence[Paired],
    book: RuleBook,
    now: datetime,
) -> StayFacts:
    if one.state in _NOT_RECORDED or one.entry is None:
        return facts
    answer = reckon(asked_of(one, traveller, pairs, now=now), book)
    return replace(
        facts,
        rule="" if answer.rule is None else answer.rule.version,
        bound=answer.bound.value,
        last_day=answer.last_day,
        standing="" if one.state is StayState.OPEN else answer.standing.value,
        overstay_days=answer.overstay_days,
    )


def asked_of(
    one: Paired,
    traveller: Traveller,
    pairs: Sequence[Paired],
    *,
    now: datetime,
    exits_covered: bool = True,
) -> Asked:
    """Return the question about a stay: at its exit, or now while it is open.

    Exits that nobody has confirmed to be this traveller's are left out, except the one asked about.
    """
    first, left = one.first, one.left
    moment = now if left is None else left.passage.at
    passages = passages_until(traveller, pairs, moment, besides=left)
    return Asked(
        question=Question.STAY if left is None else Question.EXIT,
        country=first.passage.country,
        moment=moment,
        zone=first.passage.zone if left is None else left.passage.zone,
        nationality=first.nationality,
        document_code=first.document_code,
        passages=passages,
        authorisations=traveller.papers(first.passage.country, one.entry, first.passage.day),
        exits_covered=exits_covered,
        same_traveller=one.state is not StayState.TO_CONFIRM,
    )


def passages_until(
    traveller: Traveller,
    pairs: Iterable[Paired],
    moment: datetime,
    *,
    besides: Moved | None = None,
) -> tuple[Passage, ...]:
    """Return the movements up to a moment that are surely this traveller's."""
    doubtful = {
        one.left.root
        for one in pairs
        if one.left is not None
        and one.left is not besides
        and (one.state is StayState.TO_CONFIRM or _said_another(one, traveller.told))
    }
    return tuple(
        one.passage
        for one in traveller.moves
        if one.passage.at <= moment and one.root not in doubtful
    )


def _said_another(one: Paired, told: Told) -> bool:
    """Tell whether somebody said that this exit is not the traveller's of an entry here."""
    if one.entry is not None or one.left is None:
        return False
    return any(right == one.left.root and not same for (_left, right), same in told.answers.items())
