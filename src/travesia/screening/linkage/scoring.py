"""Scoring of pairs by Splink on DuckDB: the candidates first, then every pair within the groups."""

import logging
import warnings
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from travesia.screening.linkage import model
from travesia.screening.linkage.clustering import Ids, Pairs
from travesia.screening.linkage.dialects import DUCKDB

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COMPARED = (
    "id",
    "words",
    "name_key",
    "letters",
    "rarity",
    "odd",
    "apart",
    "births_of_name",
    "sex",
    "document",
    "born",
    "born_swapped",
    "born_year",
    "born_month",
)
"""Columns of `records` that the model reads."""

CANDIDATES = (
    "select distinct l.id as join_key_l, r.id as join_key_r, '0' as match_key "
    "from keys as l join keys as r on l.key = r.key and l.id < r.id"
)
"""Every pair that shares a key, once, as Splink takes pairs to score."""

NO_LIMIT = -1_000.0
"""A match weight below any: give every pair that was asked for."""


class Engine(Protocol):
    """What scores pairs of records; ids are those of `records`."""

    def candidates(self, least: float) -> Pairs:
        """Score the pairs that share a key; give those of at least so many bits."""

    def these(self, left: Ids, right: Ids) -> Pairs:
        """Score these pairs."""

    def close(self) -> None:
        """Let go of what the engine holds."""


def silence() -> None:
    """Keep Splink's own remarks off the output of the command."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module=r"splink\..*")


class DuckDBEngine:
    """Splink on the DuckDB connection that the records lie in."""

    def __init__(self, database: "DuckDBPyConnection", prior: float) -> None:
        """Make Splink ready over `records` and `keys`.

        Args:
            database: with the tables of `preparing.prepare`.
            prior: the probability that two records drawn at random are of one person.
        """
        from splink import DuckDBAPI, Linker

        silence()
        self.database = database
        database.execute(f"create view compared as select {', '.join(COMPARED)} from records")
        self._api = DuckDBAPI(database)
        settings = model.settings(prior, DUCKDB)
        self._linker = Linker(
            self._api.register("compared"), settings, log_level=None, validate_settings=False
        )

    def candidates(self, least: float) -> Pairs:
        """Score the pairs that share a key; give those of at least so many bits."""
        self.database.execute(f"create or replace table asked as {CANDIDATES}")
        return self._asked(least)

    def these(self, left: Ids, right: Ids) -> Pairs:
        """Score these pairs."""
        import pyarrow as pa

        self.database.register("pairs_given", pa.table({"join_key_l": left, "join_key_r": right}))
        self.database.execute(
            "create or replace table asked as select *, '0' as match_key from pairs_given"
        )
        self.database.unregister("pairs_given")
        return self._asked(NO_LIMIT)

    def close(self) -> None:
        """Nothing: the connection belongs to whoever opened it."""

    def _asked(self, least: float) -> Pairs:
        self._linker.table_management.register_blocked_pairs_for_predict(
            self._api.register("asked")
        )
        scored = self._linker.inference.predict(threshold_match_weight=least, warning_mode="never")
        found = self.database.execute(
            f"select id_l, id_r, match_weight from {scored.physical_name}"
        ).fetchnumpy()
        scored.drop_table_from_database_and_remove_from_cache()
        self.database.execute("drop table asked")
        return pairs_of(found)


def pairs_of(columns: dict[str, Any]) -> Pairs:
    """Make pairs of the columns id_l, id_r and match_weight."""
    return Pairs(
        np.asarray(columns["id_l"], dtype=np.int64),
        np.asarray(columns["id_r"], dtype=np.int64),
        np.asarray(columns["match_weight"], dtype=np.float64).round(6),
    )
