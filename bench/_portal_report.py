"""The page on how fast the portal answers, and what judges say of it."""

import argparse
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from time import time
from typing import Any

from bench._machine import commit, machine
from bench._portal_pages import Judged, beside, section

GOAL = 150.0
"""Milliseconds that 95 in 100 questions may take on SQLite."""


def page(
    args: argparse.Namespace,
    found: Sequence[dict[str, Any]],
    peer: dict[str, Any] | str,
    said: Judged | str,
    *,
    same: bool,
) -> str:
    """Return the page; `same` tells whether the databases answered alike."""
    day = datetime.fromtimestamp(time(), UTC).date().isoformat()
    alike = "the same" if same else "NOT THE SAME"
    lines = [
        "# The portal, measured",
        "",
        "<!-- Made by `./travesia bench portal --write docs/reference/portal-benchmark.md`. -->",
        "",
        f"`./travesia bench portal` on {day}, commit {commit()}, {machine()}. {args.services:,} "
        f"services, {args.questions:,} questions, seed {args.seed}. The goal is {GOAL:.0f} ms for "
        "95 in 100 questions on SQLite.",
        "",
        f"The first three answers to every question were {alike} on the databases below. None of "
        f"{args.odd:,} questions by chance (broken words, quotes, operators, signs without width, "
        "half characters, up to 2,000 characters) raised an error.",
        "",
        "| | " + " | ".join(one["database"] for one in found) + " |",
        "|---|" + "--:|" * len(found),
    ]
    rows = (
        ("documents, one for each language", "documents", ",.0f"),
        ("postings", "postings", ",.0f"),
        ("whole index made anew, s", "filled", ".0f"),
        ("a question, p50 ms", "p50", ".1f"),
        ("a question, p95 ms", "p95", ".1f"),
        ("a question, longest ms", "max", ".1f"),
        ("processor time of a question in the program, mean ms", "spent", ".1f"),
        ("processor time of a question in the program, p95 ms", "spent_p95", ".1f"),
        ("one document taken in, p50 ms", "taken", ".1f"),
        ("the first question after that in a process, p50 ms", "after", ".1f"),
        ("the first question of a process, ms", "first", ".1f"),
        ("a question by chance, p95 ms", "odd_p95", ".1f"),
        ("a question by chance, longest ms", "odd_max", ".1f"),
        ("programs that waited for a processor meanwhile (load)", "load", ".1f"),
    )
    for label, key, form in rows:
        lines.append(
            f"| {label} | "
            + " | ".join(format(one[key], form) if key in one else "–" for one in found)
            + " |"
        )
    load, cores = max((one.get("load", 0.0) for one in found), default=0.0), os.cpu_count() or 1
    if load > 2 * cores:
        lines += [
            "",
            f"Other work shared the machine: {load:.0f} programs wanted its {cores} processors. "
            "Times by the clock are those of a busy machine; processor times are our own.",
        ]
    lines += beside(found, peer, args.questions)
    lines += ["", "## Pages", "", said] if isinstance(said, str) else section(said)
    return "\n".join([*lines, ""])
