"""The published cases of opening hours: what is asked, what has to come out, and why by hand."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from travesia.directory.domain.hours.reading import read_byday, read_time
from travesia.directory.domain.hours.rules import Closure, Freq, Hours, Rule
from travesia.vocab.tables import table_rows

_RULE = re.compile(r"(?:(?P<days>[A-Z0-9,-]+) )?(?P<opens>[\d:]+)-(?P<closes>[\d:]+)(?P<more>.*)")
_CLOSURE = re.compile(
    r"(?P<first>[\d-]{10})(?:\.\.(?P<last>[\d-]{10}))?"
    r"(?: (?P<opens>\d\d:\d\d)-(?P<closes>\d\d:\d\d))? (?P<reason>.+)"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the table."""

    id: str
    shows: str
    how: str
    hours: Hours
    asked: datetime
    state: str
    until: datetime | None
    next_opening: datetime | None
    overlaps: int
    """How many pairs of lines overlap in the five weeks from the day asked about."""


@cache
def cases() -> tuple[Case, ...]:
    """Read the table."""
    return tuple(_case(row) for row in table_rows(_text()))


def _text() -> str:
    return files("travesia.directory.domain.hours").joinpath("cases.tsv").read_text("utf-8")


def _case(row: dict[str, str]) -> Case:
    asked = _moment(row["asked"])
    if asked is None:
        raise ValueError(row["case"])
    return Case(
        id=row["case"],
        shows=row["shows"],
        how=row["how"],
        hours=Hours(
            zone=row["zone"],
            rules=tuple(_rule(text) for text in row["rules"].split(" | ") if text),
            closures=tuple(_closure(text) for text in row["closures"].split("; ") if text),
        ),
        asked=asked,
        state=row["state"],
        until=_moment(row["until"]),
        next_opening=_moment(row["next"]),
        overlaps=int(row["overlaps"]),
    )


def _moment(text: str) -> datetime | None:
    return None if text == "-" else datetime.fromisoformat(text)


def _rule(text: str) -> Rule:
    match = _RULE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    more = dict(word.partition("=")[::2] for word in match["more"].split())
    return Rule(
        opens=read_time(match["opens"]),
        closes=read_time(match["closes"]),
        days=read_byday(match["days"] or ""),
        month_days=(int(more["monthday"]),) if "monthday" in more else (),
        freq=Freq.MONTHLY if "monthly" in more else Freq.WEEKLY,
        interval=int(more.get("every", "1")),
        starts_on=date.fromisoformat(more["start"]) if "start" in more else None,
        valid_from=date.fromisoformat(more["from"]) if "from" in more else None,
        valid_to=date.fromisoformat(more["to"]) if "to" in more else None,
    )


def _closure(text: str) -> Closure:
    match = _CLOSURE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return Closure(
        first=date.fromisoformat(match["first"]),
        last=date.fromisoformat(match["last"] or match["first"]),
        opens=read_time(match["opens"]) if match["opens"] else None,
        closes=read_time(match["closes"]) if match["closes"] else None,
        reason=match["reason"],
    )
