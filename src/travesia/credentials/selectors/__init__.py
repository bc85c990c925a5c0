"""What other rooms and this room's pages may read of authorisations."""

from travesia.credentials.selectors.desk import authorisations_for
from travesia.credentials.selectors.finding import (
    Record,
    UseView,
    access_authorisation,
    open_revocations,
    search,
)
from travesia.credentials.selectors.listing import Found, Listed, listed
from travesia.credentials.selectors.papers import PaperView, document_key, papers_of
from travesia.credentials.selectors.reaching import countries_for
from travesia.credentials.selectors.rows import AuthorisationNotFoundError
from travesia.credentials.selectors.trust import TrustFiles, trust_files, trust_here
from travesia.credentials.selectors.words import (
    act_words,
    kind_words,
    reason_words,
    refusal_choices,
    revocation_choices,
    say,
    state_words,
    verified_words,
)

__all__ = [
    "AuthorisationNotFoundError",
    "Found",
    "Listed",
    "PaperView",
    "Record",
    "TrustFiles",
    "UseView",
    "access_authorisation",
    "act_words",
    "authorisations_for",
    "countries_for",
    "document_key",
    "kind_words",
    "listed",
    "open_revocations",
    "papers_of",
    "reason_words",
    "refusal_choices",
    "revocation_choices",
    "say",
    "search",
    "state_words",
    "trust_files",
    "trust_here",
    "verified_words",
]
