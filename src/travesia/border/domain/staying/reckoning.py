"""The stay calculator: movements, rules and authorisations in, an answer with its rule out."""

from datetime import date, datetime, timedelta
from math import ceil

from travesia.border.domain.staying.asking import (
    Asked,
    Bound,
    Notes,
    Question,
    Standing,
    StayAnswer,
)
from travesia.border.domain.staying.choosing import Chosen, choose
from travesia.border.domain.staying.limiting import Limiting, Reached
from travesia.border.domain.staying.presence import Presence
from travesia.border.domain.staying.rules import RuleBook

_LIMIT_CODES = {
    Bound.PER_ENTRY: "limit.per_entry",
    Bound.WINDOW: "limit.window",
    Bound.YEAR: "limit.year",
    Bound.AUTHORISED_DAYS: "limit.authorised_days",
    Bound.VALIDITY: "limit.validity",
    Bound.HOURS: "limit.hours",
    Bound.CLOSING: "limit.closing",
    Bound.GRANTED: "limit.granted",
}


def reckon(asked: Asked, book: RuleBook) -> StayAnswer:
    """Answer one question by the book; the answer cites its rule and says its reasons.

    It reckons and never decides: what is not recorded is said to be not recorded, and only a
    recorded entry and a recorded exit can show that somebody stayed too long.
    """
    notes = Notes()
    chosen = choose(asked, book, notes)
    if chosen is None:
        notes.say("rule.none", states=asked.country, day=asked.today)
        return StayAnswer(Standing.UNKNOWN, reasons=tuple(notes.found))
    if chosen.rule.example:
        notes.say("rule.example")
    _say_what_rests(chosen, asked, notes)
    if chosen.stay is None:
        return StayAnswer(
            Standing.UNKNOWN, chosen.rule, tuple(notes.found), authorisation=chosen.paper
        )
    entry = chosen.entry
    if entry is None:
        notes.say("entry.missing", day=asked.today)
        return StayAnswer(Standing.NOT_RECORDED, chosen.rule, tuple(notes.found), stay=chosen.stay)
    limiting = Limiting(chosen, entry, asked)
    if asked.question is Question.ENTRY:
        return _entry(asked, chosen, limiting, notes)
    return _stay(asked, chosen, limiting, notes)


def _say_what_rests(chosen: Chosen, asked: Asked, notes: Notes) -> None:
    """Say what the count rests on: the authorisation, the area, what is missing, the minor."""
    rule, paper = chosen.rule, chosen.paper
    if paper is not None:
        notes.say("authorisation.used", kind=paper.kind, reference=paper.reference or "–")
    if len(chosen.members) > 1:
        notes.say("area.together", states=" ".join(sorted(chosen.members)))
    if rule.zone:
        notes.say("zone.only", zone=rule.zone)
    for one in chosen.before:
        if one.exit_missing and one.entry is not None:
            notes.say("exit.missing", day=one.entry.day)
        if one.entry is None and one.exit is not None:
            notes.say("entry.missing", day=one.exit.day)
    _ask_for_the_adult(chosen, asked, notes)


def _ask_for_the_adult(chosen: Chosen, asked: Asked, notes: Notes) -> None:
    under = chosen.rule.minor_under
    if asked.age is None or asked.age >= under:
        return
    notes.say("minor.with_adult" if asked.with_adult else "minor.adult", age=under)


def _entry(asked: Asked, chosen: Chosen, limiting: Limiting, notes: Notes) -> StayAnswer:
    """Answer for an entry; one that moves on inside an area goes on with its stay."""
    reached, today = limiting.reached(), asked.today
    used_up = [one for one in reached if one.last_day < today]
    for one in used_up:
        notes.say(f"{_LIMIT_CODES[one.bound]}_used_up", count=one.limit)
    is_open = limiting.is_open()
    if not is_open:
        notes.say("limit.closed", **_hours(chosen))
    if not chosen.rule.admits:
        notes.say("rule.does_not_admit")
    fits = chosen.rule.admits and is_open and not used_up
    next_entry = limiting.next_entry() if used_up else None
    if next_entry is not None:
        notes.say("entry.possible_again", day=next_entry)
    first = reached[0] if reached and fits else None
    left = None if first is None else (first.last_day - today).days + 1
    if fits:
        _say_allowed(first, left, notes)
    moves_on = limiting.start < today
    return StayAnswer(
        standing=Standing.FITS if fits else Standing.DOES_NOT_FIT,
        rule=chosen.rule,
        reasons=tuple(notes.found),
        stay=chosen.stay,
        authorisation=chosen.paper,
        admissible=fits,
        days_allowed=left if fits else 0,
        last_day=None if first is None else first.last_day,
        until=None if first is None else first.until,
        days_left=left if fits else 0,
        days_used=limiting.used(today, most=False, with_stay=moves_on),
        days_used_most=limiting.used(today, most=True, with_stay=moves_on),
        bound=Bound.NONE if first is None else first.bound,
        next_entry=next_entry,
    )


def _hours(chosen: Chosen) -> dict[str, str]:
    limits = chosen.rule.limits
    times = {"opens": limits.opens, "closes": limits.closes}
    return {name: "" if at is None else at.strftime("%H:%M") for name, at in times.items()}


def _say_allowed(first: Reached | None, length: int | None, notes: Notes) -> None:
    if first is None or length is None:
        notes.say("entry.unlimited")
        return
    notes.say("entry.allowed", count=length, day=first.last_day)
    notes.say(_LIMIT_CODES[first.bound], count=first.limit)


def _stay(asked: Asked, chosen: Chosen, limiting: Limiting, notes: Notes) -> StayAnswer:
    reached = limiting.reached()
    first = reached[0] if reached else None
    first = _extended(first, asked, chosen, limiting.start, notes)
    if first is not None and first.bound in _LIMIT_CODES:
        notes.say(_LIMIT_CODES[first.bound], count=first.limit)
    today = asked.today
    last = None if first is None else first.last_day
    standing, over = _standing(asked, chosen, first, notes)
    return StayAnswer(
        standing=standing,
        rule=chosen.rule,
        reasons=tuple(notes.found),
        stay=chosen.stay,
        authorisation=chosen.paper,
        days_allowed=None if last is None else (last - limiting.start).days + 1,
        last_day=last,
        until=None if first is None else first.until,
        days_left=None if last is None else max(0, (last - today).days + 1),
        days_used=limiting.used(today, most=False, with_stay=True),
        days_used_most=limiting.used(today, most=True, with_stay=True),
        overstay_days=over,
        bound=Bound.NONE if first is None else first.bound,
    )


def _extended(
    first: Reached | None, asked: Asked, chosen: Chosen, start: date, notes: Notes
) -> Reached | None:
    """Carry the last day on by authorisations that begin within the stay and leave no gap."""
    if first is None:
        return None
    kinds = chosen.rule.extended_by
    held = sorted(
        (one for one in asked.authorisations if one.kind in kinds and one.valid_from > start),
        key=lambda one: (one.valid_from, one.valid_until),
    )
    for one in held:
        if one.valid_until <= first.last_day:
            continue
        if one.valid_from > first.last_day + timedelta(days=1):
            notes.say("extension.gap", kind=one.kind, day=one.valid_from, last=first.last_day)
            continue
        notes.say("extension.applied", kind=one.kind, day=one.valid_until)
        first = Reached(Bound.EXTENSION, one.valid_until)
    return first


def _standing(
    asked: Asked, chosen: Chosen, first: Reached | None, notes: Notes
) -> tuple[Standing, int]:
    """Return how the stay stands and by how many days it was too long."""
    stay = chosen.stay
    changed = _changed_document(stay)
    if changed:
        notes.say("document.changed")
    over = 0 if first is None else max(0, (asked.today - first.last_day).days)
    late = first is not None and first.until is not None and asked.moment > first.until
    if asked.question is Question.EXIT and changed and not asked.same_traveller:
        notes.say("document.to_confirm")
        return Standing.TO_CONFIRM, 0
    if first is None or not (over or late):
        _say_within(asked, first, notes)
        return Standing.WITHIN, 0
    if asked.question is Question.EXIT:
        _say_over(asked.moment, first, over, notes)
        return Standing.OVERSTAYED, over
    if not asked.exits_covered:
        notes.say("exit.not_covered", day=first.last_day)
        return Standing.NOT_RECORDED, 0
    notes.say("exit.none", day=first.last_day)
    return Standing.PAST_LAST_DAY, 0


def _changed_document(stay: Presence | None) -> bool:
    if stay is None or stay.entry is None or stay.exit is None:
        return False
    shown = {one.document for one in (stay.entry, stay.exit) if one.document}
    return len(shown) > 1


def _say_within(asked: Asked, first: Reached | None, notes: Notes) -> None:
    if first is None:
        notes.say("entry.unlimited")
    elif asked.question is Question.EXIT:
        notes.say("stay.within", day=first.last_day)
    else:
        left = (first.last_day - asked.today).days + 1
        notes.say("stay.left", count=left, day=first.last_day)


def _say_over(moment: datetime, first: Reached, over: int, notes: Notes) -> None:
    if over:
        notes.say("stay.over", count=over, day=first.last_day)
    elif first.until is not None:
        hours = ceil((moment - first.until).total_seconds() / 3600)
        notes.say("stay.late", count=hours)
