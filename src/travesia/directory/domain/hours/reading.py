"""Read a rule from the columns of an HSDS schedule."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time

from travesia.directory.domain.hours.rules import DAYS, Closure, Freq, Hours, Rule

_BYDAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
#: Parts of RFC 5545 that change when something is open and that are not reckoned here.
NOT_RECKONED = ("count", "byweekno", "byyearday")


class RuleError(ValueError):
    """A schedule cannot be reckoned; the message is the code of the reason.

    `bad_time`, `bad_byday`, `bad_bymonthday`, `bad_freq`, `no_days`, `half_a_time`,
    `not_reckoned`, `ends_before_it_begins`, `interval_without_start`.
    """


def read_time(text: str) -> time:
    """Read `08:00`, `8:00`, `08:00:00`, `24:00`, with or without an offset, as local time."""
    match = _TIME.fullmatch(text.strip())
    hour = int(match[1]) if match else 99
    if match is None or (hour == 24 and match[2] != "00"):
        raise RuleError("bad_time")
    return time(hour % 24, int(match[2]))


def read_byday(text: str) -> tuple[tuple[int, int], ...]:
    """Read `MO,TU` or `1MO,-1FR` as ordinals and weekdays."""
    found = []
    for word in text.replace(" ", "").upper().split(",") if text.strip() else ():
        match = _BYDAY.fullmatch(word)
        if match is None:
            raise RuleError("bad_byday")
        found.append((int(match[1] or 0), DAYS.index(match[2])))
    return tuple(found)


def write_byday(days: tuple[tuple[int, int], ...]) -> str:
    """Write ordinals and weekdays as HSDS has them."""
    return ",".join(f"{ordinal or ''}{DAYS[weekday]}" for ordinal, weekday in days)


def _month_days(text: str) -> tuple[int, ...]:
    try:
        found = tuple(int(word) for word in text.split(",")) if text.strip() else ()
    except ValueError:
        raise RuleError("bad_bymonthday") from None
    if any(number == 0 or abs(number) > 31 for number in found):
        raise RuleError("bad_bymonthday")
    return found


def rule_of(row: Mapping[str, object]) -> Rule | None:
    """Read one schedule of values (dates as dates, the rest as HSDS writes it).

    None for a line that names no hours, such as "by appointment". RuleError says what is wrong.
    """
    texts = {key: str(value) for key, value in row.items() if value not in (None, "")}
    opens, closes = texts.get("opens_at", ""), texts.get("closes_at", "")
    if not opens and not closes:
        return None
    if not opens or not closes:
        raise RuleError("half_a_time")
    if any(name in texts for name in NOT_RECKONED):
        raise RuleError("not_reckoned")
    rule = Rule(
        opens=read_time(opens),
        closes=read_time(closes),
        days=read_byday(texts.get("byday", "")),
        month_days=_month_days(texts.get("bymonthday", "")),
        freq=_freq(texts.get("freq", "")),
        interval=max(int(float(texts.get("interval", "1"))), 1),
        starts_on=_day(row.get("dtstart")),
        valid_from=_day(row.get("valid_from")),
        valid_to=_earliest(_day(row.get("valid_to")), _day(row.get("until"))),
        week_start=DAYS.index(texts.get("wkst", "MO")),
    )
    return _checked(rule)


def hours_of(
    zone: str, schedules: Iterable[Mapping[str, object]], closed: Iterable[Mapping[str, object]]
) -> Hours:
    """Put lines of hours and closed days, as they are kept, into one reckoning."""
    rules = (rule_of(row) for row in schedules)
    return Hours(
        zone,
        tuple(rule for rule in rules if rule is not None),
        tuple(_closure(row) for row in closed),
    )


def _closure(row: Mapping[str, object]) -> Closure:
    first = _day(row["first_on"])
    if first is None:
        raise RuleError("no_days")
    opens, closes = str(row.get("opens_at") or ""), str(row.get("closes_at") or "")
    return Closure(
        first=first,
        last=_day(row.get("last_on")) or first,
        opens=read_time(opens) if opens else None,
        closes=read_time(closes) if closes else None,
        reason=str(row.get("reason") or ""),
    )


def _checked(rule: Rule) -> Rule:
    days = rule.days
    if not days and not rule.month_days:
        if rule.starts_on is None or rule.freq is Freq.MONTHLY:
            raise RuleError("no_days")
        days = ((0, rule.starts_on.weekday()),)
    if rule.interval > 1 and rule.starts_on is None:
        raise RuleError("interval_without_start")
    first = rule.valid_from or rule.starts_on
    if rule.valid_to is not None and first is not None and rule.valid_to < first:
        raise RuleError("ends_before_it_begins")
    if rule.freq is Freq.WEEKLY and (rule.month_days or any(ordinal for ordinal, _ in days)):
        raise RuleError("bad_freq")
    return replace(rule, days=days)


def _freq(text: str) -> Freq:
    try:
        return Freq(text or "WEEKLY")
    except ValueError:
        raise RuleError("bad_freq") from None


def _day(value: object) -> date | None:
    if value in (None, ""):
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
