"""What can go wrong in the portal."""

from travesia.core.errors import ConflictError, DomainError, NotFoundError


class PortalError(DomainError):
    """A rule of the portal was not met; what was written before is kept."""


class PortalNotFoundError(NotFoundError):
    """There is no such item, or nothing of it may be shown."""


class PortalConflictError(ConflictError):
    """Somebody else changed the text first."""
