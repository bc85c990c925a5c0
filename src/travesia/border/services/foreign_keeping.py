"""Keep the file of another system until it was brought in, and read its table."""

import codecs
import csv
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from travesia.border.models import ImportRun
from travesia.border.services.errors import BorderError, BorderNotFoundError

#: A file larger than this is cut in parts by whoever sends it.
LARGEST = 1024 * 1024 * 1024


def rows_of(run: ImportRun) -> Iterator[list[str]]:
    """Yield the header and each row that holds something; BorderError for what is no table."""
    try:
        with path_of(run.pk).open(encoding=run.encoding, newline="") as file:
            yield from (row for row in csv.reader(file, delimiter=run.delimiter) if any(row))
    except FileNotFoundError as error:
        raise BorderNotFoundError(
            "border.file_gone", _("The file is not kept any more. Send it again.")
        ) from error
    except csv.Error as error:
        raise BorderError("border.not_a_table", _("This is not a table in CSV.")) from error


def measure(path: Path) -> tuple[str, int, str]:
    """Return encoding, rows below the header and delimiter; BorderError for what is no table."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        header = file.readline()
        delimiter = max(",;\t|", key=header.count)
        if not header.count(delimiter) or "\0" in header:
            raise BorderError("border.not_a_table", _("This is not a table in CSV."))
        try:
            count = sum(1 for row in csv.reader(file, delimiter=delimiter) if any(row))
        except csv.Error as error:
            raise BorderError("border.not_a_table", _("This is not a table in CSV.")) from error
    return encoding, count, delimiter


def _encoding(path: Path) -> str:
    """Tell UTF-8 and UTF-16 with its mark from what older Windows programs write."""
    with path.open("rb") as file:
        if file.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
            return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while piece := file.read(1024 * 1024):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252" if _is_cp1252(path) else "latin-1"
    return "utf-8-sig"


def _is_cp1252(path: Path) -> bool:
    with path.open("rb") as file, suppress(UnicodeDecodeError):
        while piece := file.read(1024 * 1024):
            piece.decode("cp1252")
        return True
    return False


def keep(path: Path, pieces: Iterable[bytes]) -> str:
    """Write a file for the node's own user alone and return its SHA-256; all of it or nothing."""
    size, digest = 0, hashlib.sha256()
    try:
        with path.open("xb") as file:
            path.chmod(0o600)
            for piece in pieces:
                size += len(piece)
                if size > LARGEST:
                    raise BorderError(
                        "border.file_too_large",
                        _("The file is larger than 1 GB. Send it in parts; nothing was kept."),
                    )
                digest.update(piece)
                file.write(piece)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def path_of(run_id: UUID) -> Path:
    """Return where the file of a run lies until it was brought in."""
    folder = Path(settings.DATA) / "border" / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{run_id.hex}.csv"
