"""The errors of the room."""

from travesia.core.errors import DomainError


class PlacesError(DomainError):
    """A place cannot be as it was given; nothing was changed."""
