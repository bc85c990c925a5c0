"""Blocks: which records are worth comparing at all, found in the database by what they share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import CharField, DateField, Q, QuerySet, UUIDField

from travesia.core.kept_queries import KeptQuery, Many
from travesia.people.domain import Known, NameKind, PersonRef
from travesia.people.models import Person, PersonDocument, PersonLink, PersonName
from travesia.screening import Description, DocumentNumber, Name, PartialDate, near_words

#: Records of one block that one record is compared with, the newest before it first: at
#: registration and in batch alike, so that the work grows with the records and not their square.
MOST_NEIGHBOURS = 400

Pair = tuple[UUID, UUID]

#: The year of those without one, in the blocks of a name.
_NO_YEAR = 0


def described(person_ids: Iterable[UUID], *, former: bool = True) -> dict[UUID, Known]:
    """Return records as they are compared, every document included and former names if wanted."""
    wanted = list(person_ids)
    names: dict[UUID, list[Name]] = defaultdict(list)
    for person, kind, primary, secondary in _NAMES(persons=wanted):
        if former or kind != NameKind.FORMER:
            names[person].append(Name(primary, secondary))
    documents: dict[UUID, list[DocumentNumber]] = defaultdict(list)
    for person, number, issuing_state in _DOCUMENTS(persons=wanted):
        documents[person].append(DocumentNumber(number, issuing_state))
    return {
        person: Known(
            PersonRef(person),
            Description(
                names=tuple(names[person]),
                birth_date=birth_date,
                sex=sex,
                nationality=nationality,
                documents=tuple(documents[person]),
            ),
        )
        for person, birth_date, sex, nationality in _CLAIMS(persons=wanted)
    }


def neighbours_of(person_id: UUID) -> tuple[UUID, ...]:
    """Return who is worth comparing with a person; at most `MOST_NEIGHBOURS`.

    They share a document, a folded name with a birth date that may be the same, or the whole birth
    date, also with day and month swapped. In a country hundreds are born on one day: of those, only
    records with a word near one of this person's names are worth it.
    """
    keys = [key for _person, key in _KEYS(persons=[person_id]) if key]
    born, earliest, latest = _BIRTHS(person=person_id)[0]
    found: dict[UUID, None] = {}
    for block in (
        _same_document(person_id),
        _same_name(keys, earliest, latest),
        _same_birth(keys, born),
    ):
        for other in block:
            found.setdefault(other)
    found.pop(person_id, None)
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


_CLAIMS = KeptQuery(
    lambda persons: Person.objects.filter(pk__in=persons).values_list(
        "pk", "birth_date", "sex", "nationality"
    ),
    persons=Many(UUIDField()),
)
_NAMES = KeptQuery(
    lambda persons: (
        PersonName.objects.standing()
        .filter(person_id__in=persons)
        .order_by("id")
        .values_list("person_id", "kind", "primary", "secondary")
    ),
    persons=Many(UUIDField()),
)
_KEYS = KeptQuery(
    lambda persons: (
        PersonName.objects.standing()
        .filter(person_id__in=persons)
        .order_by()
        .values_list("person_id", "key")
    ),
    persons=Many(UUIDField()),
)
_DOCUMENTS = KeptQuery(
    lambda persons: PersonDocument.objects.filter(person_id__in=persons).values_list(
        "person_id", "number", "issuing_state"
    ),
    persons=Many(UUIDField()),
)
_BIRTHS = KeptQuery(
    lambda person: Person.objects.filter(pk=person).values_list(
        "birth_date", "birth_earliest", "birth_latest"
    ),
    person=UUIDField(),
)
_SHOWN = KeptQuery(
    lambda person: (
        PersonDocument.objects.filter(person_id=person)
        .order_by()
        .values_list("number_key", "issuing_state")
    ),
    person=UUIDField(),
)
_HOLDERS = KeptQuery(
    lambda numbers: (
        PersonDocument.objects.filter(number_key__in=numbers)
        .order_by("-person_id")
        .values_list("person_id", "number_key", "issuing_state")
    ),
    numbers=Many(CharField()),
)


def _newest_of_the_day(texts: Sequence[str]) -> QuerySet[Person, UUID]:
    newest = Person.objects.filter(birth_date__in=texts).order_by("-pk")
    return newest.values_list("pk", flat=True)[: MOST_NEIGHBOURS + 1]


_BORN = KeptQuery(_newest_of_the_day, texts=Many(CharField()))
#: Their names, asked for by the day: hundreds of ids need not go out to the database again.
_KEYS_OF_THE_DAY = KeptQuery(
    lambda texts: (
        PersonName.objects.standing()
        .filter(person_id__in=_newest_of_the_day(texts))
        .order_by()
        .values_list("person_id", "key")
    ),
    texts=Many(CharField()),
)


def _namesakes(keys: Sequence[str], near: Q) -> QuerySet[PersonName, UUID]:
    rows = PersonName.objects.standing().filter(near, key__in=keys).order_by("-person_id")
    return rows.values_list("person_id", flat=True)[: MOST_NEIGHBOURS + 1]


_NAMESAKES = KeptQuery(
    lambda keys: _namesakes(keys, Q(person__birth_earliest=None)), keys=Many(CharField())
)
_NAMESAKES_OF_THE_DAY = KeptQuery(
    lambda keys, earliest, latest: _namesakes(
        keys,
        Q(person__birth_earliest=None)
        | Q(person__birth_earliest__lte=latest, person__birth_latest__gte=earliest),
    ),
    keys=Many(CharField()),
    earliest=DateField(),
    latest=DateField(),
)


def _same_document(person_id: UUID) -> list[UUID]:
    shown = set(_SHOWN(person=person_id))
    rows = _HOLDERS(numbers={number for number, _state in shown})
    return [one for one, *document in rows if tuple(document) in shown][: MOST_NEIGHBOURS + 1]


def _same_name(keys: Sequence[str], earliest: date | None, latest: date | None) -> list[UUID]:
    if not keys:
        return []
    if earliest is None or latest is None:
        return _NAMESAKES(keys=keys)
    return _NAMESAKES_OF_THE_DAY(keys=keys, earliest=earliest, latest=latest)


def _same_birth(keys: Sequence[str], text: str) -> list[UUID]:
    born = PartialDate.parse(text)
    if not born.day:
        return []
    mine = {word for key in keys for word in key.split()}
    texts = {str(born), str(born.swapped() or born)}
    found = _BORN(texts=texts)
    words: dict[UUID, set[str]] = defaultdict(set)
    for one, key in _KEYS_OF_THE_DAY(texts=texts):
        words[one].update(key.split())
    near = near_words(mine, (word for some in words.values() for word in some))
    # A name of nothing but marks has no words: nobody is passed over for that.
    return [one for one in found if not mine or not words[one] or not near.isdisjoint(words[one])]


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
