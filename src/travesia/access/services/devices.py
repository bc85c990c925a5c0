"""Machines of the node: enrolled for a post, retired when lost or replaced."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import events, selectors
from travesia.access.domain import Actor, DeviceState, Purpose, Scope
from travesia.access.models import Device
from travesia.access.services.authorisation import authorize, require_anywhere
from travesia.access.services.recording import record
from travesia.access.services.refusals import AccessConflictError, AccessDeniedError
from travesia.core import clock


def enrol_device(*, actor: Actor, name: str, post: str = "") -> UUID:
    """Make a machine known and return its id; AccessConflictError when the name is taken."""
    authorize(
        actor=actor,
        permission="access.manage_devices",
        scope=_scope(post),
        purpose=Purpose.ADMINISTRATION,
    )
    try:
        with transaction.atomic():
            row = Device.objects.create(
                name=name.strip(), post=post, enrolled_at=clock.now(), enrolled_by=actor.id
            )
            record(actor=actor, event=events.DeviceEnrolled(row.id, row.name, row.post))
    except IntegrityError as error:
        raise AccessConflictError(
            "access.device_exists", _("A machine of that name is enrolled already.")
        ) from error
    return row.id


def retire_device(*, actor: Actor, device_id: UUID, reason: str) -> None:
    """Stop trusting a machine; retiring it twice is retiring it once."""
    require_anywhere(
        actor=actor, permission="access.manage_devices", purpose=Purpose.ADMINISTRATION
    )
    with transaction.atomic():
        row = Device.objects.select_for_update().filter(pk=device_id).first()
        if row is None:
            raise selectors.nobody()
        try:
            authorize(
                actor=actor,
                permission="access.manage_devices",
                scope=_scope(row.post),
                purpose=Purpose.ADMINISTRATION,
            )
        except AccessDeniedError as error:
            raise selectors.nobody() from error
        if row.state == DeviceState.RETIRED.value:
            return
        row.state = DeviceState.RETIRED.value
        row.save(update_fields=["state"])
        record(actor=actor, event=events.DeviceRetired(row.id, reason))


def _scope(post: str) -> Scope:
    return Scope(country=post.partition("-")[0] if post else "", post=post)
