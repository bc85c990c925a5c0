"""Reads for the public: items that may be shown, whole and in few questions to the database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.portal.domain import (
    Kind,
    LiveText,
    PortalNotFoundError,
    PublicItem,
    languages_needed,
)
from travesia.portal.models import Item, ItemCountry, Text
from travesia.portal.models.content import ItemQuerySet


def shown(*, country: str = "", kind: Kind | None = None) -> tuple[PublicItem, ...]:
    """Return what may be shown now, of a country (and the whole region) or of all.

    Args:
        country: ISO 3166-1 alpha-3, empty for every country.
        kind: only items of one kind.
    """
    rows = Item.objects.shown_on(clock.today())
    if country:
        rows = rows.of_country(country)
    if kind is not None:
        rows = rows.filter(kind=kind)
    return _public(rows)


def item_by_slug(slug: str) -> PublicItem:
    """Return one item by its address; PortalNotFoundError when it is not or no longer shown."""
    return _one(Item.objects.filter(slug=slug))


def item_by_code(code: str) -> PublicItem:
    """Return one item by its short code; PortalNotFoundError when there is none to show."""
    return _one(Item.objects.filter(code=code.lower()))


def items_by_id(ids: Iterable[UUID]) -> dict[UUID, PublicItem]:
    """Return the items among `ids` that may be shown, by id."""
    rows = Item.objects.shown_on(clock.today()).filter(id__in=list(ids))
    return {item.facts.id: item for item in _public(rows)}


def _one(rows: ItemQuerySet) -> PublicItem:
    found = _public(rows.shown_on(clock.today()))
    if not found:
        raise PortalNotFoundError(
            "portal.not_shown",
            _("This page is not here any more. It may have been out of date."),
        )
    return found[0]


def _public(rows: ItemQuerySet) -> tuple[PublicItem, ...]:
    items = list(rows)
    ids = [item.id for item in items]
    texts, countries = live_texts(ids), countries_of(ids)
    found = []
    for item in items:
        facts = item.facts(countries[item.id])
        needed = languages_needed(facts.kind, facts.source_language, safety=facts.safety)
        if all(language in texts[item.id] for language in needed):
            found.append(PublicItem(facts, texts[item.id]))
    return tuple(found)


def live_texts(ids: Iterable[UUID]) -> Mapping[UUID, Mapping[str, LiveText]]:
    """Return the texts that are live now, by item and language; the highest number counts."""
    found: dict[UUID, dict[str, LiveText]] = defaultdict(dict)
    for text in Text.objects.live_at(clock.now()).filter(item_id__in=list(ids)).order_by("number"):
        found[text.item_id][text.language] = text.live()
    return found


def countries_of(ids: Iterable[UUID]) -> Mapping[UUID, tuple[str, ...]]:
    """Return the countries of items, sorted, by item."""
    found: dict[UUID, tuple[str, ...]] = defaultdict(tuple)
    rows = ItemCountry.objects.filter(item_id__in=list(ids)).order_by("country_id")
    for item_id, country in rows.values_list("item_id", "country_id"):
        found[item_id] = (*found[item_id], country)
    return found
