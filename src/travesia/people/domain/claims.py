"""Claims and documents: who somebody says they are, and what is wrong with saying it so."""

import re
from dataclasses import dataclass
from datetime import date

from travesia.screening import PartialDate, PartialDateError

#: Doc 9303-4 §4.1 prints sex as F, M or X (unspecified); empty means that it was not stated.
SEXES = ("F", "M", "X", "")

#: Fillers of a zone at the end of a code, with whatever space stands between them.
_FILLED = re.compile(r"[\s<]+$")

#: Lengths that hold any document of Doc 9303 and any name a person can claim.
NAME_LENGTH = 300
NUMBER_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Claim:
    """Who a person says they are; every field may be empty but not both names."""

    primary: str
    """Family names, or the only name there is (Doc 9303-3 §4.6 primary identifier)."""
    secondary: str
    """Given names."""
    birth_date: str
    """`1974-08-12`, `1974-08-XX`, `1974` or empty."""
    sex: str
    """`F`, `M`, `X` (unspecified) or empty (not stated)."""
    nationality: str
    """Three-letter code as in Doc 9303-3 §5, or empty."""


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A travel document that a person has shown."""

    document_code: str
    issuing_state: str
    number: str
    expires_on: date | None
    optional_data: str = ""
    mrz: str = ""


def canonical(claim: Claim) -> Claim:
    """Return the claim with spaces tidied, codes in capitals and the date in its one text form.

    Names keep their spelling and script. Whatever `problems_of` would report stays as it is.
    """
    try:
        born = str(PartialDate.parse(claim.birth_date))
    except PartialDateError:
        born = claim.birth_date.strip()
    return Claim(
        primary=" ".join(claim.primary.split()),
        secondary=" ".join(claim.secondary.split()),
        birth_date=born,
        sex=claim.sex.strip().upper().replace("<", ""),
        nationality=_FILLED.sub("", claim.nationality.strip().upper()),
    )


def problems_of(claim: Claim, *, today: date) -> tuple[str, ...]:
    """Return the codes of what is wrong with a canonical claim; empty when it can be recorded."""
    found = []
    if not claim.primary and not claim.secondary:
        found.append("name_missing")
    if max(len(claim.primary), len(claim.secondary)) > NAME_LENGTH:
        found.append("name_too_long")
    found.extend(_birth_problems(claim.birth_date, today))
    if claim.sex not in SEXES:
        found.append("sex_unknown")
    if claim.nationality and not (
        len(claim.nationality) <= 3 and claim.nationality.isascii() and claim.nationality.isalpha()
    ):
        found.append("nationality_malformed")
    return tuple(found)


def document_problems(document: HeldDocument) -> tuple[str, ...]:
    """Return the codes of what is wrong with a document; empty when it can be recorded."""
    found = []
    key = number_key(document.number)
    if not key:
        found.append("number_missing")
    if len(document.number) > NUMBER_LENGTH:
        found.append("number_too_long")
    state = document.issuing_state
    if not state or len(state) > 3 or not (state.isascii() and state.isalpha()):
        found.append("issuer_malformed")
    return tuple(found)


def number_key(number: str) -> str:
    """Return a document number as it is looked up: capitals and digits, no fillers or marks."""
    return "".join(char for char in number.upper() if char.isalnum())


def state_key(code: str) -> str:
    """Return an issuer's code as it is looked up: capitals without fillers (`D<<` is `D`)."""
    return code.strip().upper().rstrip("<")


def _birth_problems(text: str, today: date) -> tuple[str, ...]:
    try:
        born = PartialDate.parse(text)
    except PartialDateError:
        return ("birth_date_malformed",)
    if born.earliest is not None and born.earliest > today:
        return ("birth_date_in_future",)
    return ()
