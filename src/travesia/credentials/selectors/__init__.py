"""What other rooms and this room's pages may read of authorisations."""

from travesia.credentials.selectors.desk import authorisations_for
from travesia.credentials.selectors.finding import (
    Record,
    UseView,
    access_authorisation,
    open_revocations,
    search,
)
from travesia.credentials.selectors.papers import PaperView, document_key, papers_of
from travesia.credentials.selectors.rows import AuthorisationNotFoundError
from travesia.credentials.selectors.trust import TrustFiles, trust_files, trust_here
from travesia.credentials.selectors.words import (
    kind_words,
    reason_words,
    say,
    state_words,
    verified_words,
)

__all__ = [
    "AuthorisationNotFoundError",
    "PaperView",
    "Record",
    "TrustFiles",
    "UseView",
    "access_authorisation",
    "authorisations_for",
    "document_key",
    "kind_words",
    "open_revocations",
    "papers_of",
    "reason_words",
    "say",
    "search",
    "state_words",
    "trust_files",
    "trust_here",
    "verified_words",
]
