"""Tables of persons, their names and documents, the links between them and the questions."""

from travesia.people.models.links import PersonLink
from travesia.people.models.questions import IdentityQuestion, QuestionPerson, QuestionStep
from travesia.people.models.records import Person, PersonDocument, PersonName

__all__ = [
    "IdentityQuestion",
    "Person",
    "PersonDocument",
    "PersonLink",
    "PersonName",
    "QuestionPerson",
    "QuestionStep",
]
