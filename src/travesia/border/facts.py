"""What the desk's entries count as: crossings and refusals, without identity."""

from collections.abc import Mapping, Sequence

from travesia.border.domain import TRAIT_NAMES, Traits
from travesia.core.events import EntryView
from travesia.core.facts import DATASETS, FACTS, Dataset, Fact, FactMaker

CROSSINGS = DATASETS.register(
    Dataset(key="border.crossings", unit="crossings", columns=TRAIT_NAMES)
)


def _fact(body: object, weight: int) -> Fact | None:
    if not isinstance(body, Mapping):
        return None
    return Fact(CROSSINGS.key, Traits.from_body(body).as_values(), weight)


def recorded(entry: EntryView) -> Sequence[Fact]:
    """Count one movement; an erased body counts as nothing."""
    found = _fact(entry.body, 1)
    return () if found is None else (found,)


def corrected(entry: EntryView) -> Sequence[Fact]:
    """Take back what was counted and count what it should have been."""
    body = entry.body or {}
    before, after = _fact(body.get("before"), -1), _fact(body.get("after"), 1)
    return () if before is None or after is None else (before, after)


FACTS.register(FactMaker("border.recorded", "border.crossing_recorded", recorded))
FACTS.register(FactMaker("border.corrected", "border.crossing_corrected", corrected))
FACTS.register(FactMaker("border.refused", "border.entry_refused", recorded))
