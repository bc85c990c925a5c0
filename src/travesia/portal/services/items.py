"""Verbs of items: open, change, say that it still holds, withdraw, restore."""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.journal import services as journal
from travesia.places.selectors import countries as known_countries
from travesia.portal import selectors
from travesia.portal.domain import (
    AMBER_DAYS,
    LANGUAGES,
    ItemFacts,
    Kind,
    PortalError,
    Source,
    Stage,
    Topic,
    Wording,
    good_code,
    good_slug,
    slug_of,
)
from travesia.portal.events import (
    ItemChanged,
    ItemOpened,
    ItemRestored,
    ItemReviewed,
    ItemWithdrawn,
)
from travesia.portal.models import Item, ItemCountry
from travesia.portal.services.indexing import reindex_item
from travesia.portal.services.scoping import authorize
from travesia.portal.services.texts import begin_text


@dataclass(frozen=True, slots=True)
class ItemGiven:
    """What an editor says of an item, whatever the language."""

    kind: Kind
    topic: Topic
    stage: Stage
    owner: str
    source: Source
    review_due: date | None = None
    countries: tuple[str, ...] = ()
    origin: str = ""
    destination: str = ""
    purpose: str = ""
    source_language: str = "es"
    slug: str = ""
    code: str = ""
    safety: bool = False
    example: bool = False
    expires_on: date | None = None


def open_item(*, actor: Actor, given: ItemGiven, words: Wording) -> ItemFacts:
    """Begin an item with its first text, a draft in its source language.

    Raises PortalError (`portal.bad_…`) where something given cannot be, AccessDeniedError.
    """
    authorize(actor, "portal.edit", given.countries)
    today = clock.today()
    slug = given.slug or _free_slug(slug_of(words.title))
    _check(given, slug, today)
    with transaction.atomic():
        item = Item(
            slug=slug,
            code=given.code or None,
            reviewed_on=today,
            review_due=given.review_due or today + timedelta(days=AMBER_DAYS),
            reviewed_by=actor.id,
        )
        _put(item, given)
        item.save(force_insert=True)
        _put_countries(item, given.countries)
        begin_text(actor=actor, item=item, language=given.source_language, words=words)
        event = ItemOpened(
            item=str(item.id), item_kind=given.kind, slug=slug, countries=given.countries
        )
        journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
    return item.facts(given.countries)


def change_item(*, actor: Actor, item_id: UUID, given: ItemGiven) -> ItemFacts:
    """Change what holds of an item in every language; its kind and source language stay.

    Raises PortalError, PortalNotFoundError, AccessDeniedError.
    """
    before = selectors.item_for_editing(item_id)
    authorize(actor, "portal.edit", before.countries)
    authorize(actor, "portal.edit", given.countries)
    if (given.kind, given.source_language) != (before.kind, before.source_language):
        raise PortalError(
            "portal.bad_kind",
            _("The kind and the source language of an item stay as they are."),
        )
    slug = given.slug or before.slug
    _check(given, slug, before.reviewed_on, item_id)
    with transaction.atomic():
        item = Item.objects.select_for_update().get(id=item_id)
        item.slug, item.code = slug, given.code or None
        item.review_due = given.review_due or item.review_due
        _put(item, given)
        item.save()
        item.for_countries.all().delete()
        _put_countries(item, given.countries)
        after = item.facts(tuple(sorted(given.countries)))
        changed = tuple(
            one.name
            for one in fields(after)
            if getattr(before, one.name) != getattr(after, one.name)
        )
        if changed:
            event = ItemChanged(item=str(item_id), changed=changed)
            journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
            reindex_item(item_id=item_id)
    return after


def mark_reviewed(*, actor: Actor, item_id: UUID, review_due: date | None = None) -> ItemFacts:
    """Say that an item was read through today and holds, until its next review.

    Raises PortalError (`portal.bad_review_due`), PortalNotFoundError, AccessDeniedError.
    """
    facts = selectors.item_for_editing(item_id)
    authorize(actor, "portal.edit", facts.countries)
    today = clock.today()
    due = review_due or today + timedelta(days=AMBER_DAYS)
    _check_due(due, today)
    with transaction.atomic():
        item = Item.objects.select_for_update().get(id=item_id)
        item.reviewed_on, item.review_due, item.reviewed_by = today, due, actor.id
        item.save(update_fields=["reviewed_on", "review_due", "reviewed_by"])
        event = ItemReviewed(item=str(item_id), review_due=due.isoformat())
        journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
        reindex_item(item_id=item_id)
    return item.facts(facts.countries)


def withdraw_item(*, actor: Actor, item_id: UUID, reason: str) -> None:
    """Take an item off the portal at once; its texts are kept.

    Raises PortalError (`portal.no_reason`), PortalNotFoundError, AccessDeniedError.
    """
    _show(actor, item_id, reason, withdrawn=True)


def restore_item(*, actor: Actor, item_id: UUID, reason: str) -> None:
    """Show an item again that was withdrawn; errors as for `withdraw_item`."""
    _show(actor, item_id, reason, withdrawn=False)


class ShowVerb(Protocol):
    """A verb that takes an item off the portal or puts it back, for a reason."""

    def __call__(self, *, actor: Actor, item_id: UUID, reason: str) -> None:
        """Do it."""
        ...


def _show(actor: Actor, item_id: UUID, reason: str, *, withdrawn: bool) -> None:
    facts = selectors.item_for_editing(item_id)
    authorize(actor, "portal.publish", facts.countries)
    reason = " ".join(reason.split())[:200]
    if not reason:
        raise PortalError("portal.no_reason", _("Say why, in a few words."))
    with transaction.atomic():
        item = Item.objects.select_for_update().get(id=item_id)
        if item.withdrawn == withdrawn:
            return
        item.withdrawn = withdrawn
        item.save(update_fields=["withdrawn"])
        kind = ItemWithdrawn if withdrawn else ItemRestored
        event = kind(item=str(item_id), reason=reason)
        journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
        reindex_item(item_id=item_id)


def _put(item: Item, given: ItemGiven) -> None:
    item.kind, item.topic, item.stage = given.kind, given.topic, given.stage
    item.regional = not given.countries
    item.origin, item.destination = given.origin, given.destination
    item.purpose = " ".join(given.purpose.split())
    item.source_language = given.source_language
    item.source_title = " ".join(given.source.title.split())
    item.source_url = given.source.url
    item.source_accessed_on = given.source.accessed_on
    item.owner = " ".join(given.owner.split())
    item.safety, item.example = given.safety, given.example
    item.expires_on = given.expires_on


def _put_countries(item: Item, countries: tuple[str, ...]) -> None:
    ItemCountry.objects.bulk_create(
        ItemCountry(item=item, country_id=country) for country in sorted(set(countries))
    )


def _free_slug(wanted: str) -> str:
    base = wanted or "item"
    taken = set(Item.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug for slug in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if slug not in taken
    )


def _check(given: ItemGiven, slug: str, reviewed_on: date, item_id: UUID | None = None) -> None:
    others = Item.objects.exclude(id=item_id) if item_id else Item.objects.all()
    if not good_slug(slug) or others.filter(slug=slug).exists():
        raise PortalError(
            "portal.bad_slug",
            _("The address %(slug)s is taken, or not made of plain letters, digits and hyphens."),
            slug=slug,
        )
    if given.code and (not good_code(given.code) or others.filter(code=given.code).exists()):
        raise PortalError(
            "portal.bad_code",
            _("The short code %(short)s is taken, or not like u12 (two letters at most, digits)."),
            short=given.code,
        )
    if not given.owner.strip() or not given.source.title.strip():
        raise PortalError(
            "portal.bad_owner", _("An item has an owner and a source, or it cannot be trusted.")
        )
    if given.source_language not in LANGUAGES:
        raise PortalError(
            "portal.bad_language",
            _("%(language)s is not a language of the pages."),
            language=given.source_language,
        )
    codes = {*given.countries, given.origin, given.destination} - {""}
    unknown = codes - {country.alpha3 for country in known_countries()}
    if unknown:
        raise PortalError(
            "portal.bad_country",
            _("Not a country of ISO 3166-1: %(codes)s."),
            codes=", ".join(sorted(unknown)),
        )
    if given.kind is Kind.PATHWAY and not (given.destination and given.purpose.strip()):
        raise PortalError(
            "portal.bad_pathway", _("A regular pathway says whither it leads and what for.")
        )
    if given.review_due is not None:
        _check_due(given.review_due, reviewed_on)


def _check_due(due: date, reviewed_on: date) -> None:
    if not reviewed_on < due <= reviewed_on + timedelta(days=366):
        raise PortalError(
            "portal.bad_review_due",
            _("The next review lies after the last one and within a year of it."),
        )
