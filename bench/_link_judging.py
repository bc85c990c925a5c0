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
    """Pairs put together that are of two relatives, not twins, of different names."""
    of_one_name: int
    """Pairs put together that are of two relatives of one name, father and son mostly."""
    strangers: int
    """Pairs put together that are of two people who are no relatives."""
    all_right: int
    """Pairs of one person that there are."""
    twins_merged: int
    """Pairs of twins with an event in one cluster."""
    twins_all: int
    one_name_merged: int
    """Pairs of relatives of one name with an event in one cluster."""
    one_name_all: int
    people: int
    clusters: int

    @property
    def precision(self) -> float:
        """Part of the pairs put together that is right, twins left out."""
        wrong = self.relatives + self.of_one_name + self.strangers
        return self.right / max(self.right + wrong, 1)

    @property
    def recall(self) -> float:
        """Part of the right pairs that was put together."""
        return self.right / max(self.all_right, 1)


_PAIRS = "sum(c * (c - 1) // 2)"
_PEOPLE = (
    "select person, any_value(twin) as twin, any_value(household) as household, "
    "any_value(one_name) as one_name from cells group by person"
)
_KIND = (
    "case when a.twin >= 0 and a.twin = b.twin then 'twins' "
    "when a.household < 0 or a.household <> b.household then 'strangers' "
    "when a.one_name = b.one_name then 'one name' else 'relatives' end"
)
"""What two people are to each other."""


def judge(database: "DuckDBPyConnection", clusters: Path, truth: Path) -> Judged:
    """Judge a file event_id, cluster_id; the truth says person, twin, household and one_name."""
    one = database.execute
    one(
        "create or replace temp table cells as select person, cluster_id, any_value(twin) as twin, "
        "any_value(household) as household, any_value(one_name) as one_name, count(*) as c "
        f"from read_csv('{clusters}', all_varchar=true) join '{truth}' using (event_id) "
        "group by person, cluster_id"
    )
    right = one(f"select {_PAIRS} from cells").fetchall()[0][0]
    all_right = one(
        f"select {_PAIRS} from (select sum(c) as c from cells group by person)"
    ).fetchall()[0][0]
    together = one(
        f"select {_PAIRS} from (select sum(c) as c from cells group by cluster_id)"
    ).fetchall()[0][0]
    one(f"create or replace temp table people as {_PEOPLE}")
    twin, named = "kind = 'twins'", "kind = 'one name'"
    twins, merged, relatives, of_one_name, named_merged = one(
        f"select sum(pairs) filter ({twin}), count(distinct (one, other)) filter ({twin}), "
        f"sum(pairs) filter (kind = 'relatives'), sum(pairs) filter ({named}), "
        f"count(distinct (one, other)) filter ({named}) from (select a.person as one, "
        f"b.person as other, {_KIND} as kind, a.c * b.c as pairs from cells a join cells b "
        "on a.cluster_id = b.cluster_id and a.person < b.person)"
    ).fetchall()[0]
    twins_all, named_all = one(
        f"select count(*) filter ({twin}), count(*) filter ({named}) from (select {_KIND} as kind "
        "from people a join people b on a.household = b.household and a.household >= 0 "
        "and a.person < b.person)"
    ).fetchall()[0]
    people, found = one(
        "select count(distinct person), count(distinct cluster_id) from cells"
    ).fetchall()[0]
    wrong = [int(count or 0) for count in (twins, relatives, of_one_name)]
    return Judged(
        right=int(right),
        twins=wrong[0],
        relatives=wrong[1],
        of_one_name=wrong[2],
        strangers=int(together) - int(right) - sum(wrong),
        all_right=int(all_right),
        twins_merged=int(merged),
        twins_all=int(twins_all),
        one_name_merged=int(named_merged),
        one_name_all=int(named_all),
        people=int(people),
        clusters=int(found),
    )
