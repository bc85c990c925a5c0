"""Rows of evidence to fit on: queries put to a real index, with the candidates that come up."""

import sys
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.training.damage import KINDS, damaged_date, damaged_name
from tools.training.people import Invented, World, iso
from travesia.screening import Description, DocumentNumber, Entry, Name, open_index, write_index
from travesia.screening.matching.births import kind_of_dates
from travesia.screening.matching.preparing import read_born

_HARDEST = 8
"""The candidates with the best scores that are kept of each query."""

_MORE = 3
"""Others that are kept, drawn."""

UNDATED = "_undated"

_DAMAGED_ABSENT = 0.4
_DAMAGED_ENTRY = 20
_FAMILY = 50


@dataclass(slots=True)
class Evidence:
    """One row a pair; `query` numbers the queries and `kind` says what each was."""

    values: list[tuple[float, ...]] = field(default_factory=list)
    same: list[bool] = field(default_factory=list)
    query: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    """By query: `present`, `absent`, `absent_damaged`, `namesake`, `twin`, `relative`; those asked
    about once more without their date end in UNDATED."""
    dated: list[str] = field(default_factory=list)
    """By query: what is known of the birth date, as thresholds part it."""

    def arrays(self) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.int64]]:
        """Return values, whether the pair is one person, and the query of each row."""
        return (
            np.array(self.values, dtype=np.float64),
            np.array(self.same),
            np.array(self.query, dtype=np.int64),
        )


def gather(*, seed: int, entries: int, queries: int, all_dates: bool = False) -> Evidence:
    """Make a list and people who are asked about, and keep what the engine sees of them.

    `all_dates` asks about absent people with dates in part and without any as well, so that
    thresholds can be read for each. Else everybody but namesakes is asked about once more without
    a date, under a kind of their own: few travellers have none, too few for a fit to learn what a
    name says that stands alone.
    """
    world = World(seed)
    people = _people(world, entries)
    evidence = Evidence()
    with tempfile.TemporaryDirectory(prefix="travesia-training-") as folder:
        path = Path(folder) / "list"
        listed = (_entry(world, place, one) for place, one in enumerate(people))
        write_index(listed, path, source="training", version="1", built_at="")
        index = open_index(path, verify=False)
        for done in range(queries):
            place = world.random.randrange(entries)
            asked = _asked(world, people[place], str(place), done)
            asked += _less_dated(asked, done) if all_dates else _undated(asked)
            for kind, query, truth in asked:
                ranked = index.evidence(query)
                _keep(evidence, world, kind, query, truth, ranked)
            if done % 500 == 499:
                sys.stderr.write(f"seed {seed}: {done + 1} of {queries}\n")
    return evidence


def _people(world: World, entries: int) -> list[Invented]:
    people = [world.person() for _entry in range(entries)]
    for place in range(0, entries - _FAMILY, _FAMILY):
        people[place + 1] = world.twin(people[place])
        people[place + 6] = world.relative(people[place + 5])
    return people


def _entry(world: World, place: int, one: Invented) -> Entry:
    wrong = place % _DAMAGED_ENTRY == 0
    born = damaged_date(world.random, one.born, always=True) if wrong else iso(one.born)
    documents = (DocumentNumber(one.document),) if one.document else ()
    name = Name(" ".join(one.family), " ".join(one.given))
    return Entry(str(place), Description((name,), born, documents=documents))


def _asked(
    world: World, one: Invented, truth: str, done: int
) -> list[tuple[str, Description, str]]:
    """Return a listed person, somebody who is not, and now and then those easily confused."""
    random = world.random
    document = one.document if random.random() < 0.1 else ""
    if not document and random.random() < 0.3:
        document = f"Z{random.randrange(10**7):07}"
    name = damaged_name(world, one, random.choice(KINDS))
    asked = [("present", _description(name, damaged_date(random, one.born), document), truth)]
    new = world.person()
    kind = random.choice(KINDS) if random.random() < _DAMAGED_ABSENT else "exact"
    label = "absent" if kind == "exact" else "absent_damaged"
    name = damaged_name(world, new, kind)
    asked.append((label, _description(name, damaged_date(random, new.born)), ""))
    if done % 2 == 0:
        for label, make in (
            ("namesake", world.namesake),
            ("twin", world.twin),
            ("relative", world.relative),
        ):
            other = make(one)
            name = damaged_name(world, other, "exact")
            asked.append((label, _description(name, iso(other.born)), ""))
    return asked


def _less_dated(
    asked: list[tuple[str, Description, str]], done: int
) -> list[tuple[str, Description, str]]:
    """Return the absent people of a round as they are with less of a date."""
    found = []
    for kind, query, truth in asked:
        born = query.birth_date
        if kind == "absent" and born:
            less = (born[:4], born[:7], f"{born[:4]}-01-01")[done % 3]
            found += [(kind, replace(query, birth_date=text), truth) for text in (less, "")]
    return found


def _undated(asked: list[tuple[str, Description, str]]) -> list[tuple[str, Description, str]]:
    """Return those who stated a date as they are without it; a namesake cannot be told then."""
    return [
        (f"{kind}{UNDATED}", replace(query, birth_date="", documents=()), truth)
        for kind, query, truth in asked
        if kind != "namesake" and query.birth_date
    ]


def _description(name: str, born: str, document: str = "") -> Description:
    documents = (DocumentNumber(document),) if document else ()
    return Description((Name(name),), born, documents=documents)


def _keep(
    evidence: Evidence,
    world: World,
    kind: str,
    query: Description,
    truth: str,
    ranked: list[tuple[str, tuple[float, ...]]],
) -> None:
    number = len(evidence.kinds)
    evidence.kinds.append(kind)
    born = read_born(query.birth_date)
    evidence.dated.append(kind_of_dates(born, born))
    kept = set(range(min(_HARDEST, len(ranked))))
    kept |= {place for place, (one, _values) in enumerate(ranked) if truth and one == truth}
    kept |= set(world.random.sample(range(len(ranked)), min(_MORE, len(ranked))))
    for place in sorted(kept):
        one, values = ranked[place]
        evidence.values.append(values)
        evidence.same.append(bool(truth) and one == truth)
        evidence.query.append(number)
