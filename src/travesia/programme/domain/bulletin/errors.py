"""What can go wrong with an issue."""

from travesia.core.errors import ConflictError, DomainError, NotFoundError


class BulletinError(DomainError):
    """A rule of the bulletin was not met; what was written before is kept."""


class BulletinNotFoundError(NotFoundError):
    """There is no such issue, or it is not published."""


class BulletinConflictError(ConflictError):
    """Somebody else saved the issue first."""
