"""Erase authorisations whose time is over, and which nobody holds back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from travesia.credentials.domain import State
from travesia.credentials.models import Application, Authorisation, EntryUse
from travesia.credentials.selectors.evisa.owing import owing
from travesia.credentials.services.evisa.shredding import drop_keys
from travesia.journal import selectors as journal

_DECIDED_AGAINST = (State.REFUSED.value, State.WITHDRAWN.value)


def shred_authorisations(before: datetime, limit: int) -> int:
    """Erase at most `limit` authorisations that ended or were decided against before `before`.

    An application that nobody decided goes when the days it asked for are over so long. What an
    extension lengthens goes after it. Steps, uses, proposals, checks, attachments and the online
    application go along. So a hold on any of them, on the crossing of a use or on the person keeps
    the authorisation, and so does money of the application that is still to be returned.
    """
    over = Q(valid_until__lt=before.date()) | Q(state__in=_DECIDED_AGAINST, decided_at__lt=before)
    due = Authorisation.objects.filter(over, extensions__isnull=True)
    due = due.exclude(pk__in=journal.held("authorisation"))
    due = due.exclude(person_id__in=journal.held("person"))
    due = due.exclude(pk__in=_held_along())
    ids = list(due.order_by("valid_until", "pk").values_list("pk", flat=True)[:limit])
    with transaction.atomic():
        along = Application.objects.filter(authorisation__in=ids)
        drop_keys(list(along.values_list("pk", flat=True)))
        Authorisation.objects.filter(pk__in=ids).delete()
    return len(ids)


def _held_along() -> set[UUID]:
    """Return the authorisations that would take something along which is held back."""
    applications = Application.objects.filter(authorisation__isnull=False)
    held = applications.filter(pk__in=journal.held("application"))
    uses = EntryUse.objects.filter(crossing_id__in=journal.held("crossing"))
    return {
        *held.values_list("authorisation__pk", flat=True),
        *owing(applications).values_list("authorisation__pk", flat=True),
        *uses.values_list("authorisation_id", flat=True),
    }
