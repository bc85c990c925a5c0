"""Read the rows of an activity sheet: each activity with its counts, or every problem by line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from tomllib import loads
from types import MappingProxyType
from typing import TypeVar

from travesia.programme.domain.activities import (
    ActivityKind,
    ActivityState,
    ActivityTopic,
    Modality,
    NewActivity,
)
from travesia.programme.domain.attendance import HeadCount, Problem, Sex
from travesia.programme.domain.attendance_rows import Reject
from travesia.programme.domain.cells import (
    CellError,
    read_countries,
    read_day,
    read_list,
    read_share,
    read_whole,
)
from travesia.programme.domain.layouts import Record, plain

E = TypeVar("E", bound=StrEnum)
_SEXES = tuple(one.value for one in Sex)


@dataclass(frozen=True, slots=True)
class ReadActivity:
    """One activity of a sheet, with the people that were counted at it."""

    line: int
    new: NewActivity
    head: HeadCount | None


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet as it was read: its activities, and what is wrong."""

    activities: tuple[ReadActivity, ...]
    rejects: tuple[Reject, ...]


def read_sheet(records: Sequence[Record], today: date, outcome: str) -> ReadSheet:
    """Read every row; a sheet with any reject is not taken. Activities ahead of `today` are plans.

    References that come twice are rejected, each with the line of the first. `outcome` is the
    outcome area of rows that name none.
    """
    found: list[ReadActivity] = []
    rejects: list[Reject] = []
    lines: dict[str, int] = {}
    for record in records:
        problems = list(_problems(record, today, outcome))
        reference = record.values.get("reference", "")
        if reference and reference in lines:
            problems.append(Problem("same_reference", "reference", {"other": lines[reference]}))
        lines.setdefault(reference, record.line)
        if problems:
            rejects += [Reject(record.line, one) for one in problems]
        else:
            found.append(_activity(record, today, outcome))
    return ReadSheet(tuple(found), tuple(rejects))


def _problems(record: Record, today: date, outcome: str) -> Iterator[Problem]:
    wrong = False
    for name, text in record.values.items():
        problem = _cell_problem(name, text)
        if problem is not None:
            wrong = True
            yield problem
    if not wrong:
        one = _activity(record, today, outcome)
        yield from one.new.problems()
        if one.head is not None:
            yield from one.head.problems()


def _cell_problem(name: str, text: str) -> Problem | None:
    if not text and name in ("title", "kind", "begins_on"):
        return Problem("missing", name)
    try:
        _READ.get(name, str)(text)
    except CellError as error:
        return Problem(str(error), name, {"text": text[:40]})
    return None


def _activity(record: Record, today: date, outcome: str) -> ReadActivity:
    values = record.values
    begins_on = read_day(values["begins_on"])
    if begins_on is None:
        raise CellError("missing")
    new = NewActivity(
        title=values["title"],
        kind=_kind(values["kind"]),
        outcome=_outcome(values.get("outcome", "")) or outcome,
        begins_on=begins_on,
        ends_on=read_day(values.get("ends_on", "")) or begins_on,
        countries=read_countries(values.get("countries", "")),
        topic=_topic(values.get("topic", "")),
        state=ActivityState.PLANNED if begins_on > today else ActivityState.HELD,
        modality=_modality(values.get("modality", "")),
        place=values.get("place", ""),
        partners=read_list(values.get("partners", "")),
        languages=read_list(values.get("languages", "")),
        reference=values.get("reference", ""),
        donor=values.get("donor", ""),
        cost_share=read_share(values.get("cost_share", "")),
    )
    return ReadActivity(record.line, new, _head(values))


def _head(values: Mapping[str, str]) -> HeadCount | None:
    """Return the people counted; a split of which some columns are empty takes those for zero."""
    counts = {name: read_whole(values.get(name, "")) for name in _SEXES}
    total = read_whole(values.get("total", ""))
    given = {name: count for name, count in counts.items() if count is not None}
    if total is None and not given:
        return None
    parts: dict[str, dict[str, int]] = {}
    if given:
        parts["sex"] = {name: given.get(name, 0) for name in _SEXES}
    whole = sum(given.values()) if total is None else total
    disabled = read_whole(values.get("disability", ""))
    if disabled is not None and disabled <= whole:
        parts["disability"] = {"yes": disabled, "no": 0, "not_stated": whole - disabled}
    return HeadCount(whole, parts)


@cache
def _words(group: str) -> Mapping[str, str]:
    """Return word → code of a group in `words.toml`; each code is a word too."""
    text = files(__package__).joinpath("words.toml").read_text("utf-8")
    return MappingProxyType(
        {plain(word): code for code, words in loads(text)[group].items() for word in (code, *words)}
    )


def _choice(group: str, text: str) -> str:
    found = _words(group).get(plain(text))
    if found is None:
        raise CellError("bad_choice")
    return found


def _kind(text: str) -> ActivityKind:
    return ActivityKind(_choice("kind", text))


def _topic(text: str) -> ActivityTopic:
    return ActivityTopic(_choice("topic", text)) if text else ActivityTopic.OTHER


def _modality(text: str) -> Modality:
    return Modality(_choice("modality", text)) if text else Modality.IN_PERSON


def _outcome(text: str) -> str:
    return _choice("outcome", text) if text else ""


#: How each column is read; what is not here is text.
_READ = MappingProxyType(
    {
        "kind": _kind,
        "topic": _topic,
        "modality": _modality,
        "outcome": _outcome,
        "begins_on": read_day,
        "ends_on": read_day,
        "countries": read_countries,
        "cost_share": read_share,
        "total": read_whole,
        "disability": read_whole,
        **dict.fromkeys(_SEXES, read_whole),
    }
)
