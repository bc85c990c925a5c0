"""The container of an index: named sections in one file that is written whole or not at all.

Layout: eight bytes of magic, the length of the header (8 bytes, little end first), the header as
JSON, the sections one after the other at multiples of 64 bytes, and the SHA-256 of all of it.
Numbers are little end first. Nothing in the file is code.
"""

import hashlib
import json
import mmap
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

MAGIC = b"TRVSCRN1"
FORMAT = 1
_ALIGNED = 64
_DIGEST = 32
_CHUNK = 1 << 20
#: A header is a few kilobytes; more is no header of ours.
_LONGEST_HEADER = 1 << 20


class IndexFileError(ValueError):
    """The file is no index that can be used; `code` says why, the text says it in English.

    Codes: `index.missing`, `index.foreign`, `index.half_written`, `index.changed`,
    `index.other_version`.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Sections:
    """The sections of an open file, mapped into memory; nothing is read before it is asked for."""

    def __init__(self, path: Path, *, verify: bool = True) -> None:
        """Open a file and check that it is whole; `verify` also recomputes its digest.

        Raises IndexFileError.
        """
        try:
            with path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                if size < len(MAGIC) + 8 + _DIGEST:
                    raise IndexFileError("index.half_written", f"{path.name} is too short.")
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            why = error.strerror or "unreadable"
            raise IndexFileError("index.missing", f"{path.name}: {why}.") from error
        self._view = memoryview(self._map)
        self.header = self._read_header(path.name)
        self._check_whole(path.name, size, verify=verify)

    def array(self, name: str) -> NDArray[Any]:
        """Return a section as numbers, without a copy."""
        found = self.header["sections"][name]
        return np.frombuffer(
            self._view, dtype=found["kind"], count=found["count"], offset=self._start + found["at"]
        )

    def raw(self, name: str) -> memoryview:
        """Return a section as bytes, without a copy."""
        found = self.header["sections"][name]
        start = self._start + found["at"]
        return self._view[start : start + found["count"]]

    def names(self) -> tuple[str, ...]:
        """List the sections."""
        return tuple(self.header["sections"])

    @property
    def digest(self) -> str:
        """The SHA-256 of the file, in hexadecimal: one content, one digest."""
        return bytes(self._view[-_DIGEST:]).hex()

    def _read_header(self, name: str) -> Mapping[str, Any]:
        if bytes(self._view[: len(MAGIC)]) != MAGIC:
            raise IndexFileError("index.foreign", f"{name} is no index of this program.")
        length = int.from_bytes(self._view[8:16], "little")
        if length > min(_LONGEST_HEADER, len(self._view)):
            raise IndexFileError("index.half_written", f"{name} has no whole header.")
        self._start = _aligned(16 + length)
        try:
            header = json.loads(bytes(self._view[16 : 16 + length]))
            sections = header["sections"]
            ends = [
                found["at"] + found["count"] * np.dtype(found["kind"]).itemsize
                for found in sections.values()
            ]
            self._size = self._start + _aligned(max(ends, default=0)) + _DIGEST
            version = header["format"]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise IndexFileError("index.half_written", f"{name} has a broken header.") from error
        if version != FORMAT:
            raise IndexFileError(
                "index.other_version", f"{name} has format {version}; this program reads {FORMAT}."
            )
        return dict(header)

    def _check_whole(self, name: str, size: int, *, verify: bool) -> None:
        if size != self._size:
            raise IndexFileError(
                "index.half_written", f"{name} has {size} bytes instead of {self._size}."
            )
        if verify and _digest_of(self._view[:-_DIGEST]) != bytes(self._view[-_DIGEST:]):
            raise IndexFileError("index.changed", f"{name} was changed after it was written.")


def write_sections(
    path: Path, header: Mapping[str, Any], parts: Mapping[str, NDArray[Any] | bytes | Path]
) -> str:
    """Write a file whole: beside its place, synchronised to the disk, then renamed onto it.

    Parts are numbers, bytes, or files that are copied in. Returns the digest in hexadecimal. A
    reader sees the old file or the new one, never a mixture.
    """
    sections, at = {}, 0
    for name, part in parts.items():
        kind, count, length = _measure(part)
        sections[name] = {"at": at, "kind": kind, "count": count}
        at = _aligned(at + length)
    head = json.dumps({**header, "format": FORMAT, "sections": sections}, sort_keys=True).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            digest = _fill(file, head, parts)
        Path(beside).replace(path)
        _synchronise_folder(path.parent)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return digest


def rewrite_header(path: Path, changes: Mapping[str, Any]) -> str:
    """Write a file anew with a changed header and the same sections; return its digest.

    Raises IndexFileError.
    """
    old = Sections(path)
    kept = {key: value for key, value in old.header.items() if key not in {"format", "sections"}}
    return write_sections(
        path, {**kept, **changes}, {name: old.array(name) for name in old.names()}
    )


def _fill(file: BinaryIO, head: bytes, parts: Mapping[str, NDArray[Any] | bytes | Path]) -> str:
    digest = hashlib.sha256()

    def put(piece: bytes | memoryview) -> None:
        file.write(piece)
        digest.update(piece)

    put(MAGIC + len(head).to_bytes(8, "little") + head)
    put(b"\0" * (_aligned(16 + len(head)) - 16 - len(head)))
    for part in parts.values():
        length = _put(part, put)
        put(b"\0" * (_aligned(length) - length))
    file.write(digest.digest())
    file.flush()
    os.fsync(file.fileno())
    return digest.hexdigest()


def _put(part: NDArray[Any] | bytes | Path, put: Callable[[bytes | memoryview], None]) -> int:
    if isinstance(part, Path):
        length = 0
        with part.open("rb") as source:
            while piece := source.read(_CHUNK):
                put(piece)
                length += len(piece)
        return length
    flat = memoryview(part) if isinstance(part, bytes) else part.view(np.uint8).data
    for start in range(0, len(flat), _CHUNK):
        put(flat[start : start + _CHUNK])
    return len(flat)


def _measure(part: NDArray[Any] | bytes | Path) -> tuple[str, int, int]:
    """Return the kind, the count of elements and the length in bytes."""
    if isinstance(part, Path):
        length = part.stat().st_size
        return "|u1", length, length
    if isinstance(part, bytes):
        return "|u1", len(part), len(part)
    return part.dtype.str, part.size, part.nbytes


def _aligned(length: int) -> int:
    return -(-length // _ALIGNED) * _ALIGNED


def _digest_of(view: memoryview) -> bytes:
    digest = hashlib.sha256()
    for start in range(0, len(view), _CHUNK):
        digest.update(view[start : start + _CHUNK])
    return digest.digest()


def _synchronise_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
