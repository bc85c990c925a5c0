"""`travesia screen evaluate INDEX QUERIES.csv`: what an index finds and what it asks for nothing.

The table is that of `travesia screen query` with a column `entry_id`: the true entry, or nothing
for somebody who is on no list.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from travesia.screening.calibrating import (
    FEWEST,
    people_needed,
    refit_due,
    threshold_at,
    wilson,
)
from travesia.screening.commands.aside import Report
from travesia.screening.commands.rows import TableError, queries_in
from travesia.screening.commands.thresholds import calibrate_index, tell_thresholds
from travesia.screening.commands.words import (
    add_algorithm,
    add_encoding,
    add_language,
    budget,
    people,
    say,
)
from travesia.screening.indexing.file import IndexFileError
from travesia.screening.indexing.searching import ScreeningIndex, open_index, set_thresholds
from travesia.screening.matching.births import kind_of_dates
from travesia.screening.matching.preparing import read_born
from travesia.screening.values import Description

#: Each half of the absent people of a table has to give this many alarms at the budget.
_ALARMS = 2


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the word."""
    parser.add_argument("index", metavar="INDEX", type=Path)
    parser.add_argument("queries", metavar="QUERIES.csv", type=Path, nargs="?")
    parser.add_argument("--calibrate", action="store_true", help="set the thresholds of the index "
                        "anew: on the absent people of the table, or on invented ones")  # fmt: skip
    parser.add_argument("--budget", type=budget, default=0.01, metavar="SHARE")
    parser.add_argument("--people", type=people, default=10_000, metavar="N",
                        help="invented people, where no table is given (10000)")  # fmt: skip
    add_algorithm(parser)
    add_encoding(parser)
    parser.add_argument("--json", action="store_true", help="say it as JSON")
    add_language(parser)


@dataclass(slots=True)
class _Tally:
    """What was counted for one kind of query."""

    present: int = 0
    first: int = 0
    among_ten: int = 0
    asked: int = 0
    """Present people whose own entry reaches the threshold."""
    absent: int = 0
    alarms: int = 0
    own_scores: list[float] = field(default_factory=list)
    absent_scores: list[float] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the shares with their Wilson intervals."""
        found: dict[str, Any] = {"present": self.present, "absent": self.absent}
        for name, count, of in (
            ("first", self.first, self.present),
            ("among_ten", self.among_ten, self.present),
            ("asked", self.asked, self.present),
            ("alarm", self.alarms, self.absent),
        ):
            if of:
                found[name] = {"share": count / of, "interval": list(wilson(count, of))}
        return found


def run(args: argparse.Namespace) -> int:
    """Measure, and set the thresholds if that was asked for."""
    if args.queries is None and not args.calibrate:
        say("nothing_to_do", args.lang)
        return 2
    try:
        index = open_index(args.index, algorithm=args.algorithm)
        if args.calibrate:
            index = _calibrate(index, args)
        if args.queries is None:
            return 0
        report = Report()
        answer = _measure(index, args.queries, args.encoding, report)
    except IndexFileError as error:
        say(error.code, args.lang, file=str(args.index))
        return 65
    except TableError as error:
        say(error.code, args.lang, **error.facts)
        return 65
    _tell_left_out(answer, report, args.lang)
    if args.json:
        sys.stdout.write(json.dumps(answer) + "\n")
    else:
        _show(answer)
        if answer["refit_due"] and answer["entries"] >= FEWEST:
            say("refit_due", args.lang)
    return 0


def _tell_left_out(answer: dict[str, Any], report: Report, language: str) -> None:
    """Name the rows that the figures leave out or count as not found for want of the entry."""
    report.tell_columns(language)
    report.tell(language)
    report.hint(language, "latin-1")
    for code in ("quarantined", "unknown_entries"):
        if answer[code]:
            say(f"evaluated.{code}", language, count=answer[code])


def _calibrate(index: ScreeningIndex, args: argparse.Namespace) -> ScreeningIndex:
    absent: tuple[Description, ...] = ()
    if args.queries is not None:
        rows = queries_in(args.queries, Report(), encoding=args.encoding)
        absent = tuple(query.description for query in rows if query.entry_id == "")
        fewest = 2 * people_needed(args.budget, alarms=_ALARMS)
        if len(absent) < fewest:
            say("too_few_absent", args.lang, count=fewest, found=len(absent))
            return index
    elif len(index) < FEWEST:
        say("too_few", args.lang, count=FEWEST)
        return index
    calibration = calibrate_index(
        index,
        people=args.people,
        budget=args.budget,
        progress=lambda done: say("people", args.lang, count=done),
        absent=absent,
        made_from=args.queries.name if absent else "list",
    )
    tell_thresholds(calibration, args.lang)
    set_thresholds(args.index, calibration.as_json())
    return open_index(args.index, algorithm=args.algorithm)


def _measure(index: ScreeningIndex, queries: Path, encoding: str, report: Report) -> dict[str, Any]:
    unknown = 0
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    seconds: list[float] = []
    for query in queries_in(queries, report, encoding=encoding):
        if query.entry_id is None:
            raise TableError("table.columns", file=str(queries), columns="entry_id")
        unknown += bool(query.entry_id) and query.entry_id not in index
        began = time.perf_counter()
        found = index.search(query.description)
        seconds.append(time.perf_counter() - began)
        born = read_born(query.description.birth_date)
        dates = kind_of_dates(born, born)
        ids = [one.id for one in found]
        for tally in (tallies["all"], tallies[dates]):
            if query.entry_id:
                tally.present += 1
                tally.first += ids[:1] == [query.entry_id]
                tally.among_ten += query.entry_id in ids
                own = [one for one in found if one.id == query.entry_id]
                tally.asked += any(one.decision == "hit" for one in own)
                tally.own_scores.append(own[0].score if own else 0.0)
            else:
                tally.absent += 1
                tally.alarms += any(one.decision == "hit" for one in found)
                tally.absent_scores.append(found[0].score if found else 0.0)
    calibration = index.header.get("calibration", {})
    return {
        "entries": len(index),
        "quarantined": report.quarantined,
        "problems": report.counts,
        "unknown_entries": unknown,
        "refit_due": refit_due(calibration, len(index), weights=index.weights),
        "milliseconds": {"median": 1000 * median(seconds), "p99": 1000 * _late(seconds)}
        if seconds
        else {},
        "kinds": {kind: _with_one_percent(tally) for kind, tally in tallies.items()},
    }


def _with_one_percent(tally: _Tally) -> dict[str, Any]:
    """Add the recall where one absent person in a hundred is asked about, read on these people."""
    found = tally.as_json()
    if tally.own_scores and tally.absent_scores:
        threshold = threshold_at(tally.absent_scores, 0.01)
        asked = sum(score >= threshold for score in tally.own_scores)
        found["at_one_percent"] = {"threshold": threshold, "share": asked / len(tally.own_scores)}
    return found


def _late(seconds: list[float]) -> float:
    return sorted(seconds)[int(0.99 * (len(seconds) - 1))]


def _show(answer: dict[str, Any]) -> None:
    sys.stdout.write(f"{answer['entries']:,} entries; ")
    times = answer["milliseconds"]
    sys.stdout.write(f"{times.get('median', 0):.1f} ms, p99 {times.get('p99', 0):.1f} ms\n")
    for kind, found in answer["kinds"].items():
        sys.stdout.write(f"{kind}: {found['present']} present, {found['absent']} absent\n")
        for name in ("first", "among_ten", "asked", "alarm"):
            if name in found:
                low, high = found[name]["interval"]
                share = found[name]["share"]
                sys.stdout.write(f"  {name:10} {share:.4f}  ({low:.4f} to {high:.4f})\n")
        if "at_one_percent" in found:
            sys.stdout.write(f"  asked at 1 % alarm {found['at_one_percent']['share']:.4f}\n")
