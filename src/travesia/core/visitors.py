"""Visitors without an account: a mark of the connection they come from, which ends at midnight.

A mark stands for an address in counts of tries only. It is keyed with the node's secret and the
day, so that it leads back to no address and no mark of tomorrow is like it.
"""

from datetime import date
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def address_of(request: HttpRequest) -> str:
    """Return the network address that asks, by as many proxies as are our own."""
    near = str(request.META.get("REMOTE_ADDR", ""))
    far = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    place = settings.TRUSTED_PROXIES
    return far[-place] if 0 < place <= len(far) and far[-place] else near


def mark_of(room: str, address: str, day: date) -> str:
    """Return a keyed hash (64 hexadecimal digits) of a connection, for one room and one day."""
    text = f"{day.isoformat()}/{connection_of(address)}"
    return salted_hmac(f"travesia.{room}.visitors", text, algorithm="sha256").hexdigest()


def connection_of(address: str) -> str:
    """Return what one connection is known by; what is no address stays as it is.

    Of IPv6 that is its /64, since one connection has all of its addresses (RFC 6177 §2); an IPv4
    address that is written as IPv6 is that IPv4 address.
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
