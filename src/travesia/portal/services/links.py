"""The nightly check of links: ask each politely, follow where it sends, keep what it came to."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.core import clock
from travesia.portal.domain.links import (
    BROKEN,
    MOST_STEPS,
    Answer,
    BarredError,
    Outcome,
    Verdict,
    next_address,
    public_address,
    target_of,
    verdict_of,
)
from travesia.portal.models import LinkState
from travesia.portal.selectors.links import links_shown
from travesia.portal.services.web import RealWeb, Web

BETWEEN = 2.0
"""Seconds between two questions to one site."""
MOST = 2000
"""Links of one night; those that were not looked at longest come first."""
_HEAD_REFUSED = (400, 403, 405, 406, 500, 501, 503)

Heard = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class LinksChecked:
    """What one round came to."""

    checked: int
    broken: int
    moved: int
    left: int
    """Links that wait for the next night."""


class _Politely:
    """Keeps two questions to one site apart."""

    def __init__(self, now: Callable[[], float], wait: Callable[[float], None]) -> None:
        self._now, self._wait = now, wait
        self._last: dict[str, float] = {}

    def before(self, host: str) -> None:
        """Wait until this site may be asked again."""
        last = self._last.get(host)
        if last is not None and (rest := last + BETWEEN - self._now()) > 0:
            self._wait(rest)
        self._last[host] = self._now()


def check_links(
    *,
    actor: Actor,
    web: Web | None = None,
    most: int = MOST,
    heard: Heard = lambda _number: None,
    now: Callable[[], float] = time.monotonic,
    wait: Callable[[float], None] = time.sleep,
) -> LinksChecked:
    """Ask every link of the pages and of the directory, and keep what each came to.

    Needs `portal.edit`. Nothing is read but the head of an answer.

    Args:
        actor: who asks for the round.
        web: the way out; a simulator in tests.
        most: links at most.
        heard: called with 1 after each link.
        now: seconds that never go back.
        wait: waits so many seconds.
    """
    access.authorize(actor=actor, permission="portal.edit")
    shown = set(links_shown())
    known = set(LinkState.objects.values_list("address", flat=True))
    for gone in known - shown:
        LinkState.objects.filter(address=gone).delete()
    chosen = _in_turn(shown)
    politely, way = _Politely(now, wait), web or RealWeb()
    counts = dict.fromkeys(Outcome, 0)
    for address in chosen[:most]:
        verdict = check(address, way, politely.before)
        _keep(address, verdict)
        counts[verdict.outcome] += 1
        heard(1)
    return LinksChecked(
        checked=sum(counts.values()),
        broken=sum(counts[one] for one in BROKEN),
        moved=counts[Outcome.MOVED],
        left=max(0, len(chosen) - most),
    )


def check(address: str, web: Web, before: Callable[[str], None]) -> Verdict:
    """Ask one link, step by step; every step is looked at before it is asked."""
    steps: list[tuple[str, Answer]] = []
    at = address
    try:
        while len(steps) <= MOST_STEPS:
            answer = _ask(at, web, before)
            steps.append((at, answer))
            further = next_address(at, answer)
            if not further:
                return verdict_of(address, steps)
            at = further
    except BarredError:
        return Verdict(Outcome.BARRED)
    except (OSError, UnicodeError):
        return Verdict(Outcome.SILENT)
    return Verdict(Outcome.SILENT)


def _ask(address: str, web: Web, before: Callable[[str], None]) -> Answer:
    target = target_of(address)
    ip = public_address(web.addresses_of(target.host))
    before(target.host)
    answer = web.ask("HEAD", target, ip)
    if answer.status in _HEAD_REFUSED:
        before(target.host)
        answer = web.ask("GET", target, ip)
    return answer


def _in_turn(addresses: Iterable[str]) -> list[str]:
    """Return links, those never looked at first, sites in turn so that nobody waits for long."""
    seen = dict(LinkState.objects.order_by().values_list("address", "checked_at"))
    begin = datetime.min.replace(tzinfo=UTC)
    ordered = sorted(addresses, key=lambda one: (seen.get(one, begin), one))
    turns: dict[str, int] = {}
    places = []
    for address in ordered:
        host = urlsplit(address).netloc if "//" in address else ""
        turns[host] = turns.get(host, 0) + 1
        places.append((turns[host], address))
    return [address for _turn, address in sorted(places, key=lambda place: place[0])]


def _keep(address: str, verdict: Verdict) -> None:
    now = clock.now()
    row = LinkState.objects.filter(address=address).first() or LinkState(address=address)
    failed = verdict.outcome in BROKEN
    row.outcome, row.status, row.moved_to = verdict.outcome, verdict.status, verdict.moved_to
    row.checked_at = now
    row.failures = row.failures + 1 if failed else 0
    row.failing_since = (row.failing_since or now) if failed else None
    row.save()
