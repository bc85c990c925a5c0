"""Small files of invented people, linked, for the tests of the linkage."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from travesia.screening.linkage import Options, Outputs, Report, link_files

COLUMNS = (
    "event_id",
    "name",
    "birth_date",
    "sex",
    "document_number",
    "nationality",
    "date",
    "direction",
)
ROSA = {
    "name": "ROSA ELENA EJEMPLO TUCURU",
    "birth_date": "1990-05-17",
    "sex": "F",
    "document_number": "UT1234567",
    "nationality": "UTO",
    "date": "2026-03-01",
    "direction": "entry",
}


def crowd(count: int = 400) -> list[dict[str, str]]:
    """Make other people, so that names and dates have frequencies."""
    women = ("ANA", "LUZ", "INES", "OLGA", "RUTH", "NOEMI", "ELISA", "MARTA", "DELIA", "IRIS")
    families = ("MUESTRA", "EJEMPLO", "FICTICIO", "PRUEBA", "MODELO", "ENSAYO", "CASO", "TIPO")
    rest = ("ALDANA", "BRIONES", "CEBALLOS", "DORADO", "ESCALANTE", "FONSECA", "GRIJALVA")
    return [
        {
            "event_id": f"crowd-{n:04}",
            "name": f"{women[n % 10]} {families[n % 8]} {rest[n % 7]}",
            "birth_date": f"{1950 + n % 50}-{1 + n % 12:02}-{1 + n % 28:02}",
            "sex": "F",
            "document_number": f"ZZ{90_000 + 37 * n}",
            "nationality": "UTO",
            "date": "2026-02-01",
            "direction": "entry",
        }
        for n in range(count)
    ]


def write(path: Path, rows: Iterable[Mapping[str, str]], columns: Iterable[str] = COLUMNS) -> Path:
    """Write events as CSV."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(columns), extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def clusters(path: Path) -> dict[str, str]:
    """Read event → cluster."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["event_id"]: row["cluster_id"] for row in csv.DictReader(file)}


def linked(folder: Path, *events: Mapping[str, str], others: int = 400) -> set[frozenset[str]]:
    """Link events, ROSA where a column is not given, beside a crowd; give who is together."""
    rows = [{**ROSA, "event_id": f"e{n}", **event} for n, event in enumerate(events)]
    found = link(folder, [*rows, *crowd(others)])
    groups = defaultdict(set)
    for event, cluster in found.items():
        if not event.startswith("crowd"):
            groups[cluster].add(event)
    return {frozenset(group) for group in groups.values()}


def link(folder: Path, rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Link rows and give event → cluster."""
    report(folder, rows)
    return clusters(folder / "clusters.csv")


def report(folder: Path, rows: Iterable[Mapping[str, str]], **options: str) -> Report:
    """Link rows and give the report; the files lie in the folder."""
    file = write(folder / "events.csv", rows)
    outputs = Outputs(
        folder / "clusters.csv",
        folder / "unmatched.csv",
        folder / "questions.csv",
        folder / "aside.csv",
    )
    return link_files([file], outputs, Options(threads=1, **options))  # type: ignore[arg-type]  # the tests name what Options takes
