"""Roles: proposed, granted, refused and revoked; nobody gives one to themselves."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import events, selectors
from travesia.access.domain import (
    GRANT_STEPS,
    PERMISSIONS,
    TWO_PERSON_ROLES,
    Actor,
    GrantState,
    Purpose,
    Role,
    Scope,
    may,
)
from travesia.access.models import RoleGrant, User
from travesia.access.selectors import GrantView
from travesia.access.services.authorisation import authorize, require_anywhere
from travesia.access.services.recording import record
from travesia.access.services.refusals import (
    AccessConflictError,
    AccessDeniedError,
    AccessError,
)
from travesia.core import clock
from travesia.core.events import Event


def grant_role(
    *,
    actor: Actor,
    user_id: UUID,
    role: Role,
    scope: Scope,
    reason: str,
    valid_from: datetime | None = None,
    valid_until: datetime | None = None,
) -> GrantView:
    """Give a role, or propose it where the role needs a second person.

    The actor's own grant must cover the scope, so that nobody gives more than they have.
    Raises AccessError for a bad scope or span and for oneself, AccessConflictError when the
    person holds or awaits just that role there.
    """
    authorize(
        actor=actor, permission="access.grant_role", scope=scope, purpose=Purpose.ADMINISTRATION
    )
    now = clock.now()
    start = valid_from or now
    _check(actor, user_id, scope, reason, start, valid_until)
    if not User.objects.filter(pk=user_id).exists():
        raise selectors.nobody()
    state = GrantState.PROPOSED if _needs_second(actor, role) else GrantState.ACTIVE
    try:
        with transaction.atomic():
            _close_expired(user_id, role, scope, now)
            row = RoleGrant.objects.create(
                user_id=user_id,
                role=role.value,
                country=scope.country,
                agency=scope.agency,
                post=scope.post,
                valid_from=start,
                valid_until=valid_until,
                state=state.value,
                reason=reason.strip(),
                granted_by=actor.id,
            )
            _record_grant(actor, row)
    except IntegrityError as error:
        raise AccessConflictError(
            "access.grant_exists", _("The person holds or awaits this role there already.")
        ) from error
    return selectors.grant_view(row)


def confirm_grant(*, actor: Actor, grant_id: UUID) -> GrantView:
    """Open a proposed role as the second person: neither who proposed it nor who gets it."""
    with transaction.atomic():
        row = _waiting(actor, grant_id)
        row.state = GrantState.ACTIVE.value
        row.decided_by = actor.id
        row.valid_from = max(row.valid_from, clock.now())
        row.save(update_fields=["state", "decided_by", "valid_from"])
        _record_grant(actor, row)
    return selectors.grant_view(row)


def refuse_grant(*, actor: Actor, grant_id: UUID, reason: str) -> GrantView:
    """Refuse a proposed role as the second person, with a reason."""
    _need_reason(reason)
    with transaction.atomic():
        row = _waiting(actor, grant_id)
        row.state = GrantState.REFUSED.value
        row.decided_by = row.ended_by = actor.id
        row.ended_at = clock.now()
        row.save(update_fields=["state", "decided_by", "ended_by", "ended_at"])
        record(
            actor=actor,
            event=events.RoleRefused(row.id, row.user_id, row.role, reason.strip()),
            users=[row.user_id],
        )
    return selectors.grant_view(row)


def revoke_role(*, actor: Actor, grant_id: UUID, reason: str) -> GrantView:
    """Take a role back; it opens nothing from this moment, in running sessions too."""
    _need_reason(reason)
    require_anywhere(actor=actor, permission="access.grant_role", purpose=Purpose.ADMINISTRATION)
    with transaction.atomic():
        row = _locked(grant_id)
        if row is None or not _covered(actor, "access.grant_role", row.scope):
            raise selectors.nobody()
        _need_step(row, GrantState.REVOKED)
        row.state = GrantState.REVOKED.value
        row.ended_at, row.ended_by = clock.now(), actor.id
        row.save(update_fields=["state", "ended_at", "ended_by"])
        record(
            actor=actor,
            event=events.RoleRevoked(row.id, row.user_id, row.role, reason.strip()),
            users=[row.user_id],
        )
    return selectors.grant_view(row)


def _check(
    actor: Actor,
    user_id: UUID,
    scope: Scope,
    reason: str,
    start: datetime,
    end: datetime | None,
) -> None:
    if actor.id == f"user:{user_id}":
        raise AccessError(
            "access.not_oneself", _("Nobody gives a role to themselves: ask another person.")
        )
    _need_reason(reason)
    if scope.problem() == "country":
        raise AccessError(
            "access.bad_country", _("A country is three letters, such as HTI or CRI.")
        )
    if scope.problem():
        raise AccessError(
            "access.bad_post", _("A post needs its country, and its code begins with it.")
        )
    if end is not None and end <= start:
        raise AccessError("access.bad_span", _("The role must end after it begins."))


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise AccessError("access.reason_needed", _("Say why: a later reader will ask."))


def _needs_second(actor: Actor, role: Role) -> bool:
    alone = PERMISSIONS["access.grant_alone"]
    return role in TWO_PERSON_ROLES and not may(
        actor, alone, scope=Scope(), purpose=Purpose.ADMINISTRATION, moment=clock.now()
    )


def _covered(actor: Actor, permission: str, scope: Scope) -> bool:
    try:
        authorize(actor=actor, permission=permission, scope=scope, purpose=Purpose.ADMINISTRATION)
    except AccessDeniedError:
        return False
    return True


def _waiting(actor: Actor, grant_id: UUID) -> RoleGrant:
    """Return a proposed grant that this actor may decide on, its row locked."""
    require_anywhere(actor=actor, permission="access.confirm_grant", purpose=Purpose.ADMINISTRATION)
    row = _locked(grant_id)
    if row is None or not _covered(actor, "access.confirm_grant", row.scope):
        raise selectors.nobody()
    if actor.id in (row.granted_by, f"user:{row.user_id}"):
        raise AccessError(
            "access.second_person",
            _("This needs a second person: neither who proposed it nor who gets it."),
        )
    _need_step(row, GrantState.ACTIVE)
    return row


def _locked(grant_id: UUID) -> RoleGrant | None:
    return RoleGrant.objects.select_for_update().filter(pk=grant_id).first()


def _need_step(row: RoleGrant, to: GrantState) -> None:
    if to not in GRANT_STEPS[GrantState(row.state)]:
        raise AccessConflictError(
            "access.grant_decided", _("Somebody decided on this role before. Look at it again.")
        )


def _close_expired(user_id: UUID, role: Role, scope: Scope, now: datetime) -> None:
    """Let a role that ran out make room for a new grant of the same."""
    RoleGrant.objects.filter(
        user_id=user_id,
        role=role.value,
        country=scope.country,
        agency=scope.agency,
        post=scope.post,
        state=GrantState.ACTIVE.value,
        valid_until__lte=now,
    ).update(state=GrantState.REVOKED.value, ended_at=now, ended_by="system:expiry")


def _record_grant(actor: Actor, row: RoleGrant) -> None:
    if row.state == GrantState.PROPOSED.value:
        event: Event = events.RoleProposed(
            row.id, row.user_id, row.role, row.country, row.agency, row.post, row.reason
        )
    else:
        event = events.RoleGranted(
            row.id,
            row.user_id,
            row.role,
            row.country,
            row.agency,
            row.post,
            row.valid_from,
            row.valid_until,
            row.granted_by,
            row.reason,
        )
    record(actor=actor, event=event, users=[row.user_id])
