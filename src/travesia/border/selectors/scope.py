"""Records out of the reader's scope: the answer is the one for a record that does not exist."""

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.errors import DeniedError, NotFoundError


def need_in_scope(
    *, actor: Actor, permission: str, scope: Scope | None, purpose: Purpose, missing: NotFoundError
) -> None:
    """Return when the actor may read a record in `scope`; None is a record that does not exist.

    Without the permission anywhere raises AccessDeniedError, whatever was asked for. With it, a
    record elsewhere and one that is not there raise `missing` alike: nobody learns from the answer
    that a traveller was before an officer of another post.
    """
    access.require_anywhere(actor=actor, permission=permission, purpose=purpose)
    if scope is None:
        raise missing
    try:
        access.authorize(actor=actor, permission=permission, scope=scope, purpose=purpose)
    except DeniedError:
        raise missing from None
