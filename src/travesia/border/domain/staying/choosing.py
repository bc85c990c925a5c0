"""Which rule holds for a stay: the first that fits, as it stood on the day the stay began."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from travesia.border.domain.staying.asking import Asked, Authorisation, Notes, Question
from travesia.border.domain.staying.presence import Passage, Presence, presences
from travesia.border.domain.staying.rules import OWN, OpenStays, RuleBook, StayRule
from travesia.vocab import state_by_alpha3


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rule that holds, what it rests on, and the stays it counts."""

    rule: StayRule
    paper: Authorisation | None
    members: frozenset[str]
    stay: Presence | None
    before: tuple[Presence, ...]

    @property
    def entry(self) -> Passage | None:
        """Return the entry of the stay that is spoken of."""
        return None if self.stay is None else self.stay.entry


def choose(asked: Asked, book: RuleBook, notes: Notes) -> Chosen | None:
    """Return the first rule that fits; None when none does."""
    counted: dict[frozenset[str], tuple[Presence, ...]] = {}
    for rule in book.for_country(asked.country):
        members = book.members(rule, asked.country)
        if members not in counted:
            counted[members] = presences(asked.passages, members)
        stay, before = _spoken_of(asked, counted[members])
        entry = None if stay is None else stay.entry
        day = asked.today if entry is None else entry.day
        if not rule.in_force(day) or not _is_for(rule, asked, entry):
            continue
        heard = notes if asked.question is Question.ENTRY else Notes()
        paper = _usable(rule.needs, asked.authorisations, day, heard) if rule.needs else None
        if rule.needs and paper is None:
            continue
        chosen = Chosen(rule, paper, members, stay, before)
        return chosen if entry is None else _as_it_stands(chosen, book, asked, notes)
    return None


def _spoken_of(
    asked: Asked, stays: Sequence[Presence]
) -> tuple[Presence | None, tuple[Presence, ...]]:
    """Return the stay asked about and those before it."""
    if not stays:
        return None, ()
    newest = stays[-1]
    if asked.question is not Question.EXIT and not newest.is_open:
        return None, tuple(stays)
    return newest, tuple(stays[:-1])


def _is_for(rule: StayRule, asked: Asked, entry: Passage | None) -> bool:
    nationalities = {asked.nationality, _iso(asked.nationality)}
    if asked.country in nationalities:
        nationalities.add(OWN)
    checks = (
        (rule.nationalities, nationalities),
        (rule.documents, {asked.document_code}),
        (rule.purposes, {"" if entry is None else entry.purpose}),
        (rule.modes, {"" if entry is None else entry.mode}),
        (rule.posts, {"" if entry is None else entry.post}),
    )
    return all(not wanted or wanted & given for wanted, given in checks)


def _iso(code: str) -> str:
    """Return the ISO code behind one of a zone: `DEU` for `D`, itself where there is none."""
    state = state_by_alpha3(code)
    return code if state is None or state.iso_alpha3 is None else state.iso_alpha3


def _usable(
    kind: str, held: Sequence[Authorisation], day: date, notes: Notes
) -> Authorisation | None:
    """Return what of a kind can be used for an entry on a day, the longest; say what cannot."""
    found = []
    for one in held:
        if one.kind != kind:
            continue
        if day < one.valid_from:
            notes.say("authorisation.not_yet", kind=kind, day=one.valid_from)
        elif day > one.valid_until:
            notes.say("authorisation.expired", kind=kind, day=one.valid_until)
        elif one.entries_allowed is not None and one.entries_used >= one.entries_allowed:
            notes.say("authorisation.entries_used", kind=kind, count=one.entries_allowed)
        else:
            found.append(one)
    return max(found, key=lambda one: one.valid_until, default=None)


def _as_it_stands(chosen: Chosen, book: RuleBook, asked: Asked, notes: Notes) -> Chosen:
    """Let a later version hold for a stay that began before it, where that version says so."""
    entry = chosen.entry
    rule = chosen.rule
    for later in book.later_versions(rule):
        if entry is None or not entry.day < later.valid_from <= asked.today:
            continue
        if later.open_stays is OpenStays.FOLLOW:
            notes.say("rule.changed_follows", day=later.valid_from)
            rule = later
        else:
            notes.say("rule.changed_keeps", day=later.valid_from)
    return replace(chosen, rule=rule)
