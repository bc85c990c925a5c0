"""The errors of the room."""

from travesia.core.errors import DomainError


class HelpdeskError(DomainError):
    """Something cannot be kept as it was entered; nothing was kept of it."""


class TooManyMessagesError(DomainError):
    """A sender wrote too often; nothing was answered."""

    status = 429


class MessageRefusedError(DomainError):
    """A message was not signed as agreed, or had been heard before; nothing was done."""

    status = 403
