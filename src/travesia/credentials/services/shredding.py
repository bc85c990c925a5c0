"""Erase authorisations whose time is over, and which nobody holds back."""

from datetime import datetime

from django.db.models import Q

from travesia.credentials.domain import State
from travesia.credentials.models import Authorisation
from travesia.journal import selectors as journal

_DECIDED_AGAINST = (State.REFUSED.value, State.WITHDRAWN.value)


def shred_authorisations(before: datetime, limit: int) -> int:
    """Erase at most `limit` authorisations that ended or were decided against before `before`.

    An application that nobody decided goes when the days it asked for are over so long. What an
    extension lengthens goes after it. Steps, uses, proposals, checks and attachments go along.
    """
    over = Q(valid_until__lt=before.date()) | Q(state__in=_DECIDED_AGAINST, decided_at__lt=before)
    due = Authorisation.objects.filter(over, extensions__isnull=True)
    due = due.exclude(pk__in=journal.held("authorisation"))
    due = due.exclude(person_id__in=journal.held("person"))
    ids = list(due.order_by("valid_until", "pk").values_list("pk", flat=True)[:limit])
    Authorisation.objects.filter(pk__in=ids).delete()
    return len(ids)
