"""The room's own storage: facts as Parquet files and editions as JSON files; no database table.

DuckDB, Ibis and pyarrow come with the optional extra `analytics`; they are imported here only,
inside functions, so that a node without them starts and says a sentence.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from travesia.core.errors import DomainError
from travesia.measures import Cube, MeasureError

from .domain import Edition, decode_basis, decode_edition, encode_basis, encode_edition

if TYPE_CHECKING:
    import ibis.expr.types as ir

    Rows = Counter[tuple[str, ...]]

WEIGHT: Final = "weight"
MOST_PARTS: Final = 12
MEMORY_LIMIT: Final = "512MB"


class EvidenceError(DomainError):
    """The figures could not be made or read; nothing recorded is lost by it."""


class AnalyticsMissingError(EvidenceError):
    """The optional extra `analytics` is not installed."""

    status = 503
    exit_code = 69

    def __init__(self) -> None:
        """Say which extra to install."""
        super().__init__(
            "evidence.analytics_missing",
            _(
                "The figures need the extra “analytics”, which is not installed. "
                "Install it with: pip install 'travesia[analytics]'"
            ),
        )


def has_analytics() -> bool:
    """Tell whether the engine of the figures is installed; a process looks once."""
    return _are_found(find_spec)


@cache
def _are_found(look: Callable[[str], object]) -> bool:
    return all(look(name) is not None for name in ("duckdb", "ibis", "pyarrow"))


def require_analytics() -> None:
    """Return when the engine is installed; otherwise raise AnalyticsMissingError."""
    if not has_analytics():
        raise AnalyticsMissingError


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Replace a file as a whole: readers see the old one or the new one, never a half."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    with temporary.open("w", encoding="utf-8") as handle:
        handle.write(text)
    settle(temporary, path)


def settle(temporary: Path, path: Path) -> None:
    """Make a written file durable, then give it its name."""
    with temporary.open("rb+") as handle:
        os.fsync(handle.fileno())
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn a full disk or a read-only folder into a sentence."""
    try:
        yield
    except OSError as error:
        raise EvidenceError(
            "evidence.storage",
            _(
                "The figures could not be written in %(folder)s: %(reason)s. The journal is "
                "complete; free the folder and refresh the figures again."
            ),
            folder=str(path),
            reason=error.strerror or type(error).__name__,
        ) from error


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one writer at a time into a folder, whichever process it runs in."""
    with storage_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / ".lock").open("a")
    with handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which files are valid and how far in the journal they reach; the one point of commit."""

    node: str = ""
    epoch: int = 0
    seq: int = 0
    parts: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """Per dataset the file names with their number of rows."""
    made_by: str = ""
    """Which makers and columns the facts come from."""
    left_out: int = 0
    """Entries up to `seq` with a fact of the wrong shape."""

    def encode(self) -> dict[str, Any]:
        """Return the manifest as JSON-ready data."""
        return {
            "node": self.node,
            "epoch": self.epoch,
            "seq": self.seq,
            "made_by": self.made_by,
            "left_out": self.left_out,
            "parts": {key: [list(part) for part in parts] for key, parts in self.parts.items()},
        }

    @classmethod
    def decode(cls, data: Mapping[str, Any]) -> Manifest:
        """Read a manifest; raises KeyError, TypeError or ValueError when it is damaged."""
        parts = {
            key: tuple((str(name), int(rows)) for name, rows in listed)
            for key, listed in data["parts"].items()
        }
        return cls(
            *(str(data["node"]), int(data["epoch"]), int(data["seq"]), parts),
            made_by=str(data["made_by"]),
            left_out=int(data.get("left_out", 0)),
        )


class FactStore:
    """Facts as additive Parquet parts per dataset, with one manifest beside them."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which need not exist yet."""
        self.folder = folder

    @property
    def _manifest_path(self) -> Path:
        return self.folder / "manifest.json"

    def manifest(self) -> Manifest:
        """Return what is valid now; an absent or damaged manifest counts as nothing."""
        try:
            return Manifest.decode(json.loads(self._manifest_path.read_text(encoding="utf-8")))
        except (OSError, KeyError, TypeError, ValueError, AttributeError):
            return Manifest()

    def write_part(self, dataset: str, columns: Sequence[str], rows: Rows) -> tuple[str, int]:
        """Write counted facts as one durable file that no manifest names yet."""
        import pyarrow as pa  # noqa: PLC0415  # the extra may be missing
        import pyarrow.parquet as pq  # noqa: PLC0415  # the extra may be missing

        ordered = sorted(rows)
        arrays = {
            name: pa.array([values[index] for values in ordered], pa.string()).dictionary_encode()
            for index, name in enumerate(columns)
        }
        arrays[WEIGHT] = pa.array([rows[values] for values in ordered], pa.int64())
        path = self._new_part(dataset)
        temporary = path.with_suffix(".new")
        with storage_errors(self.folder):
            path.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(pa.table(arrays), temporary, compression="zstd")
            settle(temporary, path)
        return path.name, len(ordered)

    def commit(self, manifest: Manifest) -> None:
        """Make a manifest the valid one, then drop the files that it no longer names."""
        with storage_errors(self.folder):
            write_json(self._manifest_path, manifest.encode())
        for path in self.folder.glob("*/*.*"):
            if path.name not in {name for name, _ in manifest.parts.get(path.parent.name, ())}:
                path.unlink(missing_ok=True)

    def compact(self, manifest: Manifest, dataset: str, columns: Sequence[str]) -> Manifest:
        """Merge the small parts of a dataset when there are many; the largest one is left alone."""
        parts = sorted(manifest.parts.get(dataset, ()), key=lambda part: part[1])
        if len(parts) <= MOST_PARTS:
            return manifest
        small, large = parts[:-1], parts[-1]
        path = self._new_part(dataset)
        temporary = path.with_suffix(".new")
        with engine() as connection, storage_errors(self.folder):
            table = connection.read_parquet([str(path.with_name(name)) for name, _ in small])
            merged = table.group_by(list(columns)).agg(
                **{WEIGHT: table[WEIGHT].sum().cast("int64")}
            )
            merged = merged.filter(merged[WEIGHT] != 0)
            merged.to_parquet(temporary, compression="zstd")
            rows = int(connection.read_parquet(str(temporary)).count().to_pyarrow().as_py())
            settle(temporary, path)
        kept = {**manifest.parts, dataset: (large, (path.name, rows))}
        return replace(manifest, parts=kept)

    @contextmanager
    def facts(self, dataset: str) -> Iterator[ir.Table | None]:
        """Open a dataset as an Ibis table; None when it has no facts yet."""
        require_analytics()
        names = [name for name, _ in self.manifest().parts.get(dataset, ())]
        if not names:
            yield None
            return
        with engine() as connection:
            yield connection.read_parquet([str(self.folder / dataset / name) for name in names])

    def _new_part(self, dataset: str) -> Path:
        """Name a part at random: an id would carry the millisecond somebody crossed."""
        return self.folder / dataset / f"{secrets.token_hex(16)}.parquet"


@contextmanager
def engine() -> Iterator[Any]:
    """Open DuckDB behind Ibis with bounded memory; raises AnalyticsMissingError without it."""
    require_analytics()
    import ibis  # noqa: PLC0415  # the extra may be missing

    connection = ibis.duckdb.connect(memory_limit=MEMORY_LIMIT, threads=2)
    try:
        yield connection
    finally:
        connection.disconnect()


class EditionStore:
    """Published editions, the newest one by name, and the private basis of the newest."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which need not exist yet."""
        self.folder = folder

    def current(self) -> Edition | None:
        """Return the edition in force, or None; raises EvidenceError when it is damaged."""
        try:
            data = json.loads((self.folder / "current.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise _damaged() from error
        try:
            return decode_edition(data)
        except MeasureError as error:
            raise _damaged() from error

    def basis(self) -> Cube | None:
        """Return the true counts of the edition in force; None when there are none to keep."""
        try:
            return decode_basis(
                json.loads((self.folder / "basis.json").read_text(encoding="utf-8"))
            )
        except (OSError, ValueError):
            return None

    def publish(self, edition: Edition, basis: Cube, *, keep: int) -> None:
        """Put an edition into force and drop the oldest beyond `keep`."""
        data = encode_edition(edition)
        with storage_errors(self.folder):
            write_json(self.folder / f"edition-{edition.number:06d}.json", data)
            write_json(self.folder / "basis.json", encode_basis(basis))
            write_json(self.folder / "current.json", data)
            for old in sorted(self.folder.glob("edition-*.json"))[:-keep]:
                old.unlink(missing_ok=True)


def _damaged() -> EvidenceError:
    return EvidenceError(
        "evidence.edition_damaged",
        _("The published edition cannot be read. Publish it again: travesia evidence refresh"),
    )
