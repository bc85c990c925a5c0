"""What can go wrong with authorisations, in sentences to act on."""

from travesia.core.errors import ConflictError, DomainError


class CredentialError(DomainError):
    """An authorisation cannot be taken or decided as it stands; nothing was changed."""


class CredentialConflictError(ConflictError):
    """The authorisation stands otherwise than the act needs, or it takes a second person."""
