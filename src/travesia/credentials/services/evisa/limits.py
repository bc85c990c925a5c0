"""How often somebody of the public may try something: by address, forgotten within a day."""

from datetime import timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.credentials.models import PublicTry

_WINDOW = timedelta(hours=1)
_FORGOTTEN = timedelta(days=1)
#: Tries an hour from one address, by kind. A hall with one address has many applicants.
LIMITS = {"begin": 40, "wrong": 30}


class TooManyError(DomainError):
    """Too many tries; nothing was looked at."""

    status = 429


def note_try(kind: str, address: str) -> None:
    """Count a try of an address; older ones are forgotten."""
    moment = clock.now()
    PublicTry.objects.filter(at__lt=moment - _FORGOTTEN).delete()
    PublicTry.objects.create(kind=kind, who=_who(address), at=moment)


def check_tries(kind: str, address: str) -> None:
    """Raise TooManyError when the address has tried too often within the hour."""
    since = clock.now() - _WINDOW
    made = PublicTry.objects.filter(kind=kind, who=_who(address), at__gte=since).count()
    if made >= LIMITS[kind]:
        raise TooManyError(
            "credentials.too_many_tries",
            _("Too many tries came from your connection. Wait an hour and try again."),
        )


def _who(address: str) -> str:
    """Return a keyed hash of the address and the day: nobody is followed beyond it."""
    text = f"{clock.today().isoformat()}/{_connection(address)}"
    return salted_hmac("travesia.credentials.tries", text, algorithm="sha256").hexdigest()


def _connection(address: str) -> str:
    """Return what one connection is known by.

    Of IPv6 that is its /64: a connection has all of its addresses (RFC 6177 §2). An IPv4 address
    written as IPv6 is that IPv4 address; what is no address stays as it is.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(IPv6Network((int(found), 64), strict=False))
