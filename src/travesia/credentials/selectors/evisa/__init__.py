"""Applications by the public, as applicants and officers may read them."""

from travesia.credentials.selectors.evisa.book import (
    BookView,
    adapter_here,
    book_here,
    book_of_offers,
    in_training,
    offers_here,
    payable,
    version_of,
    versions_of,
)
from travesia.credentials.selectors.evisa.queue import (
    Handed,
    Opened,
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
    "Handed",
    "Opened",
    "access_application",
    "access_upload",
    "act_words",
    "adapter_here",
    "book_here",
    "book_of_offers",
    "document_words",
    "in_training",
    "offers_here",
    "payable",
    "payment_words",
    "problem_words",
    "queue",
    "remedy_words",
    "state_words",
    "version_of",
    "versions_of",
    "waiting_count",
]
