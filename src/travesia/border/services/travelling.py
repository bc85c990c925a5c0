"""Ask about movements of one document that one traveller cannot both have made."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import CharField, DateTimeField

from travesia.access.domain import Actor, Purpose
from travesia.border.domain.travel import (
    LONGEST,
    Impossible,
    Seen,
    impossible_between,
    impossible_in,
)
from travesia.border.models import Crossing, CrossingQuerySet
from travesia.core.kept_queries import KeptQuery, Many
from travesia.people import selectors as asked_before
from travesia.people import services as people
from travesia.people.domain import NewQuestion, PersonRef, QuestionKind, QuestionState, QuestionView
from travesia.places import selectors as places
from travesia.places.domain import PostView

#: The rule asks, not the officer who happened to record the second movement.
_RULE = Actor.system("travel", {"people.raise_question", "people.lapse_question"})


def ask_about_travel(new: Sequence[Crossing]) -> int:
    """Compare new movements with their neighbours in time and return how many questions are new.

    One document, two posts, less time than the distance takes: a question about the persons on
    both records. Nothing is decided and nobody is stopped. Runs in the caller's transaction.
    """
    mine = {row.id for row in new}
    return _ask(
        pair
        for pair in _impossible(new)
        if mine & {pair.first.crossing_id, pair.second.crossing_id}
    )


def recheck_travel(old: Crossing, new: Crossing) -> int:
    """After a correction, close what is possible now and ask what is impossible now.

    Returns how many questions are new. Only the time is looked at: the post and the document of a
    movement are never corrected. A question that waits lapses with the reason of the correction
    and is asked anew with the new times where the two movements still cannot both be. What a person
    has answered stays. Done again it changes nothing. Runs in the caller's transaction.
    """
    if old.occurred_at == new.occurred_at:
        return 0
    lapsed, again = _settled(new)
    people.lapse_questions(
        actor=_RULE,
        question_ids=lapsed,
        reason=new.correction_reason,
        purpose=Purpose.SUPERVISION,
    )
    # Where the movement stood before, its neighbours are neighbours of each other now.
    return _ask([*again, *_impossible([old, new])])


def _ask(pairs: Iterable[Impossible]) -> int:
    asked = list({question.key: question for question in map(_question, pairs)}.values())
    if not asked:
        return 0
    raised = people.raise_questions(actor=_RULE, asked=asked, purpose=Purpose.SUPERVISION)
    return sum(one.new for one in raised)


def _settled(new: Crossing) -> tuple[list[UUID], list[Impossible]]:
    """Return the open questions that no longer say what is, and the pairs that still cannot be."""
    versions = {str(pk) for pk in _versions(new.root).values_list("pk", flat=True)}
    lapsed, again = [], []
    for question, other_id in _open_about(new.person_id, versions):
        other = Crossing.objects.filter(pk=other_id).first()
        other = other and _versions(other.root).current().first()
        if other is None:
            continue  # erased by its own period: nothing is left to compare with
        posts = places.posts_by_code((new.post_code, other.post_code))
        found = impossible_between(
            _seen(new, posts[new.post_code]), _seen(other, posts[other.post_code])
        )
        if found is None:
            lapsed.append(question.id)
        elif dict(question.facts) != dict(_question(found).facts):
            lapsed.append(question.id)
            again.append(found)
    return lapsed, again


def _open_about(person_id: UUID, versions: set[str]) -> Iterator[tuple[QuestionView, str]]:
    """Yield the questions that wait about a movement, with the id of the other movement of each."""
    for question in asked_before.questions_about(person_id):
        if (question.kind, question.state) != (QuestionKind.IMPOSSIBLE_TRAVEL, QuestionState.OPEN):
            continue
        pair = {question.facts.get("first_crossing", ""), question.facts.get("second_crossing", "")}
        if len(pair - versions) == 1:
            yield question, (pair - versions).pop()


def _versions(root: UUID) -> CrossingQuerySet:
    return Crossing.objects.filter(root=root)


def _impossible(new: Sequence[Crossing]) -> list[Impossible]:
    """Return what is impossible around the new movements, among all of their documents."""
    found: list[Impossible] = []
    for rows in _by_document(new):
        posts = places.posts_by_code(row.post_code for row in rows)
        found += impossible_in([_seen(row, posts[row.post_code]) for row in rows])
    return found


def _by_document(new: Sequence[Crossing]) -> Iterable[list[Crossing]]:
    """Return the movements near the new ones in time, the new ones too, a document at a time.

    Documents seen at one post alone are left out: their movements are looked up by post first,
    since of a whole file these are the most.
    """
    numbered = [row for row in new if row.document_number and row.issuing_state]
    if not numbered:
        return ()
    moments = [row.occurred_at for row in numbered]
    window = {"first": min(moments) - LONGEST, "last": max(moments) + LONGEST}
    numbers = _at_several_posts({row.document_number for row in numbered}, window)
    documents: dict[tuple[str, str], list[Crossing]] = defaultdict(list)
    for row in _near(**window).filter(document_number__in=numbers) if numbers else ():
        documents[(row.issuing_state, row.document_number)].append(row)
    return [rows for rows in documents.values() if len({row.post_code for row in rows}) > 1]


def _near(first: datetime, last: datetime) -> CrossingQuerySet:
    return Crossing.objects.current().filter(occurred_at__gte=first, occurred_at__lte=last)


_POSTS = KeptQuery(
    lambda numbers, **window: (
        _near(**window)
        .filter(document_number__in=numbers)
        .values_list("issuing_state", "document_number", "post_code")
    ),
    numbers=Many(CharField()),
    first=DateTimeField(),
    last=DateTimeField(),
)


def _at_several_posts(numbers: Collection[str], window: Mapping[str, datetime]) -> list[str]:
    posts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for issuer, number, post in _POSTS(numbers=numbers, **window):
        posts[(issuer, number)].add(post)
    return [number for (_issuer, number), some in posts.items() if len(some) > 1]


def _seen(row: Crossing, post: PostView) -> Seen:
    return Seen(
        row.id,
        row.person_id,
        row.post_code,
        post.latitude,
        post.longitude,
        row.occurred_at,
        row.root,
    )


def _question(found: Impossible) -> NewQuestion:
    first, second = found.first, found.second
    persons = dict.fromkeys((first.person_id, second.person_id))
    facts = {
        "first_post": first.post_code,
        "first_at": first.at.isoformat(),
        "first_crossing": str(first.crossing_id),
        "second_post": second.post_code,
        "second_at": second.at.isoformat(),
        "second_crossing": str(second.crossing_id),
        "kilometres": str(found.kilometres),
        "minutes": str(found.minutes),
    }
    # By the movement and not its version: a correction makes no second question of one answered.
    about = tuple(sorted((str(first.root), str(second.root))))
    refs = tuple(PersonRef(one) for one in persons)
    return NewQuestion(QuestionKind.IMPOSSIBLE_TRAVEL, refs, facts, about)
