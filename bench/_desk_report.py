"""The page of `bench desk`."""

import os
from argparse import Namespace
from datetime import UTC, datetime
from statistics import median
from time import time
from typing import Any

from bench._machine import commit, machine, priority

GOALS = {
    "answer": (("p50", 0.5, 25.0), ("p95", 0.95, 60.0), ("p99", 0.99, 120.0)),
    "crossing": (("p99", 0.99, 15.0),),
}
LABELS = {
    "answer": "document read to complete answer",
    "crossing": "durable crossing with its journal entry",
}
PARTS = {
    "search": "of the answer: the search of the lists",
    "crossing_known": "crossing of somebody who was here before",
    "crossing_new": "crossing of somebody who never was",
    "behind_answer": "behind the answer",
    "behind_crossing": "behind the crossing",
}
PG, LOGIC = "PostgreSQL pg_trgm, GIN, at 0.4", "nomenklatura logic-v2, our candidates"
PEERS = (PG, LOGIC)
WHOLE = (10_000_000, 3_000_000, 1_000_000)
"""Movements, persons and entries for which the goals are set."""


def report(args: Namespace, found: list[dict[str, Any]]) -> str:
    """Return the page: what ran where, the table, the goals, the peers."""
    day = datetime.fromtimestamp(time(), UTC).date().isoformat()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    size = (args.movements, args.persons, args.entries)
    lines = [
        "# The desk, measured",
        "",
        "<!-- Made by `./travesia bench desk --write docs/reference/desk-benchmark.md`. -->",
        "",
        f"`./travesia bench desk` on {day}, commit {commit()}, {machine()}, run on {cores} of the "
        f"cores. {size[0]:,} movements of {size[1]:,} persons, {size[2]:,} list entries, seed "
        f"{args.seed}. {priority()}".rstrip(),
        "",
        *_small(size),
        *_table(found),
        "",
        "Milliseconds of the server, from the zone that a reader sends to the whole page of the "
        "answer: two requests, with sign-in, permissions, the lists, the traveller's past, the "
        "stay and the journal; and from the decision to the answer that it is kept. The clock "
        "stops when the last byte is there to be sent; what follows behind an answer has rows of "
        f"its own. Between two travellers are {args.pause:g} ms. Nothing is "
        "sent over a network and nothing is drawn. *Of its own* is the processor time of the "
        "process: waiting for other work does not lengthen it, sharing caches with other work "
        "does; the database of PostgreSQL is not in it. A third of the travellers were never here "
        "before, and of one in twenty a letter of the name is missing. The list is asked at "
        "thresholds as shipped.",
        "",
        *_parts(found),
        *_peers(found),
        *_circumstances(found),
    ]
    return "\n".join(lines)


def _small(size: tuple[int, ...]) -> list[str]:
    if size == WHOLE:
        return []
    whole = "{:,} movements, {:,} persons and {:,} list entries".format(*WHOLE)
    return [f"**A smaller size than the goals are set for ({whole}).**", ""]


def _table(found: list[dict[str, Any]]) -> list[str]:
    lines = [
        "| | database | travellers | p50 | p95 | p99 | p50 of its own | p99 of its own | goals |",
        "|---|---|--:|--:|--:|--:|--:|--:|---|",
    ]
    for one in found:
        for kind, label in LABELS.items():
            times, own = (sorted(one["times"]["ours"][key]) for key in (kind, f"{kind}_cpu"))
            if times:
                shown = [f"{at(times, part):.1f}" for part in (0.5, 0.95, 0.99)]
                shown += [f"{at(own, part):.1f}" for part in (0.5, 0.99)]
                row = (label, one["database"], f"{len(times):,}", *shown, _goals(kind, times))
                lines.append(f"| {' | '.join(row)} |")
    return lines


def _parts(found: list[dict[str, Any]]) -> list[str]:
    """Return what takes the time: the search of the lists, and travellers who are new."""
    lines = [
        "## What takes the time",
        "",
        "| part | database | times | p50 | p95 | p99 |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for one in found:
        for key, label in PARTS.items():
            times = sorted(one["times"]["ours"].get(key, ()))
            if times:
                shown = (f"{at(times, part):.1f}" for part in (0.5, 0.95, 0.99))
                row = (label, one["database"], f"{len(times):,}", *shown)
                lines.append(f"| {' | '.join(row)} |")
    return [
        *lines,
        "",
        "The lists are searched within the answer. Whoever was never here is registered with the "
        "crossing. Behind it, when the answer is with whoever asked, the stays follow, and the "
        "record of somebody new is compared with those of the same document, name or birth date, "
        "so that a question is raised where two may be one person. The log of SQLite is brought "
        "over by a thread beside the travellers.",
        "",
    ]


def _goals(kind: str, times: list[float]) -> str:
    said = []
    for name, part, most in GOALS[kind]:
        met = at(times, part) <= most
        said.append(f"{name} ≤ {most:g} {'met' if met else '**NOT MET**'}")
    return ", ".join(said)


def _peers(found: list[dict[str, Any]]) -> list[str]:
    rows = [
        (one["database"], name, times["answer"], median(one["times"]["ours"]["answer"]))
        for one in found
        for name, times in one["times"].items()
        if name != "ours" and times["answer"]
    ]
    missing = [
        f"{one['database']}, {name}: {why}."
        for one in found
        for name, why in one["missing"].items()
    ]
    if not rows:
        return [*missing, ""] if missing else []
    lines = [
        "## The names searched by a peer",
        "",
        "The same two requests, with our time for the search of the names taken off and that of "
        "the peer added. pg_trgm knows names alone. nomenklatura would read every entry for each "
        "question; here it scores the candidates of our index, whose time is counted. Neither "
        "explains what it found.",
        "",
        "| database | names searched by | travellers | p50 | p95 | p99 | median beside ours |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    for database, name, times, ours in rows:
        ordered = sorted(times)
        shown = [f"{at(ordered, part):.1f}" for part in (0.5, 0.95, 0.99)]
        ratio = f"{median(ordered) / ours:.2f}"
        lines.append(f"| {' | '.join((database, name, f'{len(times):,}', *shown, ratio))} |")
    return [*lines, "", *missing, *([""] if missing else [])]


def _circumstances(found: list[dict[str, Any]]) -> list[str]:
    lines = ["## Circumstances", ""]
    for one in found:
        people, listed = one["filled"]
        before, after = one["loads"]
        lines.append(
            f"- {one['database']}: the log was filled in {people:.0f} s and the list with its "
            f"index in {listed:.0f} s, which is not part of the times. The load of the machine was "
            f"{before:.1f} when the questions began and {after:.1f} when they ended; one process "
            "that asks makes 1."
        )
    return [*lines, ""]


def at(times: list[float], part: float) -> float:
    """Return the value that this part of the sorted times does not exceed."""
    if part == 0.5:
        return median(times)
    return times[min(len(times) - 1, int(part * len(times)))]
