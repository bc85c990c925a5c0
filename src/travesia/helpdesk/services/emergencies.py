"""Counting transfers in an emergency: a number a month, and nothing else."""

from django.db import transaction
from django.db.models import F

from travesia.access import services as access
from travesia.access.domain import Actor, Scope
from travesia.core import clock
from travesia.helpdesk.models import EmergencyCount
from travesia.helpdesk.selectors.desks import desk_by_code


def count_transfer(*, actor: Actor, desk: str) -> None:
    """Add one to the desk's number of this month.

    No journal entry is written, on purpose: its time and its author would tell of one person. What
    happened belongs to whoever took over. Raises NotFoundError, AccessDeniedError.
    """
    found = desk_by_code(desk)
    access.authorize(
        actor=actor, permission="helpdesk.log_contact", scope=Scope(country=found.country)
    )
    month = clock.today().replace(day=1)
    with transaction.atomic():
        row, _made = EmergencyCount.objects.get_or_create(desk_id=found.id, month=month)
        EmergencyCount.objects.filter(pk=row.pk).update(transfers=F("transfers") + 1)
