"""What can be done with lists: bring in, publish, ask, answer, confirm."""

from travesia.lists.services.answering import AnswerError, adjudicate, confirm_match
from travesia.lists.services.errors import ListConflictError, ListError
from travesia.lists.services.publishing import (
    approve_version,
    propose_version,
    publish_version,
    register_source,
    reject_version,
)
from travesia.lists.services.reading import ListFile, Reject, read_list
from travesia.lists.services.searching import search
from travesia.lists.services.shredding import shred_answers, shred_entries

__all__ = [
    "AnswerError",
    "ListConflictError",
    "ListError",
    "ListFile",
    "Reject",
    "adjudicate",
    "approve_version",
    "confirm_match",
    "propose_version",
    "publish_version",
    "read_list",
    "register_source",
    "reject_version",
    "search",
    "shred_answers",
    "shred_entries",
]
