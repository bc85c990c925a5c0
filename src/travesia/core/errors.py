"""Errors that a person can act on: one family per room, a stable code, a translatable message."""

from collections.abc import Mapping
from typing import ClassVar


class DomainError(Exception):
    """A rule of the field was not met; nothing that was recorded before is lost.

    `code` is stable and documented, `message` is a (lazily) translated sentence with named
    placeholders, `facts` fill the placeholders and go into problem+json as they are.
    """

    #: HTTP status this family maps to unless the instance says otherwise.
    status: ClassVar[int] = 422
    #: Exit code for the command line (sysexits: 65 is bad input).
    exit_code: ClassVar[int] = 65

    def __init__(self, code: str, message: object, **facts: object) -> None:
        """Keep the code, the lazy message and the facts; nothing is rendered yet."""
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, object] = facts
        self._message = message

    @property
    def message(self) -> str:
        """The sentence in the active language with its facts filled in."""
        text = str(self._message)
        return text % self.facts if self.facts else text

    def __str__(self) -> str:
        """Return the sentence for people, so that logs and consoles read well."""
        return self.message


class NotFoundError(DomainError):
    """The thing asked for does not exist, or the actor may not know that it does."""

    status = 404


class ConflictError(DomainError):
    """Somebody else changed the thing first; the answer says who and what to do."""

    status = 409


class DeniedError(DomainError):
    """The actor may not do this; also raised for things nobody granted."""

    status = 403
    exit_code = 77
