"""How `bench linkage` counts: twins, relatives of one name and other relatives apart."""

import csv
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from bench._link_judging import Judged, judge


def judged(folder: Path, *cells: tuple[int, str, int, int, str]) -> Judged:
    """Judge events given as person, cluster, twin, household and name within the family."""
    truth, clusters = folder / "who.parquet", folder / "clusters.csv"
    ids = [f"e{number}" for number in range(len(cells))]
    columns = dict(zip(("person", "twin", "household", "one_name"), ([], [], [], []), strict=True))
    for person, _cluster, twin, household, name in cells:
        for key, value in zip(columns, (person, twin, household, name), strict=True):
            columns[key].append(value)
    pq.write_table(pa.table({"event_id": ids, **columns}), truth)
    with clusters.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("event_id", "cluster_id"))
        writer.writerows(zip(ids, (cell[1] for cell in cells), strict=True))
    return judge(duckdb.connect(), clusters, truth)


def test_twins_and_relatives_of_one_name_are_counted_apart(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        (1, "a", -1, -1, ""),
        (1, "a", -1, -1, ""),
        (1, "b", -1, -1, ""),
        (2, "a", -1, -1, ""),  # a stranger
        (3, "c", 0, 5, "5 ANA POP"),
        (4, "c", 0, 5, "5 INES POP"),  # twins
        (5, "d", -1, 6, "6 OMAR POP"),
        (6, "d", -1, 6, "6 OMAR POP"),  # father and son
        (7, "d", -1, 6, "6 LUZ POP"),  # and a daughter
        (8, "e", -1, 7, "7 JUAN COC"),
        (9, "f", -1, 7, "7 JUAN COC"),  # father and son, kept apart
    )
    assert (found.right, found.all_right) == (1, 3)
    assert (found.strangers, found.twins, found.of_one_name, found.relatives) == (2, 1, 1, 2)
    assert (found.twins_merged, found.twins_all) == (1, 1)
    assert (found.one_name_merged, found.one_name_all) == (1, 2)
    assert found.precision == 1 / 6
