"""What `bench names` asks with: a list as a table, who is asked about, and names made plain."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from bench._peers import data_folder
from bench.people.__main__ import LIST
from bench.people.asked import Asked, travellers
from bench.people.entries import Row, rows
from bench.people.forms import plain
from bench.people.persons import Person

UNDATED = 0.5
"""Absent people asked about once more without their date, for each traveller on the list."""
FOREIGN = 0.5
"""Absent people of yente's negatives, for each traveller on the list."""


@dataclass(frozen=True)
class Material:
    """A list on disk and the travellers."""

    folder: Path
    entries: int
    asked: list[Asked]
    distinct: int
    """Different words in the names of the list."""

    @property
    def list(self) -> Path:
        """The table that `travesia screen index` reads."""
        return self.folder / "list.csv"

    @property
    def names(self) -> Path:
        """Owner and plain name, for programs that know names alone."""
        return self.folder / "names.tsv"

    def rows(self, ids: set[str]) -> dict[str, dict[str, Any]]:
        """Read the entries with these ids, as peers are given them."""
        found = {}
        with self.list.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["id"] in ids:
                    found[row["id"]] = {
                        "id": row["id"],
                        "name": row["name"],
                        "names": [name for name in row["names"].split(";") if name],
                        "birth_date": row["birth_date"],
                        "countries": row["countries"].split(";"),
                    }
        return found


def shared_names() -> Path | None:
    """Find the folder with the sets that this project did not write; None without it."""
    parents = Path(__file__).resolve().parents
    found = (parent / "shared" / "data" / "names" for parent in parents)
    return next((folder for folder in found if folder.is_dir()), None)


def material(entries: int, queries: int, seed: int) -> Material:
    """Invent a list and who is asked about it, and write the list."""
    folder = data_folder() / "names" / f"{entries}-{seed}"
    folder.mkdir(parents=True, exist_ok=True)
    words: set[str] = set()
    with (
        (folder / "list.csv").open("w", encoding="utf-8", newline="") as table,
        (folder / "names.tsv").open("w", encoding="utf-8") as names,
    ):
        out = csv.writer(table)
        out.writerow(LIST)

        def written() -> Iterator[tuple[str, Person]]:
            for row, person in rows(entries, seed):
                out.writerow(_cells(row))
                for name in (row.name, *row.names):
                    simple = plainly(name)
                    words.update(simple.split())
                    names.write(f"{row.id}\t{simple}\n")
                yield row.id, person

        asked = travellers(written(), queries, seed)
    asked += _undated(asked, round(UNDATED * queries))
    asked += _foreign(round(FOREIGN * queries))
    return Material(folder, entries, asked, len(words))


def _cells(row: Row) -> Iterator[str]:
    values = (getattr(row, column) for column in LIST)
    return (";".join(v) if isinstance(v, tuple) else v for v in values)


def _undated(asked: Iterable[Asked], count: int) -> Iterator[Asked]:
    """Ask about absent people once more, without their dates."""
    for kind in ("absent", "absent_second"):
        some = [one for one in asked if one.kind == kind][:count]
        for one in some:
            yield replace(
                one,
                qid=f"{one.qid}-undated",
                kind=f"{kind}_undated",
                birth_date="",
                dates="missing",
            )


def _foreign(count: int) -> Iterator[Asked]:
    """Ask about yente's negatives: people of another generator, whom no vocabulary here knows."""
    folder = shared_names()
    if folder is None:
        return
    with (folder / "negatives_us.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            if number == count:
                return
            yield Asked(
                qid=f"N{number:06}",
                kind="foreign",
                name=row["full_name"],
                birth_date=row["date_of_birth"],
                sex={"female": "F", "male": "M"}.get(row["gender"], ""),
                nationality="",
                document_number="",
                culture="foreign",
                corruption="exact",
                dates="right",
                form="given_first",
            )


def given(one: Asked) -> dict[str, Any]:
    """Give a traveller as our program reads them: the columns of the table of queries."""
    kept = ("name", "birth_date", "sex", "nationality", "document_number")
    return {key: value for key, value in asdict(one).items() if key in kept}


def without_fillers(name: str) -> str:
    """Write a zone as a name with spaces, for peers that do not read zones."""
    return " ".join(name.replace("<", " ").split())


def plainly(name: str) -> str:
    """Write a name in small letters without accents or marks, for programs that compare letters."""
    return " ".join(re.sub(r"[^\w]+", " ", plain(name).lower()).split())
