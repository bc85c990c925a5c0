"""Everything the log knows of a traveller: over linked records and shared documents; no looks.

For the services and selectors of this room, which write the look for whoever sees what comes of it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import CharField, UUIDField

from travesia.border.domain import Direction
from travesia.border.domain.pairing import Moved, Told
from travesia.border.domain.reckoned import Held, Traveller
from travesia.border.domain.staying import Paper, Passage
from travesia.border.models import Crossing, StayConfirmation
from travesia.core.kept_queries import KeptQuery, Many
from travesia.credentials import selectors as credentials
from travesia.people import selectors as people
from travesia.people.domain import IdentityAnswer, QuestionKind, QuestionView, group_of
from travesia.places import selectors as places
from travesia.places.domain import PostView

Pair = tuple[UUID, UUID]

_COLUMNS = (
    *("root", "id", "person_id", "post_code", "country", "mode", "direction", "occurred_at"),
    *("purpose_of_travel", "issuing_state", "document_number", "nationality", "document_code"),
    "days_granted",
)

#: Kinds of authorisation of the ledger by the words of the rules; others have the same word.
_KINDS = {"e_visa": "visa", "residence_permit": "residence"}

#: Questions that say of one document that it is in two hands.
_TWO_HOLDERS = frozenset(
    {
        QuestionKind.DOCUMENT_TWO_NAMES,
        QuestionKind.DOCUMENT_TWO_FACES,
        QuestionKind.TWO_BIRTH_DATES,
    }
)
_APART = frozenset({IdentityAnswer.DIFFERENT_PERSONS, IdentityAnswer.MISUSE_SUSPECTED})
_TOGETHER = frozenset(
    {
        *(IdentityAnswer.SAME_PERSON, IdentityAnswer.EXPLAINED),
        *(IdentityAnswer.RECORD_WRONG, IdentityAnswer.LAPSED),
    }
)


_NUMBERS = KeptQuery(
    lambda persons: (
        Crossing.objects.current()
        .crossed()
        .filter(person_id__in=persons)
        .exclude(document_number="")
        .values_list("document_number", flat=True)
    ),
    persons=Many(UUIDField()),
)
_HOLDERS = KeptQuery(
    lambda numbers: (
        Crossing.objects.current()
        .crossed()
        .filter(document_number__in=numbers)
        .values_list("issuing_state", "document_number", "person_id")
        .distinct()
    ),
    numbers=Many(CharField()),
)
_MOVES = KeptQuery(
    lambda persons: (
        Crossing.objects.current().crossed().filter(person_id__in=persons).values_list(*_COLUMNS)
    ),
    persons=Many(UUIDField()),
)
_CONFIRMED = KeptQuery(
    lambda exits: StayConfirmation.objects.filter(exit_root__in=exits).order_by(
        "answered_at", "id"
    ),
    exits=Many(UUIDField()),
)


@dataclass(frozen=True, slots=True)
class Known:
    """One traveller with the records that are theirs."""

    persons: frozenset[UUID]
    traveller: Traveller


def travellers(person_ids: Iterable[UUID]) -> tuple[Known, ...]:
    """Return the travellers behind some records, each with everything the log has of them."""
    persons, links, joined = _joined(set(person_ids))
    moves = _moves(persons)
    papers = _papers(moves, persons)
    answers = _answers(moves)
    found, seen = [], set[UUID]()
    for one in sorted(persons):
        if one in seen:
            continue
        group = group_of(one, joined)
        seen |= group
        mine = tuple(move for person in sorted(group) for move in moves.get(person, ()))
        ordered = tuple(sorted(mine, key=lambda move: (move.passage.at, move.passage.key)))
        told = Told(answers, {who: min(group_of(who, links)) for who in group if len(group) > 1})
        found.append(Known(group, Traveller(ordered, told, _held(group, ordered, papers))))
    return tuple(found)


def holders_beside(person_ids: Collection[UUID]) -> set[UUID]:
    """Return these records and all that crossed with one of their documents, joined or not."""
    holders = _holders(person_ids)
    return {*person_ids, *(one for some in holders.values() for one in some)}


def _joined(persons: set[UUID]) -> tuple[set[UUID], set[Pair], set[Pair]]:
    """Return the records that belong together: all of them, the links, links and documents."""
    links: set[Pair] = set()
    shared: set[Pair] = set()
    edge = set(persons)
    while edge:
        links |= people.linked_pairs(edge)
        edge = {one for pair in links for one in pair} | edge
        shared |= _sharing(edge)
        reached = persons | edge | {one for pair in shared for one in pair}
        edge = reached - persons
        persons = reached
    return persons, links, links | shared


def _sharing(person_ids: Collection[UUID]) -> set[Pair]:
    """Return pairs of records that crossed with one document and are one traveller by it.

    The birth dates have to be the same, and nobody may have said, or have to say, that the document
    is in two hands.
    """
    several = [some for some in _holders(person_ids).values() if len(some) > 1]
    return _alike(several) if several else set()


def _holders(person_ids: Collection[UUID]) -> dict[tuple[str, str], set[UUID]]:
    """Return who crossed with each document of these records."""
    numbers = set(_NUMBERS(persons=person_ids))
    holders: dict[tuple[str, str], set[UUID]] = defaultdict(set)
    for issuer, number, person in _HOLDERS(numbers=numbers):
        holders[(issuer, number)].add(person)
    return holders


def _alike(several: Iterable[set[UUID]]) -> set[Pair]:
    """Return the pairs of holders with one birth date that are not said to be two people."""
    everybody = {one for some in several for one in some}
    born, apart = people.birth_dates(everybody), _kept_apart(everybody)
    return {
        (first, other)
        for some in several
        for first, other in combinations(sorted(some), 2)
        if born.get(first) and born.get(first) == born.get(other) and (first, other) not in apart
    }


def _kept_apart(person_ids: Collection[UUID]) -> set[Pair]:
    """Return the pairs of which somebody has to say, or has said, that they are two people."""
    return {
        pair
        for question in people.questions_between(person_ids)
        if _says_two(question)
        for pair in combinations(sorted(ref.id for ref in question.persons), 2)
    }


def _says_two(question: QuestionView) -> bool:
    if question.answer in _APART:
        return True
    return question.kind in _TWO_HOLDERS and question.answer not in _TOGETHER


def _moves(person_ids: Collection[UUID]) -> dict[UUID, list[Moved]]:
    """Return the movements of each record as they stand now; nobody turned back has moved."""
    moves = [dict(zip(_COLUMNS, row, strict=True)) for row in _MOVES(persons=person_ids)]
    posts = places.posts_by_code(str(values["post_code"]) for values in moves)
    posts |= places.posts_by_code(post.opposite for post in posts.values())
    found: dict[UUID, list[Moved]] = defaultdict(list)
    for values in moves:
        found[values["person_id"]].append(_moved(values, posts))
    return found


def _moved(row: Mapping[str, object], posts: Mapping[str, PostView]) -> Moved:
    root, code = row["root"], str(row["post_code"])
    post = posts.get(code)
    opposite = posts.get(post.opposite) if post is not None else None
    issuer, number = str(row["issuing_state"]), str(row["document_number"])
    passage = Passage(
        direction=Direction(str(row["direction"])),
        at=row["occurred_at"],  # type: ignore[arg-type]  # a column of moments
        zone=ZoneInfo("UTC" if post is None else post.time_zone),
        country=str(row["country"]),
        post=code,
        mode=str(row["mode"]),
        purpose=str(row["purpose_of_travel"]),
        across="" if opposite is None else opposite.country,
        document=" ".join(credentials.document_key(issuer, number)).strip() if number else "",
        granted=row["days_granted"],  # type: ignore[arg-type]  # a column of whole numbers
        key=str(root),
    )
    return Moved(
        root=root,  # type: ignore[arg-type]  # a column of ids
        crossing_id=row["id"],  # type: ignore[arg-type]  # a column of ids
        person_id=row["person_id"],  # type: ignore[arg-type]  # a column of ids
        passage=passage,
        nationality=str(row["nationality"]),
        document_code=str(row["document_code"]),
    )


def _answers(moves: Mapping[UUID, list[Moved]]) -> dict[Pair, bool]:
    """Return what officers said of changed documents, the newest answer of each pair."""
    exits = {
        one.root
        for some in moves.values()
        for one in some
        if one.passage.direction is Direction.EXIT
    }
    rows = _CONFIRMED(exits=exits)
    return {(row.entry_root, row.exit_root): row.same_traveller for row in rows}


def _papers(
    moves: Mapping[UUID, list[Moved]], person_ids: Collection[UUID]
) -> tuple[credentials.PaperView, ...]:
    documents = {_document(one) for some in moves.values() for one in some}
    return credentials.papers_of(person_ids=person_ids, documents=documents - {("", "")})


def _document(one: Moved) -> tuple[str, str]:
    issuer, _, number = one.passage.document.partition(" ")
    return issuer, number


def _held(
    group: frozenset[UUID],
    moves: Iterable[Moved],
    papers: Iterable[credentials.PaperView],
) -> tuple[Held, ...]:
    documents = {_document(one) for one in moves} - {("", "")}
    return tuple(
        Held(
            Paper(
                kind=_KINDS.get(one.kind, one.kind),
                valid_from=one.valid_from,
                valid_until=one.valid_until,
                entries_allowed=one.entries_allowed,
                days_allowed=one.days_per_stay,
                reference=one.number,
            ),
            one.country,
            one.uses,
        )
        for one in papers
        if one.person_id in group or one.document in documents
    )
