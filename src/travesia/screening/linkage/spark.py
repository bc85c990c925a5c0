"""Scoring of pairs by Splink on Apache Spark: the same levels and weights, another engine.

Preparing and grouping stay in DuckDB; only what grows with the square of the records moves. Tables
pass as Parquet in a folder that every worker must be able to read: on one machine any folder, on a
cluster a shared one, named by TMPDIR.
"""

import tempfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from travesia.screening.linkage import model
from travesia.screening.linkage.clustering import Ids, Pairs
from travesia.screening.linkage.dialects import SPARK
from travesia.screening.linkage.errors import LinkError
from travesia.screening.linkage.scoring import CANDIDATES, COMPARED, NO_LIMIT, pairs_of, silence

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PARTITIONS_A_THREAD: Final = 4
"""Parts of a join for each thread: several, so that no thread waits for the longest."""


class SparkEngine:
    """Splink on Spark, over records that were prepared in DuckDB."""

    def __init__(self, database: "DuckDBPyConnection", prior: float, *, threads: int) -> None:
        """Start Spark and hand it `records` and `keys`.

        Args:
            database: with the tables of `preparing.prepare`.
            prior: the probability that two records drawn at random are of one person.
            threads: of the local mode; a master in the settings of Spark goes before it.

        Raises LinkError when PySpark or Java is missing.
        """
        self.database = database
        # Given up when this engine is: nothing of the records stays on disk.
        self._folder = tempfile.TemporaryDirectory(prefix="travesia-spark-")
        self._place = Path(self._folder.name)
        self._session = _session(self._place, threads)
        self._calls = 0
        self._hand_over(f"select {', '.join(COMPARED)} from records", "compared")
        self._hand_over("select id, key from keys", "keys")
        self._linker, self._api = self._ready(prior)

    def candidates(self, least: float) -> Pairs:
        """Score the pairs that share a key; give those of at least so many bits."""
        self._session.sql(CANDIDATES).createOrReplaceTempView("asked")
        return self._asked(least)

    def these(self, left: Ids, right: Ids) -> Pairs:
        """Score these pairs."""
        import pyarrow as pa

        given = pa.table({"join_key_l": left, "join_key_r": right})
        self.database.register("pairs_given", given)
        self._hand_over("select *, '0' as match_key from pairs_given", "asked")
        self.database.unregister("pairs_given")
        return self._asked(NO_LIMIT)

    def close(self) -> None:
        """Stop Spark and take its files away."""
        self._session.stop()
        self._folder.cleanup()

    def _ready(self, prior: float) -> tuple[Any, Any]:
        from splink import Linker

        silence()
        api = import_module("splink.backends.spark").SparkAPI(
            spark_session=self._session,
            break_lineage_method="persist",
            register_udfs_automatically=False,
        )
        settings = model.settings(prior, SPARK)
        compared = api.register(self._session.table("compared"))
        return Linker(compared, settings, log_level=None, validate_settings=False), api

    def _hand_over(self, query: str, view: str) -> None:
        """Give Spark the rows of a query under a name."""
        self._calls += 1
        path = self._place / f"{view}-{self._calls}.parquet"
        self.database.execute(f"copy ({query}) to '{path}' (format parquet)")
        self._session.read.parquet(str(path)).createOrReplaceTempView(view)

    def _asked(self, least: float) -> Pairs:
        self._calls += 1
        self._linker.table_management.register_blocked_pairs_for_predict(
            self._api.register(self._session.table("asked"))
        )
        scored = self._linker.inference.predict(threshold_match_weight=least, warning_mode="never")
        path = self._place / f"scored-{self._calls}.parquet"
        rows = self._session.table(scored.physical_name)
        rows.select("id_l", "id_r", "match_weight").write.parquet(str(path))
        found = self.database.execute(
            f"select id_l, id_r, match_weight from read_parquet('{path}/*.parquet') "
            "order by id_l, id_r"
        ).fetchnumpy()
        scored.drop_table_from_database_and_remove_from_cache()
        return pairs_of(found)


def _session(folder: Path, threads: int) -> Any:  # noqa: ANN401  # PySpark is not installed where types are checked
    try:
        errors, sql = import_module("pyspark.errors"), import_module("pyspark.sql")
    except ImportError as error:
        raise LinkError("link.spark_missing", why=str(error)) from None
    parts = str(threads * PARTITIONS_A_THREAD)
    made = (
        sql.SparkSession.builder.appName("travesia-link")
        .config("spark.sql.shuffle.partitions", parts)
        .config("spark.default.parallelism", parts)
        .config("spark.ui.enabled", "false")
        .config("spark.local.dir", str(folder))
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
    )
    try:
        session = made.master(f"local[{threads}]").getOrCreate()
    except (errors.PySparkException, OSError, RuntimeError) as error:
        why = str(error).strip().splitlines() or [type(error).__name__]
        raise LinkError("link.spark_missing", why=why[0][:200]) from None
    session.sparkContext.setLogLevel("ERROR")
    return session
