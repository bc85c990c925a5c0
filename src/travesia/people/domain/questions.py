"""Questions about identities: what is asked, how it can be answered, and when two must answer.

A question never changes a record. Its answer may link two records or be kept; nothing else follows
from it in this room.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from travesia.people.domain.records import PersonRef

#: More persons than this in one question could not be compared by anybody.
MOST_PERSONS = 12


class QuestionKind(StrEnum):
    """What is asked."""

    POSSIBLE_DUPLICATE = "possible_duplicate"
    """Are these two records one person?"""
    DOCUMENT_TWO_NAMES = "document_two_names"
    """One document was shown under two names: whose is it?"""
    DOCUMENT_TWO_FACES = "document_two_faces"
    """One document was shown with two faces: whose is it?"""
    TWO_BIRTH_DATES = "two_birth_dates"
    """One person has two birth dates: which holds?"""
    IMPOSSIBLE_TRAVEL = "impossible_travel"
    """Two movements that one traveller cannot both have made: what happened?"""


class QuestionState(StrEnum):
    """Where a question stands."""

    OPEN = "open"
    PROPOSED = "proposed"
    """Answered by one person; the answer waits for a second."""
    ANSWERED = "answered"


class QuestionAct(StrEnum):
    """What can be done with a question."""

    ANSWER = "answer"
    PROPOSE = "propose"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    LAPSE = "lapse"
    """A correction took away what was asked about; no person answered."""


class IdentityAnswer(StrEnum):
    """What somebody says after comparing."""

    SAME_PERSON = "same_person"
    DIFFERENT_PERSONS = "different_persons"
    RECORD_WRONG = "record_wrong"
    """A slip in a record explains it; correcting it is an act of its own."""
    EXPLAINED = "explained"
    """Nothing is wrong: a change of name, twins, a movement recorded late."""
    MISUSE_SUSPECTED = "misuse_suspected"
    """A document seems to be false or in other hands."""
    CANNOT_TELL = "cannot_tell"
    LAPSED = "lapsed"
    """Nobody's answer: the records were corrected and no longer contradict each other."""


#: State → act → the state it leads to; what is not here cannot be done.
QUESTION_STEPS: Mapping[QuestionState, Mapping[QuestionAct, QuestionState]] = MappingProxyType(
    {
        QuestionState.OPEN: MappingProxyType(
            {
                QuestionAct.ANSWER: QuestionState.ANSWERED,
                QuestionAct.PROPOSE: QuestionState.PROPOSED,
                QuestionAct.LAPSE: QuestionState.ANSWERED,
            }
        ),
        QuestionState.PROPOSED: MappingProxyType(
            {
                QuestionAct.CONFIRM: QuestionState.ANSWERED,
                QuestionAct.WITHDRAW: QuestionState.OPEN,
            }
        ),
        QuestionState.ANSWERED: MappingProxyType({QuestionAct.REOPEN: QuestionState.OPEN}),
    }
)

#: Answers that can harm somebody: a second person has to come to the same one.
ADVERSE = frozenset({IdentityAnswer.MISUSE_SUSPECTED})

#: Answers after which the same question may be asked anew.
ASKED_ANEW = frozenset({IdentityAnswer.CANNOT_TELL, IdentityAnswer.LAPSED})

_ABOUT_TWO = frozenset({IdentityAnswer.SAME_PERSON, IdentityAnswer.DIFFERENT_PERSONS})


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """A question to raise: what, about whom, and the few facts it rests on."""

    kind: QuestionKind
    persons: tuple[PersonRef, ...]
    facts: Mapping[str, str]
    """Short texts: codes, numbers, moments. What the records say is read from the records."""
    about: tuple[str, ...] = ()
    """What tells it from other questions of this kind about the same persons: a document."""

    @property
    def key(self) -> str:
        """The same for the same question, whoever asks and in whatever order persons stand."""
        named = [self.kind.value, sorted(str(ref.id) for ref in self.persons), list(self.about)]
        return hashlib.sha256(json.dumps(named).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class StepView:
    """One act on a question; acts are only ever added."""

    act: QuestionAct
    answer: IdentityAnswer | None
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as the queue shows it: no name stands in it."""

    id: UUID
    kind: QuestionKind
    state: QuestionState
    persons: tuple[PersonRef, ...]
    facts: Mapping[str, str]
    raised_at: datetime
    raised_by: str
    answer: IdentityAnswer | None
    """The answer given, or the one proposed while it waits for a second person."""
    answered_by: str
    """Who gave it, or proposed it."""
    steps: tuple[StepView, ...]


def next_state(state: QuestionState, act: QuestionAct) -> QuestionState | None:
    """Return the state an act leads to, or None when it cannot be done now."""
    return QUESTION_STEPS[state].get(act)


def answers_for(persons: int) -> tuple[IdentityAnswer, ...]:
    """Return the answers that a person may give to a question about so many persons."""
    return tuple(
        answer
        for answer in IdentityAnswer
        if answer is not IdentityAnswer.LAPSED and (persons > 1 or answer not in _ABOUT_TWO)
    )


def question_problems(question: NewQuestion) -> tuple[str, ...]:
    """Return the codes of what is wrong with a question; empty when it can be raised."""
    found = []
    ids: Sequence[UUID] = [ref.id for ref in question.persons]
    if not ids:
        found.append("nobody_asked_about")
    if len(set(ids)) != len(ids):
        found.append("person_named_twice")
    if len(ids) > MOST_PERSONS:
        found.append("too_many_persons")
    if question.kind is QuestionKind.POSSIBLE_DUPLICATE and len(ids) < 2:
        found.append("second_person_missing")
    return tuple(found)
