"""Erase applications whose time is over, and what was handed in with those that were approved."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from travesia.core import clock
from travesia.credentials.domain.evisa import ApplicationState, PaymentState
from travesia.credentials.models import (
    Application,
    ApplicationQuestion,
    ApplicationUpload,
    Payment,
)
from travesia.credentials.selectors.evisa.owing import owing
from travesia.journal import selectors as journal

_UNSENT = (ApplicationState.BEGUN.value, ApplicationState.UNPAID.value)
#: A payment that was begun so lately may still come: providers settle within days.
_MAY_COME = timedelta(days=14)
_AGAINST = tuple(
    one.value
    for one in (ApplicationState.REFUSED, ApplicationState.WITHDRAWN, ApplicationState.LAPSED)
)
#: Money of an expired session is still taken when it comes.
_UNSETTLED = (PaymentState.STARTED.value, PaymentState.EXPIRED.value)


def shred_applications(before: datetime, limit: int) -> int:
    """Erase at most `limit` applications that were decided before `before`.

    One that was refused, withdrawn or lapsed goes whole, with documents, questions and payments.
    Of one that was approved what was handed in and said goes; the row stays with its
    authorisation. One with money that has to be returned, or that came in another amount than
    the fee, stays until it was returned.
    """
    due = Application.objects.filter(decided_at__lt=before)
    due = due.exclude(pk__in=owing(Application.objects.all()).values("pk"))
    due = due.exclude(pk__in=journal.held("application")).order_by("decided_at", "pk")
    ids = list(due.filter(state__in=_AGAINST).values_list("pk", flat=True)[:limit])
    kept = due.filter(state=ApplicationState.APPROVED.value, erased_at=None)
    kept = kept.exclude(authorisation_id__in=journal.held("authorisation"))
    emptied = list(kept.values_list("pk", flat=True)[: limit - len(ids)])
    with transaction.atomic():
        _forget(ids)
        _empty(emptied)
    return len(ids) + len(emptied)


def shred_unsent(before: datetime, limit: int) -> int:
    """Erase at most `limit` applications that were begun before `before` and never sent or paid.

    One with a payment that was begun within two weeks stays: its money may be on the way. One for
    which money came that was not the fee stays until that was returned.
    """
    due = Application.objects.filter(state__in=_UNSENT, begun_at__lt=before)
    due = due.exclude(pk__in=owing(Application.objects.all()).values("pk"))
    lately = Payment.objects.filter(state__in=_UNSETTLED, started_at__gte=clock.now() - _MAY_COME)
    due = due.exclude(pk__in=lately.values("application"))
    due = due.exclude(pk__in=journal.held("application"))
    ids = list(due.order_by("begun_at", "pk").values_list("pk", flat=True)[:limit])
    with transaction.atomic():
        _forget(ids)
    return len(ids)


def _forget(ids: list[UUID]) -> None:
    """Erase applications with all that hangs on them; the keys go first."""
    drop_keys(ids)
    Application.objects.filter(pk__in=ids).delete()


def _empty(ids: list[UUID]) -> None:
    """Erase what was handed in and said; the rows stay."""
    drop_keys(ids)
    ApplicationUpload.objects.filter(application__in=ids).delete()
    ApplicationQuestion.objects.filter(application__in=ids).delete()
    Application.objects.filter(pk__in=ids).update(erased_at=clock.now())


def drop_keys(ids: list[UUID]) -> None:
    """Make what these applications say unreadable, before their rows go."""
    gone = {"wrapped_key": b"", "key_id": "", "nonce": b"", "ciphertext": b""}
    ApplicationUpload.objects.filter(application__in=ids).update(**gone)
    ApplicationQuestion.objects.filter(application__in=ids).update(**gone)
    Application.objects.filter(pk__in=ids).update(**gone)
