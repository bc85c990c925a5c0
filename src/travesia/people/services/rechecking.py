"""After a correction: close what no longer contradicts, and ask what contradicts now."""

from collections.abc import Iterator
from uuid import UUID

from travesia.access.domain import Actor, Purpose
from travesia.people.domain import QuestionKind, QuestionState, still_contradict
from travesia.people.models import PersonLink
from travesia.people.selectors import likeness, questions_about
from travesia.people.services.comparing import ask_about
from travesia.people.services.lapsing import RULE, lapse_questions
from travesia.people.services.linking import ask_about_births

#: What two records can contradict each other in. A likeness is not disproved by a correction, and
#: a face is on no record: those questions wait for a person.
_CONTRADICTIONS = frozenset({QuestionKind.DOCUMENT_TWO_NAMES, QuestionKind.TWO_BIRTH_DATES})


def recheck(actor: Actor, person_id: UUID, *, reason: str, purpose: Purpose) -> None:
    """Bring the questions about a corrected record in line with what it says now.

    Runs inside the transaction of the correction; done again it changes nothing. A question that
    a person has answered or proposed an answer to stays. Former names count for nothing here: the
    claim that was corrected away must not explain the one that took its place.
    """
    lapse_questions(actor=RULE, question_ids=_settled(person_id), reason=reason, purpose=purpose)
    ask_about(actor, person_id, purpose, former=False)
    for link in PersonLink.objects.active().touching([person_id]).select_related("question"):
        ask_about_births(actor, link, purpose)


def _settled(person_id: UUID) -> Iterator[UUID]:
    """Yield the open questions about a person whose two records no longer contradict each other."""
    for question in questions_about(person_id):
        if question.state is not QuestionState.OPEN or question.kind not in _CONTRADICTIONS:
            continue
        known = list(likeness.described((p.id for p in question.persons), former=False).values())
        if len(known) == 2 and not still_contradict(question.kind, *known):
            yield question.id
