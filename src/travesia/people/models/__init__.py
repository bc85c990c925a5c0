"""Tables of persons, their names, documents and photos, their links and the questions."""

from travesia.people.models.links import PersonLink
from travesia.people.models.photos import PersonPhoto
from travesia.people.models.questions import IdentityQuestion, QuestionPerson, QuestionStep
from travesia.people.models.records import Person, PersonDocument, PersonName, Uncompared
from travesia.people.models.verifications import DocumentReport, PersonVerification

__all__ = [
    "DocumentReport",
    "IdentityQuestion",
    "Person",
    "PersonDocument",
    "PersonLink",
    "PersonName",
    "PersonPhoto",
    "PersonVerification",
    "QuestionPerson",
    "QuestionStep",
    "Uncompared",
]
