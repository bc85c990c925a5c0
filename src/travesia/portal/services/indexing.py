"""What the search knows of items: always what the public may read now, never a draft."""

from collections.abc import Iterator
from itertools import chain
from uuid import UUID

from django.db import transaction

from travesia.core import clock
from travesia.portal import selectors
from travesia.portal.domain import PublicItem
from travesia.portal.domain.search import SearchDocument
from travesia.portal.models import Text
from travesia.portal.services import places
from travesia.portal.services.searching import (
    index_documents,
    rebuild_index,
    remove_documents,
)

#: How the search names what stands on the pages of the portal.
KIND = "item"


def reindex_item(*, item_id: UUID) -> None:
    """Bring what the search knows of an item in line with what is shown; in a transaction."""
    with transaction.atomic():
        remove_documents(kind=KIND, ids=[str(item_id)])
        found = selectors.items_by_id([item_id]).get(item_id)
        if found is not None:
            index_documents(documents=documents_of(found))
        live = Text.objects.live_at(clock.now()).filter(item_id=item_id, indexed=False)
        live.update(indexed=True)


def reindex_all() -> int:
    """Build the whole index of items and services anew; returns how many documents it holds."""
    with transaction.atomic():
        shown = selectors.shown()
        items = (one for item in shown for one in documents_of(item))
        held = rebuild_index(documents=chain(items, places.everything()))
        Text.objects.live_at(clock.now()).filter(indexed=False).update(indexed=True)
    return held


def catch_up() -> int:
    """Take in texts whose day came since anybody searched; returns how many items changed.

    What the search missed of the directory follows too.
    """
    places.follow_directory()
    waiting = Text.objects.live_at(clock.now()).filter(indexed=False)
    items = set(waiting.values_list("item_id", flat=True)[:100])
    for item_id in items:
        reindex_item(item_id=item_id)
    return len(items)


def documents_of(item: PublicItem) -> Iterator[SearchDocument]:
    """Return an item as the search takes it in: one document for each language that is live."""
    for language, text in item.texts.items():
        yield SearchDocument(
            id=str(item.facts.id),
            kind=KIND,
            language=language,
            title=text.words.title,
            summary=text.words.summary,
            body="\n".join(text.words.blocks.values()),
            countries=item.facts.countries,
            topic=item.facts.topic.value,
            reviewed_on=item.facts.reviewed_on,
        )
