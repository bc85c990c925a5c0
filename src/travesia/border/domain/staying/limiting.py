"""The last day of a stay: each limit of the rule gives one, and the earliest holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from travesia.border.domain.staying.asking import Asked, Authorisation, Bound
from travesia.border.domain.staying.choosing import Chosen
from travesia.border.domain.staying.counting import (
    FURTHEST_AHEAD,
    FirstOf,
    Span,
    days_in,
    last_of,
    next_room,
    reach,
    since,
    window_of,
    without,
    year_of,
)
from travesia.border.domain.staying.officers import Granting
from travesia.border.domain.staying.presence import Passage, Presence
from travesia.border.domain.staying.rules import AuthorisedDays, FirstDay


@dataclass(frozen=True, slots=True)
class Count:
    """Days of presence that may not be more than `allowed` since `first_of` each day."""

    bound: Bound
    allowed: int
    first_of: FirstOf


@dataclass(frozen=True, slots=True)
class Reached:
    """What one limit gives."""

    bound: Bound
    last_day: date
    """The day before the entry when not even the day of entry is left."""
    until: datetime | None = None
    limit: int = 0


class Limiting:
    """The limits of one rule at work on one stay."""

    def __init__(self, chosen: Chosen, entry: Passage, asked: Asked) -> None:
        """Take the stay that began with `entry`."""
        self.chosen, self.entry, self.asked = chosen, entry, asked
        self.start = entry.day
        self.free = _spans(asked.authorisations, chosen.rule.not_counted)
        self.counts = tuple(_counts(chosen))
        earliest = min((c.first_of(self.start.toordinal()) for c in self.counts), default=0)
        self.before = self._days((one.proved(self.start) for one in chosen.before), earliest)

    def _days(self, spans: Iterable[Span], first: int) -> set[int]:
        """Return counted days before the stay."""
        if not self.counts:
            return set()
        return without(days_in(spans, first, self.start.toordinal() - 1), self.free)

    def reached(self) -> tuple[Reached, ...]:
        """Return what each limit gives, the earliest first."""
        granted = list(self._granted())
        if granted and self.chosen.rule.granting is Granting.OTHER:
            return tuple(granted)
        found = [*granted, *self._fixed(), *self._counted(), *self._hours()]
        return tuple(sorted(found, key=_earliness))

    def _granted(self) -> Iterable[Reached]:
        """Give the days of the officer: beside the limits of the rule, or in their place."""
        days, rule = self.entry.granted, self.chosen.rule
        if days is not None and rule.granting is not Granting.NONE:
            length = days + (rule.limits.first_day is FirstDay.NEXT)
            yield Reached(Bound.GRANTED, last_of(self.start, length), limit=days)

    def _fixed(self) -> Iterable[Reached]:
        limits, paper = self.chosen.rule.limits, self.chosen.paper
        begun = self.begun()
        if limits.days_per_entry is not None:
            length = limits.days_per_entry + (limits.first_day is FirstDay.NEXT)
            last = max(last_of(begun, length), self.start - timedelta(days=1))
            yield Reached(Bound.PER_ENTRY, last, limit=limits.days_per_entry)
        if limits.authorised_days is AuthorisedDays.PER_ENTRY and paper and paper.days_allowed:
            last = max(last_of(begun, paper.days_allowed), self.start - timedelta(days=1))
            yield Reached(Bound.AUTHORISED_DAYS, last, limit=paper.days_allowed)
        if limits.ends_with_authorisation and paper:
            yield Reached(Bound.VALIDITY, paper.valid_until)

    def _counted(self) -> Iterable[Reached]:
        for one in self.counts:
            length = reach(self.start, self.before, one.allowed, one.first_of, self.free)
            if length < FURTHEST_AHEAD:
                yield Reached(one.bound, last_of(self.start, length), limit=one.allowed)

    def _hours(self) -> Iterable[Reached]:
        limits, entry = self.chosen.rule.limits, self.entry
        if limits.hours is not None:
            # Counted in UTC, since a sum in local time would lose or gain the hour of summer time.
            until = (entry.at.astimezone(UTC) + timedelta(hours=limits.hours)).astimezone(
                entry.zone
            )
            yield Reached(Bound.HOURS, until.date(), until, limits.hours)
        if limits.closes is not None:
            until = datetime.combine(self.start, limits.closes, entry.zone)
            yield Reached(Bound.CLOSING, self.start, until)

    def begun(self) -> date:
        """Return the day from which a fixed stay counts.

        An absence shorter than the rule asks for starts no new stay.
        """
        start, limits = self.start, self.chosen.rule.limits
        for one in reversed(self.chosen.before):
            if one.entry is None or one.exit is None:
                break
            if (start - one.exit.day).days - 1 >= limits.reset_days:
                break
            start = one.entry.day
        return start

    def is_open(self) -> bool:
        """Tell whether the entry lies between the hours of the rule; True where it has none."""
        limits = self.chosen.rule.limits
        if limits.opens is None or limits.closes is None:
            return True
        return limits.opens <= self.entry.at.astimezone(self.entry.zone).time() <= limits.closes

    def used(self, until: date, *, most: bool, with_stay: bool) -> int:
        """Return the counted days up to a day, in the window or year that ends with it.

        A rule that counts no days gives the days of this stay. `most` takes what is not recorded
        as long as it can have been.
        """
        stay = self.chosen.stay
        own = [_span(stay, until, most=most)] if with_stay and stay is not None else []
        if not self.counts:
            return len(days_in(own, self.begun().toordinal(), until.toordinal()))
        first = self.counts[0].first_of(until.toordinal())
        earlier = (_span(one, self.start, most=most) for one in self.chosen.before)
        return len(without(days_in((*earlier, *own), first, until.toordinal()), self.free))

    def next_entry(self) -> date | None:
        """Return the first day on which every count has room again; None when that never comes."""
        found = [next_room(self.start, self.before, c.allowed, c.first_of) for c in self.counts]
        if not found or any(one is None for one in found):
            return None
        day = max(one for one in found if one is not None)
        paper = self.chosen.paper
        return None if paper is not None and day > paper.valid_until else day


def _counts(chosen: Chosen) -> Iterable[Count]:
    limits, paper = chosen.rule.limits, chosen.paper
    if limits.days_in_window is not None:
        yield Count(Bound.WINDOW, limits.days_in_window, window_of(limits.window))
    if limits.days_in_year is not None:
        yield Count(Bound.YEAR, limits.days_in_year, year_of)
    if limits.authorised_days is AuthorisedDays.TOTAL and paper and paper.days_allowed:
        yield Count(Bound.AUTHORISED_DAYS, paper.days_allowed, since(paper.valid_from))


def _span(stay: Presence, until: date, *, most: bool) -> Span:
    return stay.most(until) if most else stay.proved(until)


def _earliness(one: Reached) -> tuple[date, bool, float]:
    """Place the hours of a day before the whole of it."""
    return one.last_day, one.until is None, 0.0 if one.until is None else one.until.timestamp()


def _spans(held: Sequence[Authorisation], kinds: frozenset[str]) -> tuple[Span, ...]:
    return tuple((one.valid_from, one.valid_until) for one in held if one.kind in kinds)
