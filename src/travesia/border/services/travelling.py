"""Ask about movements of one document that one traveller cannot both have made."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from travesia.access.domain import Actor, Purpose
from travesia.border.domain.travel import LONGEST, Impossible, Seen, impossible_in
from travesia.border.models import Crossing
from travesia.people import services as people
from travesia.people.domain import NewQuestion, PersonRef, QuestionKind
from travesia.places import selectors as places
from travesia.places.domain import PostView

#: The rule asks, not the officer who happened to record the second movement.
_RULE = Actor.system("travel", {"people.raise_question"})


def ask_about_travel(new: Sequence[Crossing]) -> int:
    """Compare new movements with their neighbours in time and return how many questions are new.

    One document, two posts, less time than the distance takes: a question about the persons on
    both records. Nothing is decided and nobody is stopped. Runs in the caller's transaction.
    """
    asked = [_question(found) for found in _impossible(new)]
    if not asked:
        return 0
    raised = people.raise_questions(actor=_RULE, asked=asked, purpose=Purpose.SUPERVISION)
    return sum(one.new for one in raised)


def _impossible(new: Sequence[Crossing]) -> list[Impossible]:
    """Return what is impossible about the new movements; old pairs were asked about before."""
    mine = {row.id for row in new}
    posts: dict[str, PostView] = {}
    found = []
    for rows in _by_document(new):
        if len({row.post_code for row in rows}) < 2:
            continue
        seen = [_seen(row, posts) for row in rows]
        found += [
            pair
            for pair in impossible_in(seen)
            if mine & {pair.first.crossing_id, pair.second.crossing_id}
        ]
    return found


def _by_document(new: Sequence[Crossing]) -> Iterable[list[Crossing]]:
    """Return the movements near the new ones in time, the new ones too, a document at a time."""
    numbered = [row for row in new if row.document_number and row.issuing_state]
    if not numbered:
        return ()
    moments = [row.occurred_at for row in numbered]
    rows = Crossing.objects.current().filter(
        document_number__in={row.document_number for row in numbered},
        occurred_at__gte=min(moments) - LONGEST,
        occurred_at__lte=max(moments) + LONGEST,
    )
    documents: dict[tuple[str, str], list[Crossing]] = defaultdict(list)
    for row in rows:
        documents[(row.issuing_state, row.document_number)].append(row)
    return documents.values()


def _seen(row: Crossing, posts: dict[str, PostView]) -> Seen:
    if row.post_code not in posts:
        posts[row.post_code] = places.post_by_code(row.post_code)
    post = posts[row.post_code]
    return Seen(
        row.id, row.person_id, row.post_code, post.latitude, post.longitude, row.occurred_at
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
    about = tuple(sorted((str(first.crossing_id), str(second.crossing_id))))
    refs = tuple(PersonRef(one) for one in persons)
    return NewQuestion(QuestionKind.IMPOSSIBLE_TRAVEL, refs, facts, about)
