"""Look for one person in two records, at registration and in batch; what is found is asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor, Purpose
from travesia.journal import services as journal
from travesia.people.domain import (
    ClusterProposal,
    Known,
    NewQuestion,
    PersonRef,
    QuestionKind,
    births_allow,
    document_keys,
    pair_of,
    question_between,
    sounds_of,
)
from travesia.people.events import RecordsCompared
from travesia.people.selectors import likeness, require, same_person
from travesia.people.services.asking import Raised, enter

#: Records read and asked about in one transaction of a batch.
CHUNK = 200


@dataclass(frozen=True, slots=True)
class Compared:
    """What a batch did, in counts."""

    persons: int
    pairs: int
    """Pairs that shared a block and were compared."""
    asked: int
    """Questions that were new to the queue."""
    left_out: tuple[likeness.Cut, ...] = ()
    """Pairs that were not compared because very many records share a block, by its kind."""


def ask_about(
    actor: Actor,
    person_id: UUID,
    purpose: Purpose,
    *,
    former: bool = True,
    near: Sequence[UUID] | None = None,
) -> tuple[Raised, ...]:
    """Compare one record with its neighbours and put what they raise into the queue.

    Runs inside the transaction of whoever wrote the record; records linked with it are left out.
    `former` says whether names that were corrected away are compared too; `near` are the only
    neighbours to compare with, where they are known.
    """
    found = _found_about(person_id, former=former, near=near)
    return enter(actor, list(found.values()), purpose)


def found_near(person_id: UUID) -> tuple[UUID, ...]:
    """Return the neighbours with which a record raises a question now; nothing is written."""
    return tuple(_found_about(person_id))


def _found_about(
    person_id: UUID, *, former: bool = True, near: Sequence[UUID] | None = None
) -> dict[UUID, NewQuestion]:
    """Return what a record raises, by the neighbour it raises it with."""
    linked = {ref.id for ref in same_person(person_id)}
    around = likeness.neighbours_of(person_id) if near is None else near
    near = [one for one in around if one not in linked]
    known = likeness.described([person_id, *near], former=former)
    mine = known[person_id]
    found = ((one, _asked(known[one], mine)) for one in near if one in known)
    return {one: question for one, question in found if question is not None}


def find_duplicates(
    *,
    actor: Actor,
    purpose: Purpose = Purpose.SUPERVISION,
    total: Callable[[int], None] = lambda _count: None,
    progress: Callable[[int, str], None] = lambda _count, _note: None,
) -> Compared:
    """Compare all records by blocks and ask about those that may be one person.

    A chunk is a transaction: what was asked stays when the run is stopped, and a second run asks
    nothing twice. In a block of very many records each is compared with the newest before it; the
    result says how much that left out. Raises AccessDeniedError.
    """
    require(actor=actor, permission="people.raise_question", purpose=purpose)
    total(likeness.person_count())
    persons = pairs = asked = 0
    cuts: list[likeness.Cut] = []
    for chunk in likeness.persons_in_chunks(CHUNK):
        compared, raised, cut = _compare_chunk(actor, chunk, purpose)
        persons, pairs, asked = persons + len(chunk), pairs + compared, asked + raised
        cuts += cut
        progress(len(chunk), f"{asked}")
    found = Compared(persons, pairs, asked, _by_kind(cuts))
    left_out = {cut.kind.value: cut.pairs for cut in found.left_out}
    event = RecordsCompared(persons=persons, pairs=pairs, asked=asked, left_out=left_out)
    journal.record(actor=actor, event=event, purpose=purpose.value)
    return found


def propose_clusters(
    *, actor: Actor, clusters: Iterable[ClusterProposal], purpose: Purpose = Purpose.SUPERVISION
) -> tuple[Raised, ...]:
    """Ask about the clusters of a linkage run, neighbour by neighbour; nobody is linked by it.

    Records that are linked already are not asked about; persons this node does not know are left
    out. Raises AccessDeniedError.
    """
    require(actor=actor, permission="people.raise_question", purpose=purpose)
    raised: list[Raised] = []
    for cluster in clusters:
        with transaction.atomic():
            raised += enter(actor, _of_cluster(cluster), purpose)
    return tuple(raised)


def _of_cluster(cluster: ClusterProposal) -> list[NewQuestion]:
    here = sorted(likeness.described(cluster.persons))
    linked = {ref.id for ref in same_person(here[0])} if here else set()
    facts = {"model": cluster.model, "run": cluster.run}
    return [
        NewQuestion(
            QuestionKind.POSSIBLE_DUPLICATE,
            (PersonRef(left), PersonRef(right)),
            {key: value for key, value in facts.items() if value},
        )
        for left, right in pairwise(here)
        if not {left, right} <= linked
    ]


def _by_kind(cuts: Iterable[likeness.Cut]) -> tuple[likeness.Cut, ...]:
    """Put what was left out together, one kind of block once."""
    found: dict[likeness.BlockKind, likeness.Cut] = {}
    for cut in cuts:
        known = found.get(cut.kind, likeness.Cut(cut.kind, 0, 0))
        pairs, largest = known.pairs + cut.pairs, max(known.largest, cut.largest)
        found[cut.kind] = likeness.Cut(cut.kind, pairs, largest)
    return tuple(found.values())


def _compare_chunk(
    actor: Actor, chunk: tuple[UUID, ...], purpose: Purpose
) -> tuple[int, int, tuple[likeness.Cut, ...]]:
    with transaction.atomic():
        shared, cuts = likeness.pairs_below(chunk)
        pairs = shared - likeness.linked_pairs(chunk)
        known = likeness.described({one for pair in pairs for one in pair})
        sounds = {key: sounds_of(one.description) for key, one in known.items()}
        compared = sorted(pair for pair in pairs if _worth_comparing(pair, known, sounds))
        found = (_asked(known[left], known[right]) for left, right in compared)
        raised = enter(actor, [one for one in found if one is not None], purpose)
    return len(compared), sum(one.new for one in raised), cuts


def _worth_comparing(
    pair: tuple[UUID, UUID],
    known: Mapping[UUID, Known],
    sounds: Mapping[UUID, frozenset[str]],
) -> bool:
    """Pass over namesakes of other dates and pairs in which no word sounds alike.

    One document on both is always worth it.
    """
    left, right = (known[one].description for one in pair)
    if document_keys(left) & document_keys(right):
        return True
    return bool(sounds[pair[0]] & sounds[pair[1]]) and births_allow(left, right)


def _asked(left: Known, right: Known) -> NewQuestion | None:
    """Return what two records raise, with the persons in the order of their ids."""
    first, second = pair_of(left.person.id, right.person.id)
    if (left.person.id, right.person.id) != (first, second):
        left, right = right, left
    return question_between(left, right)
