"""How two document numbers relate; one digit off is another document, often a relative's."""

from functools import cache

from rapidfuzz.distance import OSA

from travesia.screening.name_relation import Answer
from travesia.screening.values import DocumentNumber, Relation
from travesia.vocab import state_by_alpha3

#: Characters that readers and people take for each other.
_LOOKALIKES = str.maketrans("OQILZSB", "0011258")

#: Numbers shorter than this are too common to say anything by themselves.
_SHORTEST = 5


def plain_number(number: str) -> str:
    """Return a document number in capitals without fillers, spaces and marks."""
    return "".join(char for char in number.upper() if char.isalnum())


def lookalike_key(number: str) -> str:
    """Return the number with letters that look like digits turned into them."""
    return plain_number(number).translate(_LOOKALIKES)


@cache
def issuer(code: str) -> str:
    """Return one code for an issuer that has two in use: `D` and `DEU` are both Germany."""
    clean = code.strip().upper().rstrip("<")
    state = state_by_alpha3(clean)
    return (state.iso_alpha3 if state and state.iso_alpha3 else clean) or ""


def compare_documents(left: DocumentNumber, right: DocumentNumber) -> Answer:
    """Compare two documents by issuer and number."""
    first, second = plain_number(left.number), plain_number(right.number)
    if not first or not second:
        return Relation.NOT_KNOWN, ""
    if first == second:
        return _same_number(left, right)
    if _other_issuers(left, right) or min(len(first), len(second)) < _SHORTEST:
        return Relation.DIFFERS, ""
    if lookalike_key(first) == lookalike_key(second):
        return Relation.NEAR, "letter_for_digit"
    one_off = OSA.distance(first, second, score_cutoff=1) <= 1
    return Relation.DIFFERS, "one_character_off" if one_off else ""


def _same_number(left: DocumentNumber, right: DocumentNumber) -> Answer:
    if _other_issuers(left, right):
        return Relation.DIFFERS, "issuer_differs"
    if left.issuing_state and right.issuing_state:
        return Relation.AGREES, ""
    both = left.issuing_state == right.issuing_state
    return Relation.AGREES if both else Relation.NEAR, "issuer_not_stated"


def _other_issuers(left: DocumentNumber, right: DocumentNumber) -> bool:
    states = {issuer(left.issuing_state), issuer(right.issuing_state)}
    return len(states - {""}) > 1
