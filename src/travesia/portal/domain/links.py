"""What a link came to: which addresses may be asked at all, and what an answer means.

A check asks addresses that people typed in, from inside the node's network. So only public
addresses of the internet are asked, on the usual ports, and every step of a redirection again.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin, urlsplit

LONGEST = 1000
"""Characters of an address that is checked."""
MOST_STEPS = 5
"""Redirections that are followed."""
_PORTS = {"http": 80, "https": 443}
_NAT64 = IPv6Network("64:ff9b::/96")
_IN_TEXT = re.compile(r"https?://[^\s<>\"'()\[\]]+")


class Outcome(StrEnum):
    """What a check says of a link."""

    OK = "ok"
    MOVED = "moved"
    """It answers from another address for good: the link should be mended."""
    GONE = "gone"
    """The site says that there is no such page."""
    SILENT = "silent"
    """No answer in time, no such site, an error of its own."""
    CLOSED = "closed"
    """The site turns programs away: somebody has to look."""
    BARRED = "barred"
    """It leads somewhere that is not the public internet: it is never asked."""


#: What an editor has to see to.
BROKEN = (Outcome.GONE, Outcome.SILENT, Outcome.BARRED)
_GONE = (404, 410)
_CLOSED = (401, 403, 405, 406, 429, 451)


class BarredError(Exception):
    """An address that is never asked, with its reason in a word for the log."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads, before its name is looked up."""

    scheme: str
    host: str
    port: int
    path: str
    """With its query, as it goes into the request."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site said to one question."""

    status: int
    location: str = ""
    """Where it sends on to; empty when it does not."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check came to."""

    outcome: Outcome
    status: int | None = None
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link as the desk shows it."""

    address: str
    outcome: Outcome
    status: int | None
    moved_to: str
    checked_at: datetime
    failing_since: datetime | None
    failures: int
    """How many checks in a row failed."""


def target_of(address: str) -> Target:
    """Take an address apart; BarredError for what is no public page by its looks alone."""
    if len(address) > LONGEST or any(ord(sign) < 33 for sign in address):
        raise BarredError("unreadable")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise BarredError("unreadable") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise BarredError("scheme")
    if parts.username is not None or parts.password is not None:
        raise BarredError("credentials")
    if port not in (None, *_PORTS.values()):
        raise BarredError("port")
    try:
        host = parts.hostname.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise BarredError("name") from error
    query = f"?{parts.query}" if parts.query else ""
    path = _ascii(parts.path or "/") + _ascii(query)
    return Target(parts.scheme, host, port or _PORTS[parts.scheme], path)


def public_address(found: Iterable[str]) -> str:
    """Return the first of a name's addresses, all of which have to be public ones.

    One private address among several is enough to bar the name: the next question could get it.

    Raises BarredError.
    """
    known = [_address(one) for one in found]
    if not known or not all(_is_public(one) for one in known):
        raise BarredError("private")
    return str(known[0])


def next_address(address: str, answer: Answer) -> str:
    """Return where an answer sends on to, as a whole address; empty when it does not."""
    if 300 <= answer.status < 400 and answer.location:
        return urljoin(address, answer.location).partition("#")[0]
    return ""


def verdict_of(asked: str, steps: Sequence[tuple[str, Answer]]) -> Verdict:
    """Judge the answers to one link, the last of which does not send on any further."""
    last, answer = steps[-1]
    status = answer.status
    if status in _GONE:
        return Verdict(Outcome.GONE, status)
    if status in _CLOSED:
        return Verdict(Outcome.CLOSED, status)
    if not 200 <= status < 300:
        return Verdict(Outcome.SILENT, status)
    for_good = all(step.status in (301, 308) for _address, step in steps[:-1])
    if len(steps) > 1 and for_good and last.rstrip("/") != asked.rstrip("/"):
        return Verdict(Outcome.MOVED, status, last[:LONGEST])
    return Verdict(Outcome.OK, status)


def links_in(text: str) -> tuple[str, ...]:
    """Return the addresses that stand in a text, each once, without the stop after them."""
    found = (one.rstrip(".,;:!?") for one in _IN_TEXT.findall(text))
    return tuple(dict.fromkeys(found))


def _address(text: str) -> IPv4Address | IPv6Address:
    try:
        return ip_address(text.partition("%")[0])
    except ValueError as error:
        raise BarredError("private") from error


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo is not None or address in _NAT64:
            return False
        if inner is not None:
            return _is_public(inner)
    return address.is_global and not address.is_multicast


def _ascii(text: str) -> str:
    """Return a path as it goes over the wire: what is not ASCII as its bytes in per cent."""
    return "".join(
        sign if 32 < ord(sign) < 127 else "".join(f"%{byte:02X}" for byte in sign.encode())
        for sign in text
    )
