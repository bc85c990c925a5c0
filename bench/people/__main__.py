"""Write an invented list, who is asked about, and the truth, as the CSV that the CLI reads.

python -m bench.people --entries 100000 --queries 1000 --seed 1 --out FOLDER
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from bench.people.asked import Asked, travellers
from bench.people.entries import Row, rows
from bench.people.persons import Person

LIST = ("id", "name", "names", "birth_date", "countries", "documents", "sex")
QUERIES = ("qid", "name", "birth_date", "sex", "nationality", "document_number")
TRUTH = (*QUERIES, "kind", "entry_id", "near", "culture", "corruption", "dates", "form", "flaws")


def main(argv: list[str]) -> int:
    """Write list.csv, queries.csv, and truth.csv: the queries again with what is true of them."""
    parser = argparse.ArgumentParser(prog="python -m bench.people", description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000, help="entries of the list")
    parser.add_argument("--queries", type=int, default=1_000, help="travellers who are on it")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same people")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    args = parser.parse_args(argv)
    args.out.mkdir(parents=True, exist_ok=True)
    started = perf_counter()
    with (args.out / "list.csv").open("w", encoding="utf-8", newline="") as file:
        asked = travellers(_written(rows(args.entries, args.seed), file), args.queries, args.seed)
    _write(args.out / "queries.csv", QUERIES, asked)
    _write(args.out / "truth.csv", TRUTH, asked)
    seconds = perf_counter() - started
    sys.stdout.write(f"{args.entries:,} entries, {len(asked):,} travellers, {seconds:.0f} s\n")
    return 0


def _written(entries: Iterator[tuple[Row, Person]], file: object) -> Iterator[tuple[str, Person]]:
    """Write each entry as it passes; several values of a column are parted by semicolons."""
    out = csv.writer(file)  # type: ignore[arg-type]  # a text file
    out.writerow(LIST)
    for row, person in entries:
        values = (getattr(row, column) for column in LIST)
        out.writerow(";".join(v) if isinstance(v, tuple) else v for v in values)
        yield row.id, person


def _write(path: Path, columns: tuple[str, ...], asked: list[Asked]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(columns)
        out.writerows([getattr(one, column) for column in columns] for one in asked)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
