"""What can go wrong with lists, in sentences to act on."""

from travesia.core.errors import ConflictError, DomainError


class ListError(DomainError):
    """A list, version or entry cannot be taken as it stands; nothing was changed."""


class ListConflictError(ConflictError):
    """Somebody else acted on the version first, or the rule of two persons is not met."""
