"""Decisions on access: the one gate that views, API, commands and jobs all pass."""

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import PERMISSIONS, Actor, ActorKind, Permission, Purpose, Scope, may
from travesia.access.services.refusals import AccessDeniedError, SignInNeededError
from travesia.core import clock


def authorize(
    *, actor: Actor, permission: str, scope: Scope | None = None, purpose: Purpose | None = None
) -> None:
    """Return when the actor may do this in the scope for the purpose; otherwise raise.

    Raises AccessDeniedError (or SignInNeededError for the public), also for a permission that
    nobody registered: what is not granted is denied.
    """
    found = PERMISSIONS.get(permission)
    if found is None or not may(
        actor, found, scope=scope or Scope(), purpose=purpose, moment=clock.now()
    ):
        raise _refusal(actor, permission)


def require_anywhere(*, actor: Actor, permission: str, purpose: Purpose | None = None) -> None:
    """Return when the actor holds the permission in at least one scope; otherwise raise."""
    found = PERMISSIONS.get(permission)
    if found is None or not _holds_anywhere(actor, found, purpose):
        raise _refusal(actor, permission)


def holds(actor: Actor, permission: str) -> bool:
    """Tell whether the actor holds the permission anywhere, for any of its purposes."""
    found = PERMISSIONS.get(permission)
    if found is None:
        return False
    purposes: tuple[Purpose | None, ...] = tuple(found.purposes) or (None,)
    return any(_holds_anywhere(actor, found, purpose) for purpose in purposes)


def scopes_of(*, actor: Actor, permission: str) -> tuple[Scope, ...]:
    """Return the scopes in which the actor holds the permission now, for lists to narrow by."""
    found = PERMISSIONS.get(permission)
    moment = clock.now()
    if found is None:
        return ()
    return tuple(g.scope for g in actor.grants if g.role in found.roles and g.holds(moment))


def _holds_anywhere(actor: Actor, permission: Permission, purpose: Purpose | None) -> bool:
    moment = clock.now()
    scopes = [grant.scope for grant in actor.grants] or [Scope()]
    return any(
        may(actor, permission, scope=scope, purpose=purpose, moment=moment) for scope in scopes
    )


def _refusal(actor: Actor, permission: str) -> AccessDeniedError:
    if actor.kind is ActorKind.PUBLIC:
        return SignInNeededError(
            "access.sign_in_needed", _("Sign in to go on."), permission=permission
        )
    return AccessDeniedError(
        "access.denied",
        _("This is not open to your role. Nothing was shown or changed."),
        permission=permission,
    )
