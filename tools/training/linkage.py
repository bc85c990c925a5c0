"""Fit the weights of the linkage: python -m tools.training.linkage --out …/linkage/weights.tsv.

Events of mix A of the linkage benchmark are read and prepared as `travesia link` does; every pair
that shares a blocking key is put into its levels, once with documents and once without. The
weights are those of a logistic regression on pairs whose names agree somehow, pulled towards the
table as it stands, so that a level with few pairs keeps what it had. Mix B and other seeds judge:
`./travesia bench linkage`.
"""

import argparse
import math
import sys
import tempfile
from pathlib import Path
from typing import Any, Final, NamedTuple

import duckdb
import numpy as np
from bench._link_files import MIXES, files
from numpy.typing import NDArray

from travesia.screening.linkage.linking import PAIRS_EACH
from travesia.screening.linkage.model import LINKED, levels
from travesia.screening.linkage.preparing import prepare
from travesia.screening.linkage.reading import read_events
from travesia.screening.linkage.scoring import CANDIDATES, COMPARED

Numbers = NDArray[np.float64]
Key = tuple[str, str]

BY_HAND: Final = frozenset(
    {
        ("name", "another_on_document"),
        ("name", "another_two_shared"),
        ("name", "another_one_shared"),
        ("name", "elsewise"),
        ("sex", "same"),
        ("sex", "differs"),
        ("document", "same"),
        ("birth_date", "differs"),
        ("birth_date", "differs_two_of_name"),
    }
)
"""Levels that keep their weight. Twins and relatives, who are few, stand in the first four; nobody
has measured how often sex is written wrong, or one number issued twice, at a real border. Mothers
and daughters of one rare name are hardly among the invented people, and are many at a border: so
whole dates that differ by more than a slip weigh 11 bits against, more than any fit asks for."""

PULL: Final = 5.0
"""Strength of the pull: a weight an e-fold off costs as much as 5 pairs half wrong."""


class Pairs(NamedTuple):
    """Pairs of one run, those alike counted together."""

    levels: NDArray[np.bool_]
    """A row a kind of pair, a column a level."""
    same: NDArray[np.bool_]
    twins: NDArray[np.bool_]
    count: Numbers
    all_same: int
    """Pairs of one person, met or not."""


def main(argv: list[str]) -> int:
    """Fit on one seed, say what the fit gives on it, write the table."""
    parser = argparse.ArgumentParser(prog="python -m tools.training.linkage", description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    args = parser.parse_args(argv)
    keys = [(level.comparison, level.code) for level in levels() if level.code != "missing"]
    with tempfile.TemporaryDirectory(prefix="travesia-training-") as folder:
        told, truth = files(MIXES["A"], args.seed, args.records, Path(folder), tail=400)
        sets = [_gather(told, truth, keys, documents=known) for known in (False, True)]
    start = np.array([math.log2(one.m / one.u) for one in levels() if one.code != "missing"])
    prior = math.log2(2 * PAIRS_EACH / args.records)
    found = _fitted(sets, keys, start, prior)
    for name, one in zip(("without documents", "with documents"), sets, strict=True):
        _tell(name, one, one.levels @ found + prior)
    args.out.write_text(_table(sets, keys, found), "utf-8")
    return 0


def _gather(told: Path, truth: Path, keys: list[Key], *, documents: bool) -> Pairs:
    """Put every candidate pair into its levels, by the very conditions that Splink is given."""
    with duckdb.connect() as database:
        run = database.execute
        read_events(database, [told])
        if not documents:
            run("update events set document_number = null")
        prepare(database)
        run(f"create table met as {CANDIDATES}")
        sides = ", ".join(f"{side}.{name} as {name}_{side}" for side in "lr" for name in COMPARED)
        run(
            f"create table placed as select id_l, id_r, {_cases()} from (select {sides} from met "  # noqa: S608  # our own words
            "join records l on l.id = join_key_l join records r on r.id = join_key_r)"
        )
        run(
            f"create table who as select id, person, twin from records join '{truth}' "  # noqa: S608  # our own file
            "using (event_id)"
        )
        rows = run(
            "select name, birth_date, sex, document, l.person = r.person, "
            "l.twin >= 0 and l.twin = r.twin, count(*) from placed join who l on l.id = id_l "
            "join who r on r.id = id_r group by all order by all"
        ).fetchall()
        all_same = run(
            "select sum(events * (events - 1) // 2) from (select count(*) as events from who "
            "group by person)"
        ).fetchall()
    return _pairs(rows, keys, int(all_same[0][0]))


def _cases() -> str:
    cases: dict[str, list[str]] = {}
    for level in levels():
        told = f"when {level.condition} then" if level.condition != "ELSE" else "else"
        cases.setdefault(level.comparison, []).append(f"{told} '{level.code}'")
    return ", ".join(f"case {' '.join(parts)} end as {name}" for name, parts in cases.items())


def _pairs(rows: list[Any], keys: list[Key], all_same: int) -> Pairs:
    place = {key: number for number, key in enumerate(keys)}
    found = np.zeros((len(rows), len(keys)), dtype=bool)
    for number, row in enumerate(rows):
        for key in zip(("name", "birth_date", "sex", "document"), row[:4], strict=True):
            if key in place:
                found[number, place[key]] = True
    same, twins, count = (np.array([row[at] for row in rows]) for at in (4, 5, 6))
    return Pairs(found, same.astype(bool), twins.astype(bool), count.astype(float), all_same)


def _fitted(sets: list[Pairs], keys: list[Key], start: Numbers, prior: float) -> Numbers:
    """Fit by Newton's method; weights in bits, the prior given."""
    bit = math.log(2)
    values = np.vstack([one.levels for one in sets])
    apart = [place for place, (name, code) in enumerate(keys) if _another(name, code)]
    agreeing = ~values[:, apart].any(axis=1)
    values = values[agreeing].astype(float)
    same = np.concatenate([one.same for one in sets])[agreeing].astype(float)
    count = np.concatenate([one.count for one in sets])[agreeing]
    pull = np.array([1e9 if key in BY_HAND else PULL for key in keys])
    found = start * bit
    for _round in range(100):
        chance = 1 / (1 + np.exp(-(values @ found + prior * bit)))
        slope = values.T @ (count * (same - chance)) - pull * (found - start * bit)
        bend = (values * (count * chance * (1 - chance))[:, None]).T @ values + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        found += step * min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-9))
        if np.abs(step).max() < 1e-5:
            break
    return found / bit


def _another(name: str, code: str) -> bool:
    return name == "name" and (code == "elsewise" or code.startswith("another"))


def _tell(name: str, one: Pairs, weight: Numbers) -> None:
    for least in (LINKED - 2, LINKED - 1, LINKED, LINKED + 1, LINKED + 2):
        joined = weight >= least
        right = one.count[joined & one.same].sum()
        wrong = one.count[joined & ~one.same & ~one.twins].sum()
        sys.stdout.write(
            f"{name}, from {least} bits: precision {right / max(right + wrong, 1):.5f}, "
            f"recall {right / one.all_same:.5f} of pairs before they are grouped\n"
        )


def _table(sets: list[Pairs], keys: list[Key], found: Numbers) -> str:
    """Write m as counted, and the u that makes the weight the one that was fitted."""
    counts = {}
    for number, key in enumerate(keys):
        one = sets[key[0] == "document"]
        counts[key] = max(float(one.count[one.levels[:, number] & one.same].sum()), 1.0)
    lines = ["comparison\tlevel\tm\tu"]
    for key, bits in zip(keys, found, strict=True):
        m = counts[key] / sum(count for (name, _), count in counts.items() if name == key[0])
        lines.append(f"{key[0]}\t{key[1]}\t{m:.3g}\t{m / 2**bits:.3g}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
