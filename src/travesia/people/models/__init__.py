"""Tables of persons, their names, documents and photos, their links and the questions."""

from travesia.people.models.links import PersonLink
from travesia.people.models.photos import SECRET_COLUMNS, PersonPhoto
from travesia.people.models.questions import IdentityQuestion, QuestionPerson, QuestionStep
from travesia.people.models.records import Person, PersonDocument, PersonName

__all__ = [
    "SECRET_COLUMNS",
    "IdentityQuestion",
    "Person",
    "PersonDocument",
    "PersonLink",
    "PersonName",
    "PersonPhoto",
    "QuestionPerson",
    "QuestionStep",
]
