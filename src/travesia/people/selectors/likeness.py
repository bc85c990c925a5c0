"""Blocks: which records are worth comparing at all, found in the database by what they share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db.models import Q

from travesia.people.domain import Known, PersonRef
from travesia.people.models import Person, PersonDocument, PersonLink, PersonName
from travesia.screening import Description, DocumentNumber, Name, PartialDate

#: Records compared with one at registration, newest first; the batch cuts no block.
MOST_NEIGHBOURS = 400

Pair = tuple[UUID, UUID]


def described(person_ids: Iterable[UUID]) -> dict[UUID, Known]:
    """Return records as they are compared, former names and every document included."""
    rows = Person.objects.filter(pk__in=list(person_ids)).prefetch_related("names", "documents")
    return {row.pk: Known(PersonRef(row.pk), _description(row)) for row in rows}


def neighbours_of(person_id: UUID) -> tuple[UUID, ...]:
    """Return who is worth comparing with a person; at most `MOST_NEIGHBOURS`.

    They share a document, a folded name with a birth date that may be the same, or the whole birth
    date, also with day and month swapped.
    """
    person = Person.objects.prefetch_related("names", "documents").get(pk=person_id)
    found: dict[UUID, None] = {}
    for block in (_same_document(person), _same_name(person), _same_birth(person)):
        for other in block[:MOST_NEIGHBOURS]:
            found.setdefault(other)
    return tuple(list(found)[:MOST_NEIGHBOURS])


def person_count() -> int:
    """Return how many records there are."""
    return Person.objects.count()


def persons_in_chunks(size: int) -> Iterator[tuple[UUID, ...]]:
    """Yield the ids of all records in order, a chunk and a query at a time."""
    last: UUID | None = None
    while True:
        rows = Person.objects.order_by("pk")
        if last is not None:
            rows = rows.filter(pk__gt=last)
        chunk = tuple(rows.values_list("pk", flat=True)[:size])
        if not chunk:
            return
        yield chunk
        last = chunk[-1]


def pairs_below(chunk: Sequence[UUID]) -> frozenset[Pair]:
    """Return the pairs of a chunk's records with records before them that share a block.

    Two queries a block for the whole chunk; the pair stands in the order of the ids.
    """
    top = chunk[-1]
    wanted = set(chunk)
    blocks = (_by_document(chunk, top), _by_name(chunk, top), _by_birth(chunk, top))
    return frozenset(
        (older, newer)
        for members in (group for block in blocks for group in block)
        for newer in members & wanted
        for older in members
        if older < newer
    )


def linked_pairs(person_ids: Iterable[UUID]) -> frozenset[Pair]:
    """Return the pairs with an active link that touch these persons."""
    rows = PersonLink.objects.active().touching(list(person_ids))
    return frozenset(rows.values_list("first_id", "second_id"))


def _description(row: Person) -> Description:
    return Description(
        names=tuple(Name(name.primary, name.secondary) for name in row.standing_names()),
        birth_date=row.birth_date,
        sex=row.sex,
        nationality=row.nationality,
        documents=tuple(
            DocumentNumber(document.number, document.issuing_state)
            for document in row.documents.all()
        ),
    )


def _same_document(person: Person) -> list[UUID]:
    shown = Q()
    for document in person.documents.all():
        shown |= Q(number_key=document.number_key, issuing_state=document.issuing_state)
    if not shown:
        return []
    rows = PersonDocument.objects.filter(shown).exclude(person=person)
    return list(rows.order_by("-person_id").values_list("person_id", flat=True)[:MOST_NEIGHBOURS])


def _same_name(person: Person) -> list[UUID]:
    keys = [name.key for name in person.standing_names() if name.key]
    near = Q(person__birth_earliest=None)
    if person.birth_earliest is not None:
        near |= Q(
            person__birth_earliest__lte=person.birth_latest,
            person__birth_latest__gte=person.birth_earliest,
        )
    rows = PersonName.objects.standing().filter(near, key__in=keys).exclude(person=person)
    return list(rows.order_by("-person_id").values_list("person_id", flat=True)[:MOST_NEIGHBOURS])


def _same_birth(person: Person) -> list[UUID]:
    born = PartialDate.parse(person.birth_date)
    if not born.day:
        return []
    texts = {str(born), str(born.swapped() or born)}
    rows = Person.objects.filter(birth_date__in=texts).exclude(pk=person.pk)
    return list(rows.order_by("-pk").values_list("pk", flat=True)[:MOST_NEIGHBOURS])


def _by_document(chunk: Sequence[UUID], top: UUID) -> list[set[UUID]]:
    mine = PersonDocument.objects.filter(person_id__in=chunk)
    numbers = set(mine.values_list("number_key", flat=True))
    rows = PersonDocument.objects.filter(number_key__in=numbers, person_id__lte=top)
    return _grouped(rows.values_list("number_key", "issuing_state", "person_id"))


def _by_name(chunk: Sequence[UUID], top: UUID) -> list[set[UUID]]:
    mine = PersonName.objects.standing().filter(person_id__in=chunk)
    keys = set(mine.values_list("key", flat=True)) - {""}
    rows = PersonName.objects.standing().filter(key__in=keys, person_id__lte=top)
    return _grouped(rows.values_list("key", "person_id"))


def _by_birth(chunk: Sequence[UUID], top: UUID) -> list[set[UUID]]:
    mine = Person.objects.filter(pk__in=chunk, birth_precision="day")
    texts = set()
    for text in mine.values_list("birth_date", flat=True):
        born = PartialDate.parse(text)
        texts |= {text, str(born.swapped() or born)}
    rows = Person.objects.filter(birth_date__in=texts, pk__lte=top)
    return _grouped((_either_way(text), pk) for text, pk in rows.values_list("birth_date", "pk"))


def _either_way(text: str) -> str:
    born = PartialDate.parse(text)
    return min(text, str(born.swapped() or born))


def _grouped(rows: Iterable[Sequence[object]]) -> list[set[UUID]]:
    """Group rows by everything but their last column, which is a person."""
    groups: dict[tuple[object, ...], set[UUID]] = defaultdict(set)
    for row in rows:
        person = row[-1]
        if isinstance(person, UUID):
            groups[tuple(row[:-1])].add(person)
    return [members for members in groups.values() if len(members) > 1]
