"""Why a file as a whole cannot be taken, in sentences."""

from django.utils.translation import gettext_lazy as _

from travesia.core.errors import ConflictError, NotFoundError
from travesia.directory.domain import DirectoryError, FileError


def file_refusal(error: FileError, source: str) -> DirectoryError:
    """Say why a whole file cannot be taken."""
    if error.code == "too_large":
        return DirectoryError(
            "directory.file_too_large",
            _("%(source)s is larger than a directory can be. Nothing was taken."),
            source=source,
        )
    if error.code == "unknown_form":
        return DirectoryError(
            "directory.file_unknown_form",
            _(
                "%(source)s is neither JSON, nor a zip of CSV tables, nor a workbook (XLSX). "
                "Nothing was taken."
            ),
            source=source,
        )
    if error.code == "no_tables":
        return DirectoryError(
            "directory.file_no_tables",
            _("%(source)s holds no table of HSDS (organization, service, location …)."),
            source=source,
        )
    return DirectoryError(
        "directory.file_broken",
        _("%(source)s cannot be read: %(why)s. Nothing was taken."),
        source=source,
        why=error.detail or error.code,
    )


def file_gone() -> NotFoundError:
    """Say that the file of an upload is kept no more."""
    return NotFoundError("directory.file_gone", _("The file is not kept any more. Send it again."))


def not_now() -> ConflictError:
    """Say that the upload is not in the state for that."""
    return ConflictError(
        "directory.file_not_now",
        _("The file stands somewhere else by now. Load its page again; nothing was changed."),
    )
