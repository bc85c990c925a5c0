"""Reads of the evidence room: the edition in force, and counts from the store of facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from travesia.measures import CubeKey

from .domain import COUNTED_OUTCOME, CROSSINGS, DIRECTIONS, Edition
from .models import WEIGHT, EditionStore, EvidenceError, FactStore, has_analytics

__all__ = [
    "CrossingCounts",
    "Watermark",
    "analytics_installed",
    "crossing_counts",
    "current_edition",
    "edition_store",
    "fact_store",
    "watermark",
]


@dataclass(frozen=True, slots=True)
class Watermark:
    """How far in the journal the facts reach."""

    node: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True)
class CrossingCounts:
    """True counts of crossings; they never leave the node unprotected."""

    cells: tuple[tuple[CubeKey, int], ...]


def folder() -> Path:
    """Return the folder of the room inside the node's data folder."""
    return Path(settings.DATA) / "evidence"


def fact_store() -> FactStore:
    """Return the store of facts of this node."""
    return FactStore(folder() / "facts")


def edition_store() -> EditionStore:
    """Return the store of editions of this node."""
    return EditionStore(folder() / "editions")


def analytics_installed() -> bool:
    """Tell whether the extra `analytics` is installed on this node."""
    return has_analytics()


def current_edition() -> Edition | None:
    """Return the edition in force; it is read without the extra `analytics`.

    Raises EvidenceError when the file is damaged.
    """
    return edition_store().current()


def watermark() -> Watermark:
    """Return how far the facts reach; seq 0 when there are none."""
    manifest = fact_store().manifest()
    return Watermark(manifest.node, manifest.epoch, manifest.seq)


def crossing_counts() -> CrossingCounts:
    """Count admitted crossings by direction, nationality and month.

    Raises AnalyticsMissingError without the extra, EvidenceError when a sum is below zero: a
    correction was counted whose crossing was not.
    """
    return CrossingCounts(tuple(_crossing_cells()))


def _crossing_cells() -> Iterator[tuple[CubeKey, int]]:
    with fact_store().facts(CROSSINGS) as facts:
        if facts is None:
            return
        counted = facts.filter(
            facts["outcome"] == COUNTED_OUTCOME, facts["direction"].isin(list(DIRECTIONS))
        )
        grouped = counted.group_by(["direction", "nationality", "month"]).agg(
            n=counted[WEIGHT].sum().cast("int64")
        )
        for row in grouped.to_pyarrow().to_pylist():
            if row["n"] < 0:
                raise EvidenceError(
                    "evidence.facts_inconsistent",
                    _(
                        "The facts do not add up. Make them again from the journal: "
                        "travesia evidence refresh --rebuild"
                    ),
                )
            if row["n"]:
                yield CubeKey(row["direction"], row["nationality"], row["month"]), int(row["n"])
