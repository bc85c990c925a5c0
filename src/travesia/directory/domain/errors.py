"""The errors of the room."""

from travesia.core.errors import DomainError


class DirectoryError(DomainError):
    """An entry of the directory cannot be as it was given; nothing was changed."""


class FileError(Exception):
    """A file is not what it says it is; nothing of it can be taken.

    `code` is one of `not_a_package`, `broken`, `too_large`, `unknown_form`, `no_tables`.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
