"""Who is linked with whom."""

from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor, Purpose, Scope
from travesia.journal import services as journal
from travesia.people.domain import LinkView, PersonRef, group_of
from travesia.people.models import PersonLink
from travesia.people.selectors.finding import person_subject, require


def same_person(person_id: UUID) -> tuple[PersonRef, ...]:
    """Return every record linked with this one, over any number of links, itself included.

    Ids only, in the order of the ids. A person who is linked with nobody is alone in it.
    """
    known: set[UUID] = {person_id}
    pairs: set[tuple[UUID, UUID]] = set()
    edge = {person_id}
    while edge:
        rows = PersonLink.objects.active().touching(edge).values_list("first_id", "second_id")
        pairs.update(rows)
        edge = {one for pair in pairs for one in pair} - known
        known |= edge
    return tuple(PersonRef(one) for one in sorted(group_of(person_id, pairs)))


def links_of(person_id: UUID) -> tuple[LinkView, ...]:
    """Return every link of a person that was ever made, oldest first, for this room's services."""
    return tuple(link.view() for link in PersonLink.objects.touching([person_id]))


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
