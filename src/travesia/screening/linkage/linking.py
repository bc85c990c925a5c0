"""Link the records of people: files in, who is with whom out."""

import errno
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from travesia.screening.linkage import model
from travesia.screening.linkage.asking import find_questions, find_unmatched
from travesia.screening.linkage.errors import CATALOGUE, LinkError
from travesia.screening.linkage.grouping import Grouped, group
from travesia.screening.linkage.preparing import prepare
from travesia.screening.linkage.reading import read_events
from travesia.screening.linkage.report import Clock, Report
from travesia.screening.linkage.scoring import DuckDBEngine, Engine

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAIRS_EACH: Final = 1.93
"""Pairs of one person that an event is in, by which the prior is reckoned: 2.9 events a person."""

MOST_LIKELY: Final = 0.01
"""The prior is never above this, however few the records."""

EXAMPLES: Final = 20
"""So many of what was set aside are named in the report; the file has them all."""


@dataclass(frozen=True)
class Outputs:
    """Where the answers go; only the clusters are always written."""

    clusters: Path
    """event_id, cluster_id."""
    unmatched: Path | None = None
    """event_id, cluster_id, direction, date, reason."""
    questions: Path | None = None
    """question, weight (caution, or info for a weak one), cluster_id, other_cluster_id, event_id,
    other_event_id."""
    set_aside: Path | None = None
    """source, line, event_id, reason, detail."""


@dataclass(frozen=True)
class Options:
    """How to link."""

    engine: Literal["duckdb", "spark"] = "duckdb"
    encoding: str = "utf-8"
    threads: int = field(default_factory=lambda: min(os.cpu_count() or 2, 8))
    memory_mib: int = 2_400
    """What DuckDB may hold; it goes to disk beyond. The process needs about 0.6 GiB more."""
    language: str = "en"
    """Of what is said on the way."""


def link_files(
    paths: Sequence[Path],
    outputs: Outputs,
    options: Options | None = None,
    *,
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """Link the events of CSV or Parquet files and write who is with whom.

    The same events give the same clusters with the same ids, in whatever order they stand. A
    cluster is named by its least event_id.

    Raises LinkError when an extra is missing, a file cannot be read or written, or memory ends.
    """
    options = options or Options()
    _ask_for_extras()
    import duckdb

    report = Report(model.MODEL, options.engine)
    clock = Clock(report, say, options.language)
    _check_places(outputs, paths)
    with (
        tempfile.TemporaryDirectory(prefix="travesia-link-") as folder,
        closing(_database(options, Path(folder))) as database,
    ):
        try:
            _link(database, paths, options, report, clock)
            _write(database, outputs)
        except duckdb.OutOfMemoryException as error:
            why = str(error).splitlines()[0][:200]
            raise LinkError("link.out_of_memory", why=why) from None
    clock.step("write", "progress.written", file=str(outputs.clusters))
    clock.end()
    return report


def _check_places(outputs: Outputs, paths: Sequence[Path]) -> None:
    """Say before the work, not after it, that an answer cannot be written where it shall go."""
    places = (outputs.clusters, outputs.unmatched, outputs.questions, outputs.set_aside)
    given = [path for path in places if path is not None]
    for number, path in enumerate(given):
        _try(path)
        before = given[:number]
        if any(path.resolve() == one.resolve() or _same_file(path, one) for one in before):
            raise LinkError("link.two_answers_one_file", file=str(path))
        if any(_same_file(path, one) for one in paths):
            raise LinkError("link.over_its_own_file", file=str(path))


def _try(path: Path) -> None:
    """Begin a file and leave it: of some folders nothing else tells what root may write there."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        begun = _begun(path)
        begun.touch()
        begun.unlink()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise LinkError("link.not_written", file=str(path), why=why) from None


def _same_file(one: Path, other: Path) -> bool:
    """Tell whether two names lead to one file, by whatever links."""
    return one.exists() and other.exists() and one.samefile(other)


def _ask_for_extras() -> None:
    for name in ("duckdb", "pyarrow", "splink"):
        try:
            import_module(name)
        except ImportError:
            raise LinkError("link.extra_missing", name=name) from None


def _database(options: Options, folder: Path) -> "DuckDBPyConnection":
    import duckdb

    return duckdb.connect(
        config={
            "threads": options.threads,
            "memory_limit": f"{options.memory_mib}MiB",
            "temp_directory": str(folder),
        }
    )


def _link(
    database: "DuckDBPyConnection",
    paths: Sequence[Path],
    options: Options,
    report: Report,
    clock: Clock,
) -> None:
    report.columns_missing = list(read_events(database, paths, encoding=options.encoding))
    report.events = _count(database, "events")
    clock.step("read", "progress.read", count=report.events)
    database.execute("set preserve_insertion_order = false")
    prepare(database)
    clock.step("prepare", "progress.prepared")
    prior = min(MOST_LIKELY, 2 * PAIRS_EACH / max(report.events, 1))
    engine = _engine(database, options, prior)
    with closing(engine):
        found = group(
            engine, report.events, lambda code, count: clock.step("score", code, count=count)
        )
    _keep(database, found)
    find_unmatched(database)
    find_questions(database)
    _fill(database, report, found)
    report.settings = _settings(options, prior)
    clock.step("group", "progress.people", count=report.clusters)


def _engine(database: "DuckDBPyConnection", options: Options, prior: float) -> Engine:
    if options.engine == "spark":
        spark = import_module("travesia.screening.linkage.spark")
        made: Engine = spark.SparkEngine(database, prior, threads=options.threads)
        return made
    return DuckDBEngine(database, prior)


def _keep(database: "DuckDBPyConnection", found: Grouped) -> None:
    """Make `linked`, the records with their cluster, and `possible`, pairs both ways round."""
    import pyarrow as pa

    ids = range(1, len(found.group) + 1)
    database.register("grouped", pa.table({"id": pa.array(ids), "first": found.group}))
    database.execute(
        "create table linked as select records.*, leader.event_id as cluster_id from records "
        "join grouped using (id) join records as leader on leader.id = grouped.first"
    )
    database.unregister("grouped")
    near = found.possible
    database.register("near", pa.table({"id": near.left, "other": near.right}))
    database.execute(
        "create table possible as select id, other from near union all select other, id from near"
    )
    database.unregister("near")


def _fill(database: "DuckDBPyConnection", report: Report, found: Grouped) -> None:
    report.joined_pairs, report.split_groups = found.joined, found.split
    sizes = "(select count(*) as size from linked group by cluster_id)"
    report.clusters, report.alone = database.execute(
        f"select count(*), count(*) filter (size = 1) from {sizes}"
    ).fetchall()[0]
    database.execute(
        "insert into set_aside select null, 0, event_id, 'link.birth_unread', null "
        "from events semi join (from births where not readable) using (birth_date)"
    )
    database.execute(
        "insert into set_aside select null, 0, null, 'link.number_filler', document from fillers"
    )
    report.set_aside = _counts(database, "set_aside", "reason")
    report.not_decoded = _counts(database, "set_aside", "detail").get("invalid encoding", 0)
    report.unmatched = _counts(database, "unmatched", "reason")
    report.questions = _counts(database, "questions", "code")
    rows = database.execute(
        "select source, line, event_id, reason from set_aside where reason <> 'link.number_filler' "
        "qualify row_number() over (partition by reason order by source, line, event_id) <= 5 "
        f"order by reason, source, line, event_id limit {EXAMPLES}"
    ).fetchall()
    report.examples = [
        dict(zip(("source", "line", "event_id", "reason"), row, strict=True)) for row in rows
    ]


def _counts(database: "DuckDBPyConnection", table: str, column: str) -> dict[str, int]:
    rows = database.execute(
        f"select {column}, count(*) from {table} group by {column} order by {column}"
    ).fetchall()
    return {str(code): int(count) for code, count in rows}


def _count(database: "DuckDBPyConnection", table: str) -> int:
    return int(database.execute(f"select count(*) from {table}").fetchall()[0][0])


def _settings(options: Options, prior: float) -> dict[str, object]:
    return {
        "prior": prior,
        "linked_bits": model.LINKED,
        "levels": [
            {"comparison": level.comparison, "level": level.code, "m": level.m, "u": level.u}
            for level in model.levels()
            if level.code != "missing"
        ],
        "threads": options.threads,
        "memory_mib": options.memory_mib,
        "splink": version("splink"),
        "duckdb": version("duckdb"),
    }


def _write(database: "DuckDBPyConnection", outputs: Outputs) -> None:
    written = (
        (outputs.clusters, "select event_id, cluster_id from linked order by event_id"),
        (
            outputs.unmatched,
            "select event_id, cluster_id, direction, day as date, reason from unmatched "
            "order by event_id",
        ),
        (
            outputs.questions,
            f"select code as question, {_weights()}[code] as weight, cluster_id, "
            "other_cluster_id, event_id, other_event_id "
            "from questions order by all",
        ),
        (outputs.set_aside, "from set_aside order by all"),
    )
    for path, query in written:
        if path is not None:
            _copy(database, query, path)


def _weights() -> str:
    """Give what each question weighs as a map of SQL."""
    listed = (
        f"'{code}': '{severity}'"
        for code, severity in CATALOGUE.severities.items()
        if code.startswith("question.")
    )
    return f"map {{{', '.join(listed)}}}"


def _begun(path: Path) -> Path:
    """Give the place of a file that is being written."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _copy(database: "DuckDBPyConnection", query: str, path: Path) -> None:
    """Write a query as CSV, the file whole or not at all."""
    import duckdb

    begun = _begun(path)
    quoted = str(begun).replace("'", "''")
    try:
        database.execute(f"copy ({query}) to '{quoted}' (format csv, header)")
        begun.replace(path)
    except (OSError, duckdb.Error) as error:
        begun.unlink(missing_ok=True)
        why = str(error).splitlines()[0][:200]
        raise LinkError("link.not_written", file=str(path), why=why) from None
