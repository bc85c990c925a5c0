"""Opening hours in words, for pages that are kept: what holds each week, not what holds now."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from travesia.directory.domain.hours import Freq, Hours, Rule

_MONDAY = date(2026, 1, 5)
_WEEK = range(7)


def week_words(hours: Hours | None, today: date) -> tuple[str, ...]:
    """Return the hours of a usual week, days with the same hours on one line.

    Rules that do not hold every week are not spelt out; a line says that there are others.
    """
    if hours is None:
        return ()
    rules = [one for one in hours.rules if one.valid_to is None or one.valid_to >= today]
    weekly = [one for one in rules if _every_week(one)]
    by_day = [_stretches(weekly, day) for day in _WEEK]
    lines = [
        f"{_days(days)}: {', '.join(_between(one) for one in stretches)}"
        for days, stretches in _together(by_day)
        if stretches
    ]
    if len(weekly) < len(rules):
        lines.append(_("On some other days too: call first"))
    return tuple(lines)


def _every_week(rule: Rule) -> bool:
    return (
        rule.freq is Freq.WEEKLY
        and rule.interval <= 1
        and not rule.month_days
        and all(ordinal == 0 for ordinal, _day in rule.days)
    )


def _stretches(rules: Iterable[Rule], day: int) -> tuple[tuple[time, time], ...]:
    found = {
        (rule.opens, rule.closes)
        for rule in rules
        if not rule.days or any(weekday == day for _ordinal, weekday in rule.days)
    }
    return tuple(sorted(found))


def _together(
    by_day: list[tuple[tuple[time, time], ...]],
) -> list[tuple[list[int], tuple[tuple[time, time], ...]]]:
    """Join neighbouring days that have the same hours."""
    found: list[tuple[list[int], tuple[tuple[time, time], ...]]] = []
    for day, stretches in enumerate(by_day):
        if found and found[-1][1] == stretches:
            found[-1][0].append(day)
        else:
            found.append(([day], stretches))
    return found


def _days(days: list[int]) -> str:
    if len(days) == len(_WEEK):
        return _("Every day")
    names = [date_format(_MONDAY + timedelta(days=day), "l") for day in days]
    if len(names) > 2:
        return capfirst(_("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]})
    return capfirst(", ".join(names))


def _between(stretch: tuple[time, time]) -> str:
    opens, closes = stretch
    if opens == closes:
        return _("day and night")
    return f"{opens:%H:%M}–{closes:%H:%M}"
