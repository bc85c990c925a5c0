"""What two records have in common that somebody should look into; a signal is only a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from travesia import screening
from travesia.people.domain.candidates import may_be_same_birth
from travesia.people.domain.claims import number_key, state_key
from travesia.people.domain.questions import NewQuestion, QuestionKind
from travesia.people.domain.records import PersonRef
from travesia.screening import (
    Description,
    FieldComparison,
    Relation,
    compare_person,
    sound_key,
    tokens,
)

_NAMES = frozenset({"name", "family_name", "given_names"})

#: Birth dates that cannot both hold, however ordinary the slip that explains them.
_TWO_DATES = frozenset({Relation.DIFFERS, Relation.NEAR})


@dataclass(frozen=True, slots=True)
class Known:
    """A record as it is compared: who, and everything it says."""

    person: PersonRef
    description: Description


@dataclass(frozen=True, slots=True)
class ClusterProposal:
    """Records that a linkage run holds to be one person, and which run of which model."""

    persons: tuple[UUID, ...]
    model: str
    run: str = ""


def document_keys(person: Description) -> frozenset[tuple[str, str]]:
    """Return the documents of a description as they are looked up: issuer and number."""
    return frozenset(
        (state_key(one.issuing_state), number_key(one.number))
        for one in person.documents
        if one.issuing_state and number_key(one.number)
    )


def sounds_of(person: Description) -> frozenset[str]:
    """Return how the words of every name sound: two names without one in common are not alike."""
    words = (word for name in person.names for word in tokens(f"{name.primary} {name.secondary}"))
    return frozenset(sound_key(word) for word in words)


def births_allow(left: Description, right: Description) -> bool:
    """Tell whether two birth dates can be one, or one of them is missing."""
    if not left.birth_date or not right.birth_date:
        return True
    return may_be_same_birth(left.birth_date, right.birth_date) is not None


def question_between(left: Known, right: Known) -> NewQuestion | None:
    """Return what two records make somebody ask, or None.

    One document on both: two names, else two birth dates, else one person registered twice.
    Without one, the screening engine decides whether they are alike enough to be asked about.
    """
    shared = sorted(document_keys(left.description) & document_keys(right.description))
    if shared:
        return _of_one_document(left, right, shared[0])
    # Asked for by name here: scoring is loaded when it is first needed, not with this room.
    if not screening.is_hit(left.description, right.description):
        return None
    found = screening.compare(left.description, right.description)
    facts = {"algorithm": found.explanation.algorithm, "reason": found.explanation.reason}
    return NewQuestion(QuestionKind.POSSIBLE_DUPLICATE, (left.person, right.person), facts)


def two_births_of(left: Known, right: Known) -> NewQuestion | None:
    """Return the question which of two birth dates holds, or None when both can."""
    rows = compare_person(left.description, right.description)
    relation = next(row.relation for row in rows if row.field == "birth_date")
    if relation not in _TWO_DATES:
        return None
    return NewQuestion(QuestionKind.TWO_BIRTH_DATES, (left.person, right.person), {})


def still_contradict(kind: QuestionKind, left: Known, right: Known) -> bool:
    """Tell whether two records still say what a question of this kind was asked about.

    Only a contradiction can be gone with a correction. Likeness, faces and movements are not read
    off two records: questions about them stand until somebody answers.
    """
    rows = compare_person(left.description, right.description)
    by_field = {row.field: row.relation for row in rows}
    if kind is QuestionKind.DOCUMENT_TWO_NAMES:
        return any(by_field.get(name) is Relation.DIFFERS for name in _NAMES)
    if kind is QuestionKind.TWO_BIRTH_DATES:
        return by_field["birth_date"] in _TWO_DATES
    return True


def _of_one_document(left: Known, right: Known, document: tuple[str, str]) -> NewQuestion:
    issuer, number = document
    rows = compare_person(left.description, right.description)
    kind = _kind_of(rows)
    facts = {"issuing_state": issuer, "number": number}
    about = () if kind is QuestionKind.POSSIBLE_DUPLICATE else document
    return NewQuestion(kind, (left.person, right.person), facts, about)


def _kind_of(rows: Iterable[FieldComparison]) -> QuestionKind:
    by_field = {row.field: row.relation for row in rows}
    if any(by_field.get(name) is Relation.DIFFERS for name in _NAMES):
        return QuestionKind.DOCUMENT_TWO_NAMES
    if by_field["birth_date"] in _TWO_DATES:
        return QuestionKind.TWO_BIRTH_DATES
    return QuestionKind.POSSIBLE_DUPLICATE
