"""The monthly report: what is counted, how, and what of it may be shown; no Django.

Every figure has one unit and says how it was counted. Figures of different units stand beside each
other and are never added: contacts are not persons, and neither is the number of different people,
which nobody knows because nobody is asked who they are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from travesia.helpdesk.domain.topics import topics
from travesia.measures import (
    Cube,
    CubeKey,
    Hidden,
    ProtectedTable,
    Quantity,
    Shown,
    Unit,
    Value,
    protect_cube,
    require_protected,
)

#: Small numbers are hidden below this (portal rule for public counts of contacts).
THRESHOLD = 5
#: What a report is broken down by, in its order; each is a column of `Counted`.
BREAKDOWNS = (
    *("topic_group", "profile", "channel", "language", "gender", "age_band"),
    *("outcome", "urgency", "desk", "area"),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """One contact as the report reads it."""

    month: str
    desk: str
    area: str
    channel: str
    language: str
    profile: str
    gender: str
    age_band: str
    persons: int
    outcome: str
    repeat: str
    urgency: str
    topics: tuple[str, ...]

    def values(self, breakdown: str) -> tuple[str, ...]:
        """Return the values that this contact counts under; groups of topics may be several."""
        if breakdown == "topic_group":
            return tuple(dict.fromkeys(group_of(code) for code in self.topics))
        return (str(getattr(self, breakdown)),)


@dataclass(frozen=True, slots=True)
class Sent:
    """One referral as the report reads it."""

    month: str
    """Month in which it was made: its loop is counted there whenever it closes."""
    loop: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the last month of the report: its unit, and the number unless it is small."""

    key: str
    unit: Unit
    value: Value


@dataclass(frozen=True, slots=True)
class LoopClosure:
    """How many referrals are known to have ended, and how many of those reached the service."""

    rate: float | None
    """Closed of all made in the month; None where it would give a small number away."""
    confirmed_rate: float | None
    """Reached of all closed; None where it would give a small number away."""


@dataclass(frozen=True, slots=True)
class Report:
    """The months of a report; the last one is the month it is about."""

    months: tuple[str, ...]
    figures: tuple[Figure, ...]
    tables: Mapping[str, ProtectedTable]
    """By name of the breakdown: contacts."""
    topics: Mapping[str, ProtectedTable]
    """By group: how often each of its topics was mentioned. Each group is protected by itself, so
    that its own line above tells nothing more."""
    closure: LoopClosure | None
    """None when the number of referrals itself is hidden."""
    audited: int
    """Hidden cells of which it was proved that nothing published gives them back."""


def group_of(topic: str) -> str:
    """Return the group of a topic; `other` for one that no book has any more."""
    known = topics().get(topic)
    return known.group if known else "other"


def build_report(
    months: tuple[str, ...],
    contacts: Sequence[Counted],
    sent: Sequence[Sent],
    transfers: int = 0,
) -> Report:
    """Count and protect; `transfers` is what desks counted in emergencies in the last month.

    Raises DisclosureRiskError if anything hidden could be worked out.
    """
    last = months[-1]
    pairs = {name: list(_pairs(name, contacts)) for name in BREAKDOWNS}
    tables, audited = _protected(_cube(months, pairs))
    mentioned: dict[str, list[tuple[str, str]]] = {}
    for one in contacts:
        for topic in one.topics:
            mentioned.setdefault(group_of(topic), []).append((topic, one.month))
    below, cells = _protected(_cube(months, mentioned))
    of_month = [one.loop for one in sent if one.month == last]
    referred = _cell(tables["outcome"], "referred")
    return Report(
        months=months,
        figures=(
            *_figures([one for one in contacts if one.month == last], tables),
            Figure("transfers", Unit.TRANSFER, _part(transfers, transfers)),
        ),
        tables=tables,
        topics=below,
        closure=_closure(of_month) if isinstance(referred, Shown) else None,
        audited=audited + cells,
    )


def totals(months: tuple[str, ...], counts: Mapping[tuple[str, str], int]) -> ProtectedTable:
    """Return contacts by country (or whatever the rows are) and month, protected."""
    pairs = [(row, month) for (row, month), count in counts.items() for _one in range(count)]
    return _protected(_cube(months, {"totals": pairs}))[0]["totals"]


def _pairs(breakdown: str, contacts: Iterable[Counted]) -> Iterable[tuple[str, str]]:
    for one in contacts:
        for value in one.values(breakdown):
            yield value, one.month


def _cube(months: tuple[str, ...], strata: Mapping[str, Iterable[tuple[str, str]]]) -> Cube:
    keyed = (
        (CubeKey(stratum, row, month), count)
        for stratum, pairs in strata.items()
        for (row, month), count in Counter(pairs).items()
    )
    return Cube.from_counts(keyed, strata=tuple(strata), columns=months)


def _protected(cube: Cube) -> tuple[Mapping[str, ProtectedTable], int]:
    # Totals of rows over months are left out: the window moves on by a month each month, and the
    # difference of two windows would give a hidden month back.
    protected = protect_cube(cube, threshold=THRESHOLD, row_totals=False)
    return protected.strata, require_protected(cube, protected)


def _cell(table: ProtectedTable, row: str) -> Value:
    """Return what is shown of a row in the last month."""
    found = (one.cells[-1] for one in table.rows if one.key == row)
    return next(found, Hidden(THRESHOLD))


def _figures(
    contacts: Sequence[Counted], tables: Mapping[str, ProtectedTable]
) -> tuple[Figure, ...]:
    """Return the figures; one that stands in a table too is taken from it, hidden as there."""
    persons = Quantity(0, Unit.PERSON_INFORMED)
    for one in contacts:
        persons += Quantity(one.persons, Unit.PERSON_INFORMED)
    first = sum(one.repeat == "first" for one in contacts)
    small = len(contacts) < THRESHOLD
    return (
        Figure("contacts", Unit.CONTACT, tables["desk"].totals[-1]),
        Figure("persons", persons.unit, Hidden(THRESHOLD) if small else Shown(persons.count)),
        Figure("first", Unit.CONTACT, _part(first, len(contacts))),
        Figure("referrals", Unit.REFERRAL, _cell(tables["outcome"], "referred")),
    )


def _closure(loops: Sequence[str]) -> LoopClosure:
    confirmed, failed = loops.count("confirmed"), loops.count("failed")
    closed = confirmed + failed
    is_shown = isinstance(_part(closed, len(loops)), Shown)
    both = is_shown and isinstance(_part(confirmed, closed), Shown)
    return LoopClosure(
        rate=closed / len(loops) if is_shown else None,
        confirmed_rate=confirmed / closed if both else None,
    )


def _part(part: int, whole: int) -> Value:
    """Return a part that stands beside its whole: the rest must not be small either, or nothing."""
    rest = whole - part
    safe = part >= THRESHOLD and (rest >= THRESHOLD or rest == 0)
    return Shown(part) if safe else Hidden(THRESHOLD)
