"""Applications by the public, as applicants and officers may read them."""

from travesia.credentials.selectors.evisa.book import BookView, book_here, offers_here
from travesia.credentials.selectors.evisa.queue import (
    access_application,
    access_upload,
    queue,
    waiting_count,
)
from travesia.credentials.selectors.evisa.rows import ApplicationNotFoundError
from travesia.credentials.selectors.evisa.words import (
    act_words,
    document_words,
    payment_words,
    problem_words,
    remedy_words,
    state_words,
)

__all__ = [
    "ApplicationNotFoundError",
    "BookView",
    "access_application",
    "access_upload",
    "act_words",
    "book_here",
    "document_words",
    "offers_here",
    "payment_words",
    "problem_words",
    "queue",
    "remedy_words",
    "state_words",
    "waiting_count",
]
