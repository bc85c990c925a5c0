"""What can go wrong in the journal, as sentences a person can act on."""

from travesia.core.errors import DomainError


class JournalError(DomainError):
    """A rule of the journal was not met."""


class NotWritableError(JournalError):
    """Nothing can be recorded now, so nothing was: the disk is full or the data is read-only."""

    status = 503
    exit_code = 74
