"""Erase persons whose time is over and to whom nothing else on the node refers any more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import PROTECT, Exists, OuterRef, QuerySet

from travesia.journal import selectors as journal
from travesia.people.models import (
    IdentityQuestion,
    Person,
    PersonLink,
    PersonPhoto,
    QuestionPerson,
)
from travesia.people.services.photographing import drop_keys


def shred_persons(before: datetime, limit: int) -> int:
    """Erase at most `limit` persons with all that hangs on them, and return how many went.

    Names, documents, photos, links and the questions about them go with them; whoever they were
    linked with stays as they are.

    Whoever is linked with somebody held back, or in a question with them, stays as long: link and
    question are about both.

    A person goes when the record and every document on it is older than `before`, no hold is on
    them, and no other room's row (a crossing, an answer) refers to them: those go first, in their
    own rooms and by their own periods.
    """
    held = journal.held("person")
    due = (
        unreferenced(Person.objects.filter(registered_at__lt=before))
        .exclude(documents__held_since__gte=before)
        .exclude(pk__in=held)
        .exclude(pk__in=_beside(held))
    )
    ids = list(due.order_by("registered_at", "pk").values_list("pk", flat=True)[:limit])
    with transaction.atomic():
        forget_persons(ids)
    return len(ids)


def _beside(held: frozenset[UUID]) -> set[UUID]:
    """Return whoever stands in a link or a question beside somebody held back."""
    pairs = PersonLink.objects.touching(held).values_list("first_id", "second_id")
    asked = QuestionPerson.objects.filter(person__in=held).values("question")
    beside = QuestionPerson.objects.filter(question__in=asked)
    return {
        *(one for pair in pairs for one in pair),
        *beside.values_list("person_id", flat=True),
    }


def forget_persons(ids: list[UUID]) -> None:
    """Erase these persons with all that hangs on them; the keys of their photos go first."""
    drop_keys(list(PersonPhoto.objects.filter(person__in=ids).values_list("pk", flat=True)))
    IdentityQuestion.objects.filter(persons__person_id__in=ids).delete()
    Person.objects.filter(pk__in=ids).delete()


def unreferenced(people: QuerySet[Person]) -> QuerySet[Person]:
    """Leave out everybody whom a row of another room protects; the rooms are not known here."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if getattr(relation, "on_delete", None) is PROTECT and relation.related_model is not None:
            rows = relation.related_model._default_manager.filter(
                **{relation.remote_field.name: OuterRef("pk")}  # type: ignore[union-attr]  # its key to Person
            )
            people = people.filter(~Exists(rows))
    return people
