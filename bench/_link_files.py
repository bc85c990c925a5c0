"""Files of the linkage benchmark: the events as CSV, who is who beside them as Parquet."""

import csv
from itertools import islice
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

from bench._link_damage import MIX_A, MIX_B, Mix
from bench._link_people import COLUMNS, People, Someone, events

MIXES = {"A": MIX_A, "B": MIX_B}
EVENTS_EACH = 2.86
"""Events of one person, on average."""


def files(
    mix: Mix, seed: int, count: int, folder: Path, *, tail: int | None = None
) -> tuple[Path, Path]:
    """Make `count` events, shuffled; give the path of the events and of the truth.

    Args:
        mix: what happens how often, and which vocabulary.
        seed: where chance begins.
        count: how many events.
        folder: where the files lie; what lies there is used again.
        tail: rare family names of each culture; by the count of events when it is not said.
    """
    tail = max(200, count // 250) if tail is None else tail
    told = folder / f"link-{mix.name}-{seed}-{count}-{tail}.csv"
    truth = told.with_suffix(".who.parquet")
    if truth.exists():
        return told, truth
    makes = People(mix, seed, tail=tail)
    people = makes.made(int(count / EVENTS_EACH * 1.05))
    made = list(islice(events(people, makes), count))
    Random(seed).shuffle(made)
    folder.mkdir(parents=True, exist_ok=True)
    with told.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows(event.values for event in made)
    columns = {
        "event_id": [event.values[0] for event in made],
        "person": pa.array([event.person for event in made], pa.int32()),
        "twin": pa.array([people[event.person].twin for event in made], pa.int32()),
        "household": pa.array([people[event.person].household for event in made], pa.int32()),
        "one_name": [_one_name(people[event.person]) for event in made],
        "culture": [people[event.person].culture for event in made],
    }
    pq.write_table(pa.table(columns), truth)
    return told, truth


def _one_name(someone: Someone) -> str:
    """Name what relatives share who bear one name: a father and a son, a mother and a daughter.

    Where people bear two family names a child has the first of either side, so the first counts.
    """
    if someone.household < 0:
        return ""
    return f"{someone.household} {' '.join(someone.given)} {someone.family[0]}"
