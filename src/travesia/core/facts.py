"""Facts without identity: how a room tells the statistics what a journal entry counts as.

Facts are additive: a correction emits the old fact with weight -1 and the new one with weight +1,
so the store of facts never needs to know which person or crossing a fact came from.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from travesia.core.events import EntryView
from travesia.core.registry import Registry


@dataclass(frozen=True, slots=True)
class Dataset:
    """A set of facts with one unit of count and declared, identity-free columns."""

    key: str
    unit: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One count: `values` has exactly the dataset's columns, all short codes as text."""

    dataset: str
    values: Mapping[str, str]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class FactMaker:
    """Turns entries of one kind into facts; returns none for an erased body."""

    key: str
    kind: str
    make: Callable[[EntryView], Sequence[Fact]] = field(compare=False)


DATASETS: Registry[Dataset] = Registry("datasets")
FACTS: Registry[FactMaker] = Registry("facts")
