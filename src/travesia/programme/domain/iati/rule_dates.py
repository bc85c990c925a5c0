"""Rules of IATI rulesets about dates."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from travesia.programme.domain.iati.evaluating import select
from travesia.programme.domain.iati.reading import Node

Case = Mapping[str, Any]


def _dates(path: str, node: Node, now: datetime) -> list[date]:
    """Return the dates a path leads to; what is no date is left to the XSD."""
    if path == "NOW":
        return [now.date()]
    found = []
    for one in select(path, node):
        try:
            found.append(date.fromisoformat(one.text().strip()[:10]))
        except ValueError:
            continue
    return found


def _pairs(case: Case, keys: tuple[str, str], node: Node, now: datetime) -> list[tuple[date, date]]:
    """Pair starts with ends in order; one of them alone meets all of the other."""
    first, second = (_dates(case[key], node, now) for key in keys)
    if len(first) == len(second):
        return list(zip(first, second, strict=True))
    return [(one, other) for one in first for other in second]


def date_order(node: Node, case: Case, now: datetime) -> bool:
    """`less` is not after `more`; where one of them is missing there is nothing to ask."""
    return all(less <= more for less, more in _pairs(case, ("less", "more"), node, now))


def date_now(node: Node, case: Case, now: datetime) -> bool:
    """A moment does not lie ahead; a day counts from its first minute, UTC."""
    for one in select(case["date"], node):
        try:
            moment = datetime.fromisoformat(one.text().strip())
        except ValueError:
            continue
        if (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) > now:
            return False
    return True


def time_limit(node: Node, case: Case, now: datetime) -> bool:
    """No more than a year lies between start and end."""
    return all(
        end <= _year_after(start) for start, end in _pairs(case, ("start", "end"), node, now)
    )


def _year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)


def between_dates(node: Node, case: Case, now: datetime) -> bool:
    """A date lies between start and end, both included."""
    starts, ends = _dates(case["start"], node, now), _dates(case["end"], node, now)
    return (
        not starts
        or not ends
        or all(min(starts) <= one <= max(ends) for one in _dates(case["date"], node, now))
    )


DATE_RULES: Final[dict[str, Callable[[Node, Case, datetime], bool]]] = {
    "date_order": date_order,
    "date_now": date_now,
    "time_limit": time_limit,
    "between_dates": between_dates,
}
