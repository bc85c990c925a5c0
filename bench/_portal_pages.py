"""What `bench portal` says of pages: the judges, the slow network, Lighthouse; and of the peer."""

import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from bench import _portal_judges as judges
from bench import _portal_views as slow
from bench._portal_site import served


@dataclass
class Judged:
    """Everything that was found out about the pages; or why it was not asked."""

    pages: int = 0
    verdicts: list[judges.Verdict] = field(default_factory=list)
    views: list[slow.View] = field(default_factory=list)
    weighed: list[judges.Weighed] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether every goal was met by what was asked."""
        return (
            not any(one.faults for one in self.verdicts)
            and all(one.seconds < slow.GOAL_SECONDS for one in self.views)
            and all(one.weight <= slow.GOAL_BYTES for one in self.views)
            and all(min(one.points) >= judges.GOAL for one in self.weighed)
        )


def judged(languages: tuple[str, ...], site: str = "") -> Judged:
    """Let everybody judge a demonstration; Lighthouse in these languages only.

    Without the address of a served one, one is made.
    """
    said = Judged()
    with nullcontext(site) if site else served() as at:
        found = judges.pages(at)
        said.pages = len(found)
        for verdict in judges.judge(found):
            sys.stderr.write(f"{verdict.judge}: {verdict.absent or len(verdict.faults)}\n")
            said.verdicts.append(verdict)
        views = slow.views(at, [page for page in found if page.template in judges.SIX])
        _take(said.views, views, "the slow network", said.missing)
        weighed = judges.weigh(at, found, languages)
        _take(said.weighed, weighed, "Lighthouse", said.missing)
    return said


def _take(into: list[Any], found: Iterable[Any] | str, what: str, missing: list[str]) -> None:
    if isinstance(found, str):
        missing.append(f"{what}, because {found}")
        return
    into.extend(found)


def section(said: Judged) -> list[str]:
    """Return the part of the page about pages."""
    lines = [
        "",
        "## Pages",
        "",
        f"{said.pages} public pages of the demonstration: every template in five languages.",
        "",
        "| judge | pages | faults |",
        "|---|--:|--:|",
    ]
    for one in said.verdicts:
        count = f"{one.pages} | {len(one.faults)}" if not one.absent else f"– | {one.absent}"
        lines.append(f"| {one.judge} | {count} |")
    lines += [f"\nNot measured: {why}." for why in said.missing]
    if said.views:
        lines += _slow(said.views)
    if said.weighed:
        lines += _weighed(said.weighed)
    return lines


def _slow(views: Sequence[slow.View]) -> list[str]:
    lines = [
        "",
        f"The first view, with nothing in the cache, at {slow.BITS // 1000} kbit/s, "
        f"{slow.LATENCY} ms of latency and a processor {slow.SLOWER} times slower, until the "
        "largest part is painted; weight is HTML and style sheet, gzipped. Each figure is the "
        "worst of five languages.",
        "",
        "| page | first view, s | weight, bytes | asked | cookies | other sites |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for template in judges.SIX:
        some = [view for view in views if view.template == template]
        if some:
            worst = max(view.seconds for view in some), max(view.weight for view in some)
            counts = [max(getattr(v, name) for v in some) for name in _COUNTED]
            told = " | ".join(str(one) for one in counts)
            lines.append(f"| {template} | {worst[0]:.1f} | {worst[1]:,} | {told} |")
    goal = f"{slow.GOAL_SECONDS:.0f} s, {slow.GOAL_BYTES:,} bytes, {slow.GOAL_ASKED} questions"
    return [*lines, "", f"The goals are {goal}, no cookie and no other site."]


_COUNTED = ("asked", "cookies", "elsewhere")


def _weighed(weighed: Sequence[judges.Weighed]) -> list[str]:
    languages = ", ".join(dict.fromkeys(one.language for one in weighed))
    lines = [
        "",
        f"Lighthouse, as a telephone on a slow network; the least of these languages: {languages}. "
        f"The goal is {judges.GOAL}.",
        "",
        f"| page | {' | '.join(judges.CATEGORIES)} |",
        "|---|" + "--:|" * len(judges.CATEGORIES),
    ]
    for template in judges.SIX:
        some = [one.points for one in weighed if one.template == template]
        if some:
            least = " | ".join(str(min(points)) for points in zip(*some, strict=True))
            lines.append(f"| {template} | {least} |")
    return lines


def beside(found: Sequence[dict[str, Any]], peer: dict[str, Any] | str, asked: int) -> list[str]:
    """Return the part of the page about the peer."""
    lines = ["", "## Beside Wagtail", ""]
    if isinstance(peer, str):
        return [*lines, f"Not measured, because {peer}."]
    ours = next((one for one in found if one["database"] == "sqlite"), None)
    if ours is None:
        return [*lines, "Not measured, because ours was not asked on SQLite."]
    lines += [
        "Wagtail 8.0.1 as `wagtail start` makes it, on SQLite with its default search, in an "
        "environment of its own, holds the same documents and is asked the same questions, each "
        "in the language of its page. Its page is the unstyled template of a new project with a "
        "title and two paragraphs; ours is a whole item.",
        "",
        "| | Travesía | Wagtail |",
        "|---|--:|--:|",
    ]
    rows: tuple[tuple[str, object, object], ...] = (
        ("a question, p50 ms", f"{ours['p50']:.1f}", f"{peer['p50']:.1f}"),
        ("a question, p95 ms", f"{ours['p95']:.1f}", f"{peer['p95']:.1f}"),
        ("a question, longest ms", f"{ours['max']:.1f}", f"{peer['max']:.1f}"),
        (f"questions of {asked:,} answered with something", ours["answered"], peer["answered"]),
        ("errors of 1,000 questions by chance", 0, peer["odd_errors"]),
        ("one page in the program, p50 ms", f"{ours['page_ms']:.1f}", f"{peer['page_ms']:.1f}"),
    )
    return [*lines, *(f"| {label} | {mine} | {theirs} |" for label, mine, theirs in rows)]
