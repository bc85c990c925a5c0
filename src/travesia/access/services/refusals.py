"""The errors of access: a stable code, a sentence, and what to do."""

from typing import ClassVar

from travesia.core.errors import ConflictError, DeniedError, DomainError


class AccessError(DomainError):
    """A rule about people's access was not met; nothing was changed."""


class AccessConflictError(ConflictError):
    """Somebody did it before, or the thing is no longer in the state it was shown in."""


class AccessDeniedError(DeniedError):
    """The actor holds no grant for this; the message never says whether the thing exists."""


class SignInNeededError(AccessDeniedError):
    """Nobody is signed in; a page answers with the way to sign in."""

    status: ClassVar[int] = 401
