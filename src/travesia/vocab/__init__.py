"""Code lists with history: states and nationalities of travel documents, and small lists."""

from travesia.vocab.fallback import nearest, reading_order
from travesia.vocab.findings import BaseFinding, Catalogue, Severity, faults_of
from travesia.vocab.states import (
    CodeUse,
    FormerName,
    State,
    StateKind,
    is_issuer,
    is_nationality,
    state_by_alpha2,
    state_by_alpha3,
    state_by_numeric,
    state_name,
    states,
)
from travesia.vocab.tables import LANGUAGE_CODES
from travesia.vocab.terms import (
    Term,
    languages,
    purposes,
    regions,
    sexes,
    term,
    term_name,
    terms,
    transport_modes,
)

__all__ = [
    "LANGUAGE_CODES",
    "BaseFinding",
    "Catalogue",
    "CodeUse",
    "FormerName",
    "Severity",
    "State",
    "StateKind",
    "Term",
    "faults_of",
    "is_issuer",
    "is_nationality",
    "languages",
    "nearest",
    "purposes",
    "reading_order",
    "regions",
    "sexes",
    "state_by_alpha2",
    "state_by_alpha3",
    "state_by_numeric",
    "state_name",
    "states",
    "term",
    "term_name",
    "terms",
    "transport_modes",
]
