"""Keep a sent file in the node's folder until it was brought in, and read it."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings

from travesia.directory.domain import FileError, Tables
from travesia.directory.domain.files import is_hsds, read_file
from travesia.directory.domain.flat import FlatReading, Grid, Target, read_grid, tables_of
from travesia.directory.models import Upload
from travesia.directory.services.file_errors import file_gone, file_refusal

LARGEST_UPLOAD = 50_000_000
"""Bytes of a file sent through the browser; larger ones come in by command."""


def keep(upload_id: UUID, pieces: Iterable[bytes], name: str) -> str:
    """Write a file for the node's own user alone and return its SHA-256; all of it or nothing.

    Raises DirectoryError (`directory.file_too_large`).
    """
    path, size, digest = path_of(upload_id), 0, hashlib.sha256()
    try:
        with path.open("xb") as file:
            path.chmod(0o600)
            for piece in pieces:
                size += len(piece)
                if size > LARGEST_UPLOAD:
                    raise file_refusal(FileError("too_large"), name)
                digest.update(piece)
                file.write(piece)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def headers_of(upload_id: UUID, name: str) -> tuple[str, ...]:
    """Return the headers of a list with columns of its own; empty for a file in HSDS.

    Raises DirectoryError for what is neither.
    """
    content = _content(upload_id)
    try:
        return () if is_hsds(content, name) else read_grid(content).headers
    except FileError as error:
        raise file_refusal(error, name) from error


def first_lines(upload: Upload, count: int = 5) -> Grid | None:
    """Return the headers and the first lines of a list; None for a file in HSDS."""
    if not upload.headers:
        return None
    grid = read_grid(_content(upload.pk))
    return Grid(grid.headers, grid.lines[:count])


def reading_of(upload: Upload) -> FlatReading:
    """Return how the columns of a list are read."""
    columns = {Target(name): header for name, header in upload.columns.items()}
    return FlatReading(columns, upload.country, upload.source)


def read_upload(upload: Upload) -> Tables:
    """Return the tables of a kept file; DirectoryError when it cannot be read."""
    content = _content(upload.pk)
    try:
        if upload.headers:
            return tables_of(read_grid(content), reading_of(upload))
        return read_file(content, upload.name)
    except FileError as error:
        raise file_refusal(error, upload.name) from error


def forget(upload_id: UUID) -> None:
    """Take a kept file away."""
    path_of(upload_id).unlink(missing_ok=True)


def path_of(upload_id: UUID) -> Path:
    """Return where the file of an upload lies until it was brought in."""
    folder = Path(settings.DATA) / "directory" / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / upload_id.hex


def _content(upload_id: UUID) -> bytes:
    try:
        return path_of(upload_id).read_bytes()
    except FileNotFoundError as error:
        raise file_gone() from error
