"""Who is linked with whom."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import UUIDField

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.kept_queries import KeptQuery, Many
from travesia.journal import selectors as trails
from travesia.journal import services as journal
from travesia.people.domain import LinkView, PersonRef, group_of
from travesia.people.models import PersonLink
from travesia.people.selectors.finding import person_subject, require

_LINK_ENTRIES = ("people.person_linked", "people.person_unlinked")


_LINKED = KeptQuery(
    lambda persons: (
        PersonLink.objects.active().touching(persons).values_list("first_id", "second_id")
    ),
    persons=Many(UUIDField()),
)


def same_person(person_id: UUID) -> tuple[PersonRef, ...]:
    """Return every record linked with this one, over any number of links, itself included.

    Ids only, in the order of the ids. A person who is linked with nobody is alone in it.
    """
    known: set[UUID] = {person_id}
    pairs: set[tuple[UUID, UUID]] = set()
    edge = {person_id}
    while edge:
        pairs.update(_LINKED(persons=edge))
        edge = {one for pair in pairs for one in pair} - known
        known |= edge
    return tuple(PersonRef(one) for one in sorted(group_of(person_id, pairs)))


def linked_pairs(person_ids: Iterable[UUID]) -> frozenset[tuple[UUID, UUID]]:
    """Return the links that join these records with others now, over any number of links.

    Ids only; for services of rooms above that treat many records at once.
    """
    pairs: set[tuple[UUID, UUID]] = set()
    known = set(person_ids)
    edge = set(known)
    while edge:
        pairs.update(_LINKED(persons=edge))
        edge = {one for pair in pairs for one in pair} - known
        known |= edge
    return frozenset(pairs)


def links_of(person_id: UUID) -> tuple[LinkView, ...]:
    """Return every link of a person that was ever made, oldest first, for this room's services."""
    return tuple(link.view() for link in PersonLink.objects.touching([person_id]))


def link_entries(person_id: UUID) -> dict[tuple[UUID, str], str]:
    """Return the numbers of the journal entries that made and ended a person's links.

    By link and kind of entry, for pages that took their look already. A body that was erased by
    its own period no longer says which link it was about: its entry is left out.
    """
    found = {}
    for entry in trails.trail_of(person_subject(person_id)):
        link = (entry.body or {}).get("link_id")
        if entry.kind in _LINK_ENTRIES and isinstance(link, str):
            found[(UUID(link), entry.kind)] = f"{entry.node}/{entry.epoch}/{entry.seq}"
    return found


def access_links(
    *, actor: Actor, person_id: UUID, purpose: Purpose, scope: Scope | None = None
) -> tuple[LinkView, ...]:
    """Return every link of a person, ended ones too, and write the look down.

    Raises AccessDeniedError before anything is read.
    """
    require(actor=actor, permission="people.read", purpose=purpose, scope=scope)
    with transaction.atomic():
        found = links_of(person_id)
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=(person_subject(person_id),),
            fields=("links",),
            results=len(found),
        )
    return found
