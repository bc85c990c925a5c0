"""Bring the stays in line with the log: for some travellers, for what is new, or all anew."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, IntegerField, UUIDField

from travesia.border.domain.reckoned import StayFacts, stays_of
from travesia.border.domain.staying import RuleBook
from travesia.border.models import Crossing, Stay, StayCursor
from travesia.border.selectors.rules import rules_here
from travesia.border.selectors.travellers import Known, holders_beside, travellers
from travesia.core import bulk, clock
from travesia.core.events import EntryView
from travesia.core.kept_queries import KeptQuery, Many
from travesia.journal import selectors as journal
from travesia.people import selectors as people

#: Entries after which stays are settled anew: movements, links, answers about identities.
FOLLOWED = (
    *("border.crossing_recorded", "border.crossing_corrected", "border.stay_document_answered"),
    *("people.person_linked", "people.person_unlinked", "people.claim_corrected"),
    *("people.question_raised", "people.question_moved"),
)

#: More entries than these are brought up to date by a job and not while somebody waits.
AT_ONCE = 200

#: Travellers that are settled together.
BATCH = 500

Heard = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What making all stays anew came to."""

    persons: int
    stays: int


def settle(person_ids: Iterable[UUID], *, since: datetime | None = None) -> int:
    """Make the stays of these records anew and return how many rows were written or removed.

    `since` says that nothing before it has changed, so that stays that ended before are not
    reckoned again. Settling twice changes nothing.
    """
    book = rules_here()
    with transaction.atomic():
        return sum(_settle(one, book, since) for one in travellers(person_ids))


_STAYS = KeptQuery(
    lambda persons: Stay.objects.select_for_update().filter(person_id__in=persons),
    persons=Many(UUIDField()),
)
_CURSOR = KeptQuery(
    lambda node, epoch: (
        StayCursor.objects.select_for_update().filter(node=node, epoch=epoch).order_by("pk")[:1]
    ),
    node=CharField(),
    epoch=IntegerField(),
)
_TIMES = KeptQuery(
    lambda crossings: (
        Crossing.objects.filter(pk__in=crossings)
        .order_by("occurred_at")
        .values_list("occurred_at", flat=True)[:1]
    ),
    crossings=Many(UUIDField()),
)


def _settle(known: Known, book: RuleBook, since: datetime | None) -> int:
    before = {row.id: row.facts() for row in _STAYS(persons=known.persons)}
    facts = stays_of(known.traveller, book, now=clock.now(), since=since, kept=before)
    gone = set(before) - {one.id for one in facts}
    changed = [one for one in facts if before.get(one.id) != one]
    if gone:
        Stay.objects.filter(pk__in=gone).delete()
    _write(changed)
    return len(gone) + len(changed)


def _write(facts: Iterable[StayFacts]) -> None:
    bulk.put([Stay.of(one) for one in facts])


def catch_up(*, at_most: int | None = None, heard: Heard | None = None) -> bool:
    """Follow the journal from where the stays are to its end; True when they are up to date.

    With `at_most`, nothing is done and False returned when more entries wait than that, or when
    the stays were never made on this chain. Interrupted, the next call goes on from there.
    """
    while True:
        with transaction.atomic():
            cursor = _cursor()
            if cursor is None:
                return False
            end = journal.head().seq
            if at_most is not None and end - cursor.seq > at_most * 10:
                return False
            entries = list(
                journal.entries_after(cursor.seq, kinds=FOLLOWED, limit=(at_most or BATCH) + 1)
            )
            if at_most is not None and len(entries) > at_most:
                return False
            _follow(entries[: at_most or BATCH])
            whole = len(entries) <= (at_most or BATCH)
            cursor.seq = end if whole else entries[BATCH - 1].seq
            cursor.save(update_fields=["seq"])
        if heard is not None:
            heard(len(entries))
        if whole:
            return True


def _cursor() -> StayCursor | None:
    """Return how far the stays are on the present chain, locked; None where they never began.

    A node with hardly a movement begins here: the whole log is followed at once.
    """
    here = journal.head()
    found = _CURSOR.first(node=here.node, epoch=here.epoch)
    if found is None and Crossing.objects.all()[: AT_ONCE + 1].count() <= AT_ONCE:
        found = StayCursor.objects.create(node=here.node, epoch=here.epoch, seq=0)
    return found


def _follow(entries: Iterable[EntryView]) -> None:
    """Settle everybody whom the entries are about; what has no time of its own counts from ever."""
    persons: set[UUID] = set()
    roots: set[UUID] = set()
    whole = False
    for entry in entries:
        persons |= _persons_in(entry)
        body = entry.body or {}
        whole = whole or entry.kind != "border.crossing_recorded"
        if "crossing_id" in body:
            roots.add(UUID(str(body["crossing_id"])))
    if whole:  # what joined records may be gone: those it joined are settled too
        settle(holders_beside(persons))
    elif persons:
        settle(persons, since=_earliest(roots))


def _persons_in(entry: EntryView) -> set[UUID]:
    body = entry.body
    if body is None:  # erased by its own period, and the movement with it
        return set()
    if entry.kind == "people.question_moved":
        return _persons_asked(UUID(str(body["question_id"])))
    named = body.get("persons", ())
    found = [*named] if isinstance(named, list | tuple) else []
    found += [body[name] for name in ("person_id", "first_id", "second_id") if name in body]
    return {UUID(str(one)) for one in found}


def _persons_asked(question_id: UUID) -> set[UUID]:
    try:
        return {ref.id for ref in people.question_of(question_id).persons}
    except people.QuestionNotFoundError:
        return set()


def _earliest(crossing_ids: Collection[UUID]) -> datetime | None:
    return _TIMES.first(crossings=crossing_ids)


def rebuild(*, heard: Heard | None = None, total: Heard | None = None) -> Rebuilt:
    """Make every stay anew from the log and return the counts; `heard` gets the persons done.

    Interrupted, it can be run again. What is recorded meanwhile is followed at its end.
    """
    end = journal.head()
    if total is not None:
        total(Crossing.objects.values("person_id").distinct().count())
    persons = 0
    for some in _everybody():
        settle(some)
        persons += len(some)
        if heard is not None:
            heard(len(some))
    _drop_without_crossing()
    StayCursor.objects.update_or_create(node=end.node, epoch=end.epoch, defaults={"seq": end.seq})
    catch_up()
    return Rebuilt(persons, Stay.objects.count())


def _everybody() -> Iterator[list[UUID]]:
    """Yield the records that have crossed, a batch at a time, in the order of their ids."""
    last: UUID | None = None
    while True:
        rows = Crossing.objects.order_by("person_id").values_list("person_id", flat=True).distinct()
        if last is not None:
            rows = rows.filter(person_id__gt=last)
        some = list(rows[:BATCH])
        if not some:
            return
        yield some
        last = some[-1]


def _drop_without_crossing() -> None:
    """Remove stays of records of which no movement is left."""
    with transaction.atomic():
        gone = Stay.objects.exclude(person_id__in=Crossing.objects.values("person_id"))
        gone.delete()
