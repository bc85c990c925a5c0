"""Blocks: which records are worth comparing at all, found in the database by what they share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from travesia.people.domain import Known, NameKind, PersonRef
from travesia.people.models import Person, PersonDocument, PersonLink, PersonName
from travesia.screening import Description, DocumentNumber, Name, PartialDate

#: Records of one block that one record is compared with, the newest before it first: at
#: registration and in batch alike, so that the work grows with the records and not their square.
MOST_NEIGHBOURS = 400

Pair = tuple[UUID, UUID]

#: The year of those without one, in the blocks of a name.
_NO_YEAR = 0


def described(person_ids: Iterable[UUID], *, former: bool = True) -> dict[UUID, Known]:
    """Return records as they are compared, every document included and former names if wanted."""
    rows = Person.objects.filter(pk__in=list(person_ids)).prefetch_related("names", "documents")
    return {row.pk: Known(PersonRef(row.pk), _description(row, former=former)) for row in rows}


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


class BlockKind(StrEnum):
    """What the records of a block share."""

    DOCUMENT = "document"
    NAME = "name"
    BIRTH_DATE = "birth_date"


@dataclass(frozen=True, slots=True)
class Cut:
    """What was not compared because a block is larger than `MOST_NEIGHBOURS`."""

    kind: BlockKind
    pairs: int
    """Pairs that this block did not bring together; another block may have."""
    largest: int
    """Records in the largest such block, as far as the batch has come."""


def pairs_below(chunk: Sequence[UUID]) -> tuple[frozenset[Pair], tuple[Cut, ...]]:
    """Return the pairs of a chunk's records with records before them that share a block.

    A few queries for the whole chunk; the pair stands in the order of the ids. In a block each
    record meets the `MOST_NEIGHBOURS` before it; what that leaves out is counted by kind.
    """
    top = chunk[-1]
    wanted = set(chunk)
    blocks = {
        BlockKind.DOCUMENT: _by_document(chunk, top),
        BlockKind.NAME: _by_name(chunk, top),
        BlockKind.BIRTH_DATE: _by_birth(chunk, top),
    }
    pairs: set[Pair] = set()
    cuts = []
    for kind, groups in blocks.items():
        left_out = largest = 0
        for members in groups:
            missed = _pair_up(sorted(members), wanted, pairs)
            left_out, largest = left_out + missed, max(largest, len(members) if missed else 0)
        if left_out:
            cuts.append(Cut(kind, left_out, largest))
    return frozenset(pairs), tuple(cuts)


def _pair_up(members: Sequence[UUID], wanted: set[UUID], pairs: set[Pair]) -> int:
    """Add the pairs of a block's wanted records to `pairs`; return how many were left out."""
    left_out = 0
    for place, newer in enumerate(members):
        if newer in wanted:
            start = max(place - MOST_NEIGHBOURS, 0)
            pairs.update((older, newer) for older in members[start:place])
            left_out += start
    return left_out


def linked_pairs(person_ids: Iterable[UUID]) -> frozenset[Pair]:
    """Return the pairs with an active link that touch these persons."""
    rows = PersonLink.objects.active().touching(list(person_ids))
    return frozenset(rows.values_list("first_id", "second_id"))


def _description(row: Person, *, former: bool) -> Description:
    return Description(
        names=tuple(
            Name(name.primary, name.secondary)
            for name in row.standing_names()
            if former or name.kind != NameKind.FORMER
        ),
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
    """Return the blocks of one name and one birth year; whoever has no year is in each of them.

    Nothing is lost by the year: birth dates that can be one are of one year.
    """
    mine = PersonName.objects.standing().filter(person_id__in=chunk)
    keys = set(mine.values_list("key", flat=True)) - {""}
    rows = PersonName.objects.standing().filter(key__in=keys, person_id__lte=top)
    years: dict[str, dict[int, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    for key, person, born in rows.values_list("key", "person_id", "person__birth_earliest"):
        years[key][born.year if born else _NO_YEAR].add(person)
    blocks = []
    for of_key in years.values():
        undated = of_key.pop(_NO_YEAR, set())
        blocks += [members | undated for members in of_key.values()] or [undated]
    return [members for members in blocks if len(members) > 1]


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
