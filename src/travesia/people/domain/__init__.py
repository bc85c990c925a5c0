"""Persons as they claim to be: claims, records, links between them and the questions they raise.

No Django here.
"""

from travesia.people.domain.candidates import (
    Candidate,
    Reason,
    may_be_same_birth,
    strongest_first,
)
from travesia.people.domain.claims import (
    NAME_LENGTH,
    NUMBER_LENGTH,
    SEXES,
    Claim,
    HeldDocument,
    canonical,
    document_problems,
    number_key,
    problems_of,
    state_key,
)
from travesia.people.domain.links import LinkState, LinkView, group_of, pair_of
from travesia.people.domain.photos import PhotoRef, PhotoSource, PhotoView
from travesia.people.domain.questions import (
    ADVERSE,
    MOST_PERSONS,
    QUESTION_STEPS,
    IdentityAnswer,
    NewQuestion,
    QuestionAct,
    QuestionKind,
    QuestionState,
    QuestionView,
    StepView,
    answers_for,
    next_state,
    question_problems,
)
from travesia.people.domain.records import (
    Evidence,
    NameKind,
    NameView,
    PersonRef,
    PersonView,
    Standing,
)

__all__ = [
    "ADVERSE",
    "MOST_PERSONS",
    "NAME_LENGTH",
    "NUMBER_LENGTH",
    "QUESTION_STEPS",
    "SEXES",
    "Candidate",
    "Claim",
    "Evidence",
    "HeldDocument",
    "IdentityAnswer",
    "LinkState",
    "LinkView",
    "NameKind",
    "NameView",
    "NewQuestion",
    "PersonRef",
    "PersonView",
    "PhotoRef",
    "PhotoSource",
    "PhotoView",
    "QuestionAct",
    "QuestionKind",
    "QuestionState",
    "QuestionView",
    "Reason",
    "Standing",
    "StepView",
    "answers_for",
    "canonical",
    "document_problems",
    "group_of",
    "may_be_same_birth",
    "next_state",
    "number_key",
    "pair_of",
    "problems_of",
    "question_problems",
    "state_key",
    "strongest_first",
]
