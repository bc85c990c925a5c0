"""What can go wrong at the desk, each with a sentence: what happened, what was kept, what to do."""

from travesia.core.errors import ConflictError, DomainError, NotFoundError


class BorderError(DomainError):
    """A rule of the desk was not met; nothing was recorded."""


class ZoneNotReadError(BorderError):
    """The text is no machine-readable zone that can be worked with; the form keeps the text."""


class DocumentFirstError(BorderError):
    """A visa, card or seal was read before any travel document; the form keeps it."""


class BorderNotFoundError(NotFoundError):
    """There is no such inspection, refusal or crossing for this officer."""


class BorderConflictError(ConflictError):
    """Somebody else was first; the answer says who and what, and the form keeps the rest."""
