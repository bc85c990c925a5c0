"""Read a book of rules from its file (TOML); what cannot be so is named with its place."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, time
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar

from travesia.border.domain.staying.officers import Granting, LateExit
from travesia.border.domain.staying.rules import (
    ANY_TERRITORY,
    OWN,
    Area,
    AuthorisedDays,
    FirstDay,
    Limits,
    OpenStays,
    RuleBook,
    StayRule,
    overlaps,
)
from travesia.vocab import LANGUAGE_CODES, is_nationality, term

#: No rule counts further back or ahead; a greater number is a slip of the pen.
MOST_DAYS = 3660


class RuleBookError(ValueError):
    """A book of rules cannot be taken; says the rule, the field and what is wrong."""


Taken = TypeVar("Taken")
Check = Callable[[object], Any]


def _one_of(kind: type[StrEnum]) -> Check:
    def check(value: object) -> StrEnum:
        if value not in list(kind):
            raise ValueError(f"one of {', '.join(one.value for one in kind if one)} is needed")
        return kind(str(value))

    return check


def _whole(least: int, most: int) -> Check:
    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"a whole number from {least} to {most} is needed")
        return value

    return check


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is needed")  # one kind of fault, named with its place
    return value.strip()


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false is needed")  # see _text
    return value


def _day(value: object) -> date:
    if type(value) is not date:
        raise ValueError("a day is needed, as 2026-01-31")
    return value


def _clock(value: object) -> time:
    if not isinstance(value, time) or value.tzinfo is not None:
        raise ValueError("a time of the day is needed, as 06:00:00")
    return value


def _texts(value: object) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise ValueError("a list of texts is needed")
    return frozenset(value)


_LIMITS: Mapping[str, Check] = MappingProxyType(
    {
        "days_per_entry": _whole(1, MOST_DAYS),
        "first_day": _one_of(FirstDay),
        "reset_days": _whole(0, MOST_DAYS),
        "days_in_window": _whole(1, MOST_DAYS),
        "window": _whole(2, MOST_DAYS),
        "days_in_year": _whole(1, 365),
        "hours": _whole(1, 24 * 31),
        "opens": _clock,
        "closes": _clock,
        "authorised_days": _one_of(AuthorisedDays),
        "ends_with_authorisation": _truth,
    }
)
_WHO: Mapping[str, Check] = MappingProxyType(
    {name: _texts for name in ("nationalities", "documents", "purposes", "modes", "posts")}
)
_REST: Mapping[str, Check] = MappingProxyType(
    {
        "example": _truth,
        "needs": _text,
        "admits": _truth,
        "extended_by": _texts,
        "not_counted": _texts,
        "zone": _text,
        "minor_under": _whole(1, 25),
        "open_stays": _one_of(OpenStays),
        "granting": _one_of(Granting),
        "late_exit": _one_of(LateExit),
    }
)
_NAMED = frozenset({"id", "territory", "valid_from", "valid_until", "source", "title"})


@cache
def example_book() -> RuleBook:
    """Return the rules that ship with the program: examples for training and tests, not law."""
    text = files("travesia.border.domain.staying").joinpath("examples.toml").read_text("utf-8")
    return read_rules(text)


def read_rules(text: str) -> RuleBook:
    """Read a book of rules; raises RuleBookError, and nothing else, for any text.

    The fields are described in the reference page on stays; a field that is not known is an
    error, so that a slip in a name is not a rule that silently holds for everybody.
    """
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError
        raise RuleBookError(f"the file is no TOML: {error}") from error
    _no_others("the file", raw, {"name", "area", "group", "rule"})
    name = _field("the file", raw, "name", _text)
    areas = {one.code: one for one in (_area(row) for row in _tables(raw, "area"))}
    groups = dict(_group(row) for row in _tables(raw, "group"))
    rules = tuple(_rule(row, groups, areas) for row in _tables(raw, "rule"))
    for wrong in overlaps(rules):
        raise RuleBookError(f"{wrong}: two versions hold on one day")
    return RuleBook(name, rules, MappingProxyType(areas))


def _tables(raw: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = raw.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
        raise RuleBookError(f"{name}: tables [[{name}]] are needed")
    return rows


def _no_others(where: str, row: Mapping[str, Any], known: set[str] | frozenset[str]) -> None:
    for name in row:
        if name not in known:
            raise RuleBookError(f"{where}: the field {name} is not known")


def _field(
    where: str, row: Mapping[str, Any], name: str, check: Callable[[object], Taken]
) -> Taken:
    if name not in row:
        raise RuleBookError(f"{where}: the field {name} is missing")
    try:
        return check(row[name])
    except ValueError as error:
        raise RuleBookError(f"{where}, {name}: {error}") from error


def _area(row: Mapping[str, Any]) -> Area:
    where = f"area {row.get('code', '?')}"
    _no_others(where, row, {"code", "members", "source"})
    members = _field(where, row, "members", _texts)
    _check_states(where, members)
    return Area(_field(where, row, "code", _text), members, _field(where, row, "source", _said))


def _group(row: Mapping[str, Any]) -> tuple[str, frozenset[str]]:
    where = f"group {row.get('code', '?')}"
    _no_others(where, row, {"code", "nationalities"})
    members = _field(where, row, "nationalities", _texts)
    _check_states(where, members)
    return _field(where, row, "code", _text), members


def _check_states(where: str, codes: frozenset[str]) -> None:
    for code in sorted(codes):
        if code != OWN and not is_nationality(code):
            raise RuleBookError(f"{where}: {code} is no state or nationality")


def _said(value: object) -> str:
    text = _text(value)
    if not text:
        raise ValueError("it must not be empty")
    return text


def _rule(
    row: Mapping[str, Any], groups: Mapping[str, frozenset[str]], areas: Mapping[str, Area]
) -> StayRule:
    where = f"rule {row.get('id', '?')}"
    _no_others(where, row, _NAMED | set(_LIMITS) | set(_WHO) | set(_REST))
    who = {name: _field(where, row, name, check) for name, check in _WHO.items() if name in row}
    who["nationalities"] = _people(where, who.get("nationalities", frozenset()), groups)
    rest = {name: _field(where, row, name, check) for name, check in _REST.items() if name in row}
    until = _field(where, row, "valid_until", _day) if "valid_until" in row else None
    rule = StayRule(
        id=_field(where, row, "id", _said),
        territory=_field(where, row, "territory", _said),
        valid_from=_field(where, row, "valid_from", _day),
        valid_until=until,
        source=_field(where, row, "source", _said),
        titles=_titles(where, row.get("title")),
        limits=_limits(where, row),
        **who,
        **rest,
    )
    _check_whole(where, rule, areas)
    return rule


def _people(
    where: str, named: frozenset[str], groups: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    found: set[str] = set()
    for one in named:
        found |= groups.get(one, {one})
    _check_states(where, frozenset(found))
    return frozenset(found)


def _titles(where: str, value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or set(value) != set(LANGUAGE_CODES):
        raise RuleBookError(f"{where}, title: a name in each of {', '.join(LANGUAGE_CODES)}")
    if not all(isinstance(one, str) and one.strip() for one in value.values()):
        raise RuleBookError(f"{where}, title: no name may be empty")
    return MappingProxyType(dict(value))


def _limits(where: str, row: Mapping[str, Any]) -> Limits:
    return Limits(
        **{name: _field(where, row, name, check) for name, check in _LIMITS.items() if name in row}
    )


def _check_whole(where: str, rule: StayRule, areas: Mapping[str, Area]) -> None:
    """Check what no field shows alone."""
    limits = rule.limits
    on_paper = limits.authorised_days is not AuthorisedDays.NOT or limits.ends_with_authorisation
    alone = rule.territory == ANY_TERRITORY or rule.territory in areas
    checks = (
        (not alone and not is_nationality(rule.territory), "its territory is no state or area"),
        (
            rule.valid_until is not None and rule.valid_until < rule.valid_from,
            "ends before it begins",
        ),
        ((limits.days_in_window is None) != (limits.window == 0), "a window needs both numbers"),
        ((limits.days_in_window or 0) >= max(limits.window, 1), "its window limits nothing"),
        ((limits.opens is None) != (limits.closes is None), "hours need both times"),
        (
            limits.opens is not None
            and limits.closes is not None
            and limits.opens >= limits.closes,
            "it closes before it opens",
        ),
        (on_paper and not rule.needs, "counts an authorisation and needs none"),
        (not rule.admits and limits.any, "admits nobody and sets limits"),
        (
            any(term("purposes", one) is None for one in rule.purposes),
            "one of its purposes is not in the list",
        ),
        (not rule.modes <= {"land", "air", "sea"}, "a mode is land, air or sea"),
    )
    for wrong, what in checks:
        if wrong:
            raise RuleBookError(f"{where}: {what}")
