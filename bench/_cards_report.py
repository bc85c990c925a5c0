"""The tables of `bench cards`: sizes, operations a second, ratios, and what is not met."""

from collections.abc import Iterator
from datetime import UTC, datetime
from statistics import median
from time import time

from bench._cards_goals import goals, ratio
from bench._cards_lists import ListFigures
from bench._cards_pictures import Drawing
from bench._cards_sizes import Size
from bench._cards_tasks import BARE, Task
from bench._machine import commit, machine
from bench._mutations import Tally
from bench._programs import Program


def markdown(
    programs: dict[str, Program],
    missing: list[str],
    weighed: list[Size],
    asked: list[Task],
    drawn: list[Drawing],
    lists: list[ListFigures],
    wrong: list[str],
    tally: Tally | None,
) -> str:
    """Write the report."""
    day = datetime.fromtimestamp(time(), UTC).date()
    told = [f"`{p.name}` {p.version or 'of this commit'} ({p.licence})" for p in programs.values()]
    parts = [
        "# Signed cards: how small and how fast",
        "<!-- Made by `./travesia bench cards --write docs/reference/cards-benchmark.md`. -->",
        f"{day}, commit {commit()}, {machine()}. {', '.join(told)}: each in a process of its own, "
        "driven by `bench/peers/cards/`, the peers in an environment of their own.",
        "\n".join(f"Not measured: {reason}." for reason in missing),
        "\n".join(wrong)
        or "Every program took every genuine card it was given, and none took a "
        "card with one character changed.",
        "## Small",
        "The same claims and the same names of keys. `cwt` writes no base45, so the characters of "
        "its rows are those of our base45 over its bytes; `claim169` writes the person map only, "
        "always compressed, and names no key.",
        "\n".join(_sizes(weighed)),
        "## Fast",
        "Operations a second of one core, counted in processor time: medians of "
        f"{len(asked[0].rates) if asked else 0} rounds. *Bare* is the signature alone, over bytes "
        "made ready by somebody else. What ours does besides: base45, the envelope, the "
        "allow-list, the claims as values, the trust list, the dates, the roles, the status, and "
        "a verdict with findings. `cwt` gives the claims as a dictionary and checks the dates; "
        "`claim169` gives the person.",
        *_speeds(asked),
        "## Symbols",
        "QR codes at level M, modules of 0.40 mm.",
        "\n".join(_pictures(drawn)),
        "## Status lists",
        "Two bits a card, ES256. Taking in is checking the signature and decompressing.",
        "\n".join(_lists(lists)),
        "## Goals",
        "\n".join(goals(weighed, asked)),
        _mutations(tally),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _sizes(weighed: list[Size]) -> Iterator[str]:
    yield "| side | algorithm | program | form | claims, bytes | signed, bytes | characters | QR |"
    yield "|---|---|---|---|--:|--:|--:|--:|"
    for one in weighed:
        yield (
            f"| {one.side} | {one.algorithm} | {one.program} | {one.form} | {one.claims} | "
            f"{one.message} | {one.text} | {one.qr} |"
        )


def _speeds(asked: list[Task]) -> Iterator[str]:
    for verb, title in (("verify", "### Verify"), ("issue", "### Issue")):
        yield title
        yield "\n".join(_table([task for task in asked if task.verb == verb]))


def _table(asked: list[Task]) -> Iterator[str]:
    yield "| side | algorithm | program | form | a second | microseconds | time, bare = 1 |"
    yield "|---|---|---|---|--:|--:|--:|"
    bare = {(t.side, t.algorithm): t for t in asked if t.program == BARE}
    for task in asked:
        rate, yardstick = median(task.rates), bare.get((task.side, task.algorithm))
        shown = f"{ratio(task, yardstick):.2f}" if yardstick else "–"
        name = "bare signature" if task.program == BARE else task.program
        yield (
            f"| {task.side} | {task.algorithm} | {name} | {task.form} | {rate:,.0f} | "
            f"{1_000_000 / rate:.0f} | {shown} |"
        )


def _pictures(drawn: list[Drawing]) -> Iterator[str]:
    yield "| side | characters | version | modules | mm | lay out, ms | draw PNG, ms | read, ms |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for one in drawn:
        yield (
            f"| {one.side} | {one.text} | {one.version} | {one.modules} | {one.side_mm:.1f} | "
            f"{one.make_ms:.1f} | {one.png_ms:.1f} | {one.read_ms:.1f} |"
        )


def _lists(lists: list[ListFigures]) -> Iterator[str]:
    yield "| places | revoked | CBOR, bytes | JSON, bytes | make, ms | take in, ms | answers/s |"
    yield "|--:|--:|--:|--:|--:|--:|--:|"
    for one in lists:
        yield (
            f"| {one.places:,} | {one.revoked:.1%} | {one.cwt:,} | {one.jwt:,} | "
            f"{one.make_ms:.0f} | {one.take_in_ms:.1f} | {one.look_ups:,.0f} |"
        )


def _mutations(tally: Tally | None) -> str:
    if tally is None:
        return ""
    return (
        f"## One byte changed\n\n{tally.tried:,} signed cards with one byte or character changed: "
        f"{tally.unreadable:,} could not be read, {tally.not_verified:,} did not verify, "
        f"{tally.same:,} verified and said the same (bits of zlib that say nothing), "
        f"{len(tally.false_acceptances):,} were falsely accepted."
    )
