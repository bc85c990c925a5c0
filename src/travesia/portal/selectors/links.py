"""Which links the pages and the directory show, and how the last check found them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from travesia.directory import selectors as directory
from travesia.directory.domain.searching import Question
from travesia.portal.domain.links import BROKEN, LinkView, Outcome, links_in
from travesia.portal.models import LinkState
from travesia.portal.selectors.reading import shown

_EVERY_SERVICE = 100_000


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where a link stands."""

    kind: str
    """`item` or `service`."""
    id: UUID
    title: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link that somebody has to see to, and where it stands."""

    link: LinkView
    places: tuple[LinkPlace, ...]


def links_shown() -> tuple[str, ...]:
    """Return every address that the public is sent to, each once."""
    return tuple(dict.fromkeys(address for address, _place in _everywhere()))


def links_to_check() -> int:
    """Return how many links there are."""
    return len(links_shown())


def broken_links() -> tuple[LinkRow, ...]:
    """Return what failed or moved, what fails longest first, with the pages that it stands on."""
    wanted = (*BROKEN, Outcome.MOVED, Outcome.CLOSED)
    links = [row.view() for row in LinkState.objects.filter(outcome__in=wanted)]
    links.sort(key=lambda one: (wanted.index(one.outcome), one.failing_since or one.checked_at))
    if not links:
        return ()
    where: dict[str, list[LinkPlace]] = defaultdict(list)
    for address, place in _everywhere():
        where[address].append(place)
    rows = (LinkRow(link, tuple(where.get(link.address, ()))) for link in links)
    return tuple(row for row in rows if row.places)


def last_checked() -> datetime | None:
    """Return when a link was asked for the last time; None before the first check."""
    newest: datetime | None = LinkState.objects.aggregate(at=Max("checked_at"))["at"]
    return newest


def number_broken() -> int:
    """Return how many links did not answer at the last check."""
    return LinkState.objects.filter(outcome__in=BROKEN).count()


def _everywhere() -> Iterator[tuple[str, LinkPlace]]:
    for item in shown():
        title = item.texts[item.facts.source_language].words.title
        place = LinkPlace("item", item.facts.id, title)
        if item.facts.source.url:
            yield item.facts.source.url, place
        for text in item.texts.values():
            for block in text.words.blocks.values():
                for address in links_in(block):
                    yield address, place
    found = directory.services_near(Question(), limit=_EVERY_SERVICE).services
    for card in directory.service_cards([one.id for one in found], "es"):
        place = LinkPlace("service", card.id, card.name.text)
        for address in dict.fromkeys((card.url, card.website, card.source_url)):
            if address:
                yield address, place
