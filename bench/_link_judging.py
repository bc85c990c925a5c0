"""How right a linkage is: pairs of events put together, against who is who."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Judged:
    """Pairs of events, counted; twins and other relatives apart from everybody else."""

    right: int
    """Pairs put together that are of one person."""
    twins: int
    """Pairs put together that are of two twins."""
    relatives: int
    """Pairs put together that are of two relatives, not twins."""
    strangers: int
    """Pairs put together that are of two people who are no relatives."""
    all_right: int
    """Pairs of one person that there are."""
    twins_merged: int
    """Pairs of twins with an event in one cluster."""
    twins_all: int
    people: int
    clusters: int

    @property
    def precision(self) -> float:
        """Part of the pairs put together that is right, twins left out."""
        return self.right / max(self.right + self.relatives + self.strangers, 1)

    @property
    def recall(self) -> float:
        """Part of the right pairs that was put together."""
        return self.right / max(self.all_right, 1)


_PAIRS = "sum(c * (c - 1) // 2)"


def judge(database: "DuckDBPyConnection", clusters: Path, truth: Path) -> Judged:
    """Judge a file event_id, cluster_id; the truth has event_id, person, twin, household."""
    database.execute(
        "create or replace temp table cells as select person, cluster_id, any_value(twin) as twin, "
        "any_value(household) as household, count(*) as c "
        f"from read_csv('{clusters}', all_varchar=true) join '{truth}' using (event_id) "
        "group by person, cluster_id"
    )
    one = database.execute
    right = one(f"select {_PAIRS} from cells").fetchall()[0][0]
    all_right = one(
        f"select {_PAIRS} from (select sum(c) as c from cells group by person)"
    ).fetchall()[0][0]
    together = one(
        f"select {_PAIRS} from (select sum(c) as c from cells group by cluster_id)"
    ).fetchall()[0][0]
    kin = "a.twin >= 0 and a.twin = b.twin"
    twins, merged, relatives = one(
        f"select sum(a.c * b.c) filter ({kin}), count(distinct a.twin) filter ({kin}), "
        f"sum(a.c * b.c) filter (a.household >= 0 and a.household = b.household and not ({kin})) "
        "from cells a join cells b on a.cluster_id = b.cluster_id and a.person < b.person"
    ).fetchall()[0]
    counts = one(
        "select count(distinct twin) filter (twin >= 0), count(distinct person), "
        "count(distinct cluster_id) from cells"
    ).fetchall()[0]
    twins, relatives = int(twins or 0), int(relatives or 0)
    strangers = int(together) - int(right) - twins - relatives
    return Judged(
        int(right), twins, relatives, strangers, int(all_right), int(merged or 0), *map(int, counts)
    )
