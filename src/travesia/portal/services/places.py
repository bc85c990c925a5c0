"""What the search knows of services and hubs: what the directory tells the public, no more."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db import transaction
from django.utils import translation

from travesia.access.domain import Actor
from travesia.core.jobs import enqueue
from travesia.directory import selectors as directory
from travesia.directory.domain.cards import ServiceCard
from travesia.directory.domain.topics import is_sensitive
from travesia.directory.domain.visibility import Visibility
from travesia.portal.domain import LANGUAGES
from travesia.portal.domain.search import SearchDocument
from travesia.portal.models import SearchIndex
from travesia.portal.selectors import words
from travesia.portal.services.searching import hold, index_documents, remove_documents

#: How the search names what stands in the directory.
KIND = "service"
#: Services taken in while somebody who changed one waits; more is the work of a job.
AT_ONCE = 25
_FOLLOWER = Actor.system("portal-search")
_IN_USE = ("active", "temporarily closed")


def catch_up_places(*, at_most: int | None = None) -> bool:
    """Take in what changed in the directory since the last time; what is hidden goes first.

    With `at_most`, what must not be found any more goes anyway, and nothing else is done when more
    than so many services changed. Tells whether the search is up to date now.
    """
    with transaction.atomic():
        hold()
        known = SearchIndex.objects.values_list("directory", flat=True).get(pk=1)
        if known == directory.revision():
            return True
        since = directory.withdrawn_since(known)
        remove_documents(kind=KIND, ids=[str(one) for one in since.withdrawn])
        if at_most is not None and len(since.changed) > at_most:
            return False
        found = list(documents_of_services(since.changed))
        gone = {str(one) for one in since.changed} - {one.id for one in found}
        remove_documents(kind=KIND, ids=gone)
        # A language that a service lost would stay under its name: all of them go first.
        remove_documents(kind=KIND, ids={one.id for one in found})
        index_documents(documents=found)
        SearchIndex.objects.filter(pk=1).update(directory=since.revision)
    return True


def follow_directory() -> None:
    """Take in what changed; what is hidden goes at once, much else by a job.

    Doing it twice changes nothing. What was missed, in a power cut or before this search was
    there, is followed with the next.
    """
    known = SearchIndex.objects.values_list("directory", flat=True).first() or 0
    if known != directory.revision() and not catch_up_places(at_most=AT_ONCE):
        enqueue(actor=_FOLLOWER, key="portal.take_in_services", once=True)


def everything() -> Iterator[SearchDocument]:
    """Yield every service of the directory, for a search that is made anew; in a transaction."""
    since = directory.withdrawn_since(0)
    yield from documents_of_services(since.changed)
    SearchIndex.objects.filter(pk=1).update(directory=since.revision)


def documents_of_services(ids: Iterable[UUID]) -> Iterator[SearchDocument]:
    """Yield services as the search takes them in: one document for each language they speak in."""
    for cards in directory.service_cards_in(ids, LANGUAGES):
        if cards[0].status in _IN_USE:
            yield from documents_of_cards(dict(zip(LANGUAGES, cards, strict=True)))


def documents_of_cards(cards: dict[str, ServiceCard]) -> Iterator[SearchDocument]:
    """Yield one service in each language that it really has words in, and in one at least."""
    own = {
        language: card
        for language, card in cards.items()
        if language in (card.name.language, card.description.language)
    }
    for language, card in (own or dict([next(iter(cards.items()))])).items():
        yield document_of_card(card, language)


def document_of_card(card: ServiceCard, language: str) -> SearchDocument:
    """Return one service as the search takes it in.

    Of a service that is not told of exactly, and of every one of a sensitive topic, only name and
    description can be found: a town that somebody guesses is neither confirmed nor denied.
    """
    topics = frozenset(code for code, _name in card.topics)
    countries = [*(one.country for one in card.places), *(one.country for one in card.serves)]
    with translation.override(language):
        kind = str(words.PLACE_KIND.get(card.kind, ""))
    told = [place for place in card.places if place.visibility is not Visibility.PHONE_ONLY]
    said = [
        kind,
        ", ".join(name for _code, name in card.topics),
        card.organization.text,
        card.eligibility.text,
        card.how.text,
        card.fees.text,
        ", ".join(one.text for one in card.documents),
        ", ".join(dict.fromkeys(place.town for place in told if place.town)),
    ]
    return SearchDocument(
        id=str(card.id),
        kind=KIND,
        language=language,
        title=card.name.text,
        summary=card.description.text,
        body=". ".join(part for part in said if part),
        countries=tuple(sorted({code for code in countries if code})),
        topic=min(topics, default=""),
        reviewed_on=card.reviewed.on,
        sensitive=is_sensitive(topics) or card.visibility is not Visibility.EXACT,
    )
