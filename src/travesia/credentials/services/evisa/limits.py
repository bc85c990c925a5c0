"""How often somebody of the public may try something: by address or application, for an hour."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.core.visitors import connection_of
from travesia.credentials.models import PublicTry

_WINDOW = timedelta(hours=1)
_FORGOTTEN = timedelta(days=1)
#: Tries within any hour: `begin` and `wrong` from one address, a hall of which has many applicants;
#: `act` on one application, which hands twelve documents in at most.
LIMITS = {"begin": 40, "wrong": 30, "act": 60}


class TooManyError(DomainError):
    """Too many tries; nothing was looked at."""

    status = 429


class TooManyActsError(DomainError):
    """Too many acts on one application; nothing was changed, and it can be looked at."""

    status = 429


def note_try(kind: str, address: str) -> None:
    """Count a try of an address; older ones are forgotten."""
    _note(kind, connection_of(address))


def check_tries(kind: str, address: str) -> None:
    """Raise TooManyError when the address has tried too often within the last hour."""
    if _made(kind, connection_of(address)) >= LIMITS[kind]:
        raise TooManyError(
            "credentials.too_many_tries",
            _("Too many tries came from your connection. Wait an hour and try again."),
        )


def check_acts(application_id: UUID) -> None:
    """Count an act on an application; TooManyActsError after too many in the last hour."""
    if _made("act", str(application_id)) >= LIMITS["act"]:
        raise TooManyActsError(
            "credentials.too_many_acts",
            _(
                "Much was done with this application within an hour. Nothing was changed now. "
                "Wait an hour and try again."
            ),
        )
    with transaction.atomic():
        _note("act", str(application_id))


def _note(kind: str, who: str) -> None:
    moment = clock.now()
    PublicTry.objects.filter(at__lt=moment - _FORGOTTEN).delete()
    PublicTry.objects.create(kind=kind, who=_marks(who)[0], at=moment)


def _made(kind: str, who: str) -> int:
    """Count the tries of the last hour, whatever the clock of the day says."""
    since = clock.now() - _WINDOW
    return PublicTry.objects.filter(kind=kind, who__in=_marks(who), at__gte=since).count()


def _marks(who: str) -> tuple[str, str]:
    """Return keyed hashes with the day of now and of an hour ago.

    Nobody is followed beyond a day; the hour that midnight lies in is counted whole.
    """
    now = clock.now()
    days = ((now - gone).date().isoformat() for gone in (timedelta(), _WINDOW))
    today, before = (
        salted_hmac("travesia.credentials.tries", f"{day}/{who}", algorithm="sha256").hexdigest()
        for day in days
    )
    return today, before
