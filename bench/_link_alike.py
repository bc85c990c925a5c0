"""Twins named alike (Daniel and Daniela, Marta and Maria) in a file of other people's events.

The twins of the main run draw their given names independently, so hardly any of them shows what a
rule for slips of the pen does to two names that are one or two letters apart. Here every pair of
twins does: one birth date, the same family names, passports of their own, and the same damage as
everybody's events.
"""

import csv
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

import duckdb

from bench._link_damage import Mix
from bench._link_files import EVENTS_EACH
from bench._link_people import COLUMNS, Event, People, Someone, events
from travesia.vocab.tables import table_rows

EVENTS = 20_000
HEADING = "## Twins and siblings named alike"
_ROUNDS = 2
"""So often each pair of names is given, to people of other family names each time."""
_LIMIT = 0.1
"""At most this part of the twins may be put together."""


class Merged(NamedTuple):
    """What a linkage did with the pairs of one file."""

    name: str
    other_sex: tuple[int, int]
    """Pairs of a brother and a sister: put together, all."""
    same_sex: tuple[int, int]
    own: tuple[int, int]
    """Pairs of events of one of these people: put together, all."""


def pairs_of_names() -> list[dict[str, str]]:
    """Give pairs of given names common in the region that are near and yet two.

    Columns one, one_sex, other, other_sex. Compiled by hand; no rule was set on them.
    """
    return list(table_rows(Path(__file__).with_name("_link_alike.tsv").read_text("utf-8")))


def measured(mix: Mix, seed: int, folder: Path, *, tail: int, count: int = EVENTS) -> list[Merged]:
    """Link the file once with documents and once without."""
    people, made = file_of(mix, seed, tail=tail, count=count)
    return [
        _linked("with documents", people, made, folder, documents=True),
        _linked("without documents", people, made, folder, documents=False),
    ]


def file_of(mix: Mix, seed: int, *, tail: int, count: int) -> tuple[list[Someone], list[Event]]:
    """Make people, first the twins, and `count` events of theirs, shuffled."""
    makes = People(replace(mix, twins=0.0), seed, tail=tail)
    people = [
        someone
        for _ in range(_ROUNDS)
        for pair in pairs_of_names()
        for someone in _twins(makes, pair)
    ]
    people += makes.made(int(count / EVENTS_EACH * 1.05))
    made = list(islice(events(people, makes), count))
    Random(seed).shuffle(made)
    return people, made


def _twins(makes: People, names: dict[str, str]) -> Iterator[Someone]:
    """Make two people of one pair of names; half of those of one sex share a second name."""
    one = makes.alone()
    makes.households += 1
    second = []
    if names["one_sex"] == names["other_sex"] and makes.chance.random() < 0.5:
        taken = {names["one"], names["other"]}
        drawn = makes.names[one.culture].given_names(names["one_sex"])
        second = [name for name in drawn[:1] if name not in taken]
    for key in ("one", "other"):
        yield replace(
            one,
            given=[names[key], *second],
            sex=names[f"{key}_sex"],
            number=makes.number(one.state),
            twin=makes.households,
            household=makes.households,
        )


def _linked(
    name: str, people: list[Someone], made: list[Event], folder: Path, *, documents: bool
) -> Merged:
    told, out = folder / "alike.csv", folder / "alike.clusters.csv"
    number = COLUMNS.index("document_number")
    folder.mkdir(parents=True, exist_ok=True)
    with told.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for values, _ in made:
            kept = values[number] if documents else ""
            writer.writerow((*values[:number], kept, *values[number + 1 :]))
    command = [sys.executable, "-m", "travesia", "link", str(told), "--out", str(out), "--json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own program
    found = duckdb.read_csv(str(out), all_varchar=True).project("event_id, cluster_id").fetchall()
    return counted(name, people, made, dict(found))


def counted(
    name: str, people: list[Someone], made: list[Event], clusters: dict[str, str]
) -> Merged:
    """Count pairs of twins with an event in one cluster, and the events of each found together."""
    of: dict[int, list[str]] = {}
    for values, person in made:
        if people[person].twin >= 0 and values[0] in clusters:
            of.setdefault(person, []).append(clusters[values[0]])
    pairs: dict[int, list[int]] = {}
    for person in sorted(of):
        pairs.setdefault(people[person].twin, []).append(person)
    told = {True: [0, 0], False: [0, 0]}
    for one, other in (pair for pair in pairs.values() if len(pair) == 2):
        kind = told[people[one].sex == people[other].sex]
        kind[0] += not set(of[one]).isdisjoint(of[other])
        kind[1] += 1
    together = sum(_pairs(held.count(cluster)) for held in of.values() for cluster in set(held))
    own = (together, sum(_pairs(len(held)) for held in of.values()))
    return Merged(name, (told[False][0], told[False][1]), (told[True][0], told[True][1]), own)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def markdown(found: list[Merged], *, made_at: str) -> str:
    """Write the section; `made_at` says day, commit, machine, mix and seed."""
    every = len(pairs_of_names())
    text = (
        f"\n{HEADING}\n\n{made_at} The twins of the main run draw their given names independently "
        "of each other, so hardly any of them are named alike and their figure says nothing about "
        f"those who are. Here {every} pairs of common names that are one or two letters apart "
        f"(`bench/_link_alike.tsv`) are given to {every * _ROUNDS} pairs of twins among "
        f"{EVENTS:,} events: the same birth date and family names, documents of their own, and "
        "damage as in everybody's events. There are no other twins in this file. A pair is merged "
        "when one event of each is in one cluster; *own events together* is recall among these "
        "people.\n\n"
        "| linkage | brother and sister merged | of one sex merged | all | own events together | "
        "at most a tenth merged |\n|---|--:|--:|--:|--:|---|\n"
    )
    for one in found:
        merged, every = (a + b for a, b in zip(one.other_sex, one.same_sex, strict=True))
        met = "met" if merged <= every * _LIMIT else "NOT MET"
        text += (
            f"| {one.name} | {one.other_sex[0]} of {one.other_sex[1]} | "
            f"{one.same_sex[0]} of {one.same_sex[1]} | {merged} of {every} | "
            f"{one.own[0] / max(one.own[1], 1):.4f} | {met} |\n"
        )
    return text


def put_into(page: str, section: str) -> str:
    """Put the section into a page, before the labelled records of others; an older one goes."""
    heading = f"\n{HEADING}\n"
    if heading in page:
        before, _, after = page.partition(heading)
        page = before + ("\n## " + after.split("\n## ", 1)[1] if "\n## " in after else "")
    before, mark, after = page.partition("\n## Labelled")
    return before + section + mark + after
