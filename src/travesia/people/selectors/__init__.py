"""Reading persons: by document, by likeness, one record, who is linked, what is asked."""

from travesia.people.selectors.finding import (
    RECORD_FIELDS,
    PersonNotFoundError,
    access_claim,
    access_person,
    birth_dates,
    candidates_for,
    find_by_document,
    person_subject,
    record_of,
    require,
)
from travesia.people.selectors.links import (
    access_links,
    link_entries,
    linked_pairs,
    links_of,
    same_person,
)
from travesia.people.selectors.photos import (
    PhotoNotFoundError,
    access_photo,
    photo_count_by_key,
    photo_of,
    photos_of,
)
from travesia.people.selectors.questions import (
    QuestionNotFoundError,
    access_question,
    question_of,
    questions,
    questions_about,
    questions_between,
    questions_waiting,
)

__all__ = [
    "RECORD_FIELDS",
    "PersonNotFoundError",
    "PhotoNotFoundError",
    "QuestionNotFoundError",
    "access_claim",
    "access_links",
    "access_person",
    "access_photo",
    "access_question",
    "birth_dates",
    "candidates_for",
    "find_by_document",
    "link_entries",
    "linked_pairs",
    "links_of",
    "person_subject",
    "photo_count_by_key",
    "photo_of",
    "photos_of",
    "question_of",
    "questions",
    "questions_about",
    "questions_between",
    "questions_waiting",
    "record_of",
    "require",
    "same_person",
]
