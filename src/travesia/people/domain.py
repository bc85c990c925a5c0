"""Persons as they claim to be: claims, documents held, and the questions they raise; no Django."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from travesia.screening import PartialDate, PartialDateError

#: Doc 9303-4 §4.1 prints sex as F, M or X (unspecified); empty means that it was not stated.
SEXES = ("F", "M", "X", "")

#: Lengths that hold any document of Doc 9303 and any name a person can claim.
NAME_LENGTH = 300
NUMBER_LENGTH = 40


class NameKind(StrEnum):
    """Where a name comes from."""

    CLAIMED = "claimed"
    """As the person stated it or as the document shown carries it."""
    FORMER = "former"
    """What the claim said before it was corrected."""


class Standing(StrEnum):
    """How far an identity is established; nothing sets `verified` before verification exists."""

    CLAIMED = "claimed"
    VERIFIED = "verified"


class Reason(StrEnum):
    """Why somebody known may be the person at the desk; a question, never an answer."""

    SAME_DOCUMENT = "same_document"
    SAME_NAME_AND_BIRTH_DATE = "same_name_and_birth_date"
    SAME_NAME_BIRTH_DATE_IN_PART = "same_name_birth_date_in_part"
    SAME_NAME_DAY_AND_MONTH_SWAPPED = "same_name_day_and_month_swapped"


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


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person by id alone: no look is taken by holding one."""

    id: UUID


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody known who may be the person at the desk, and why we ask."""

    person: PersonRef
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """One name of a person, as written, with its kind and ISO 15924 script."""

    kind: NameKind
    script: str
    primary: str
    secondary: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person's record as an authorised reader gets it."""

    id: UUID
    claim: Claim
    names: tuple[NameView, ...]
    documents: tuple[HeldDocument, ...]
    """The one shown last comes first."""
    registered_at: datetime
    standing: Standing
    revision: int
    """Rises with every correction; hand it back to `correct_claim`."""

    @property
    def verified(self) -> bool:
        """Tell whether the identity was established beyond the person's word."""
        return self.standing is Standing.VERIFIED


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
        nationality=claim.nationality.strip().upper().rstrip("<"),
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


def may_be_same_birth(left: str, right: str) -> Reason | None:
    """Tell how two birth dates can be one, or None when they cannot.

    A date that is missing on either side is no reason to think two people one.
    """
    first, second = PartialDate.parse(left), PartialDate.parse(right)
    if first.earliest is None or second.earliest is None:
        return None
    if first == second and first.day:
        return Reason.SAME_NAME_AND_BIRTH_DATE
    if _overlap(first, second):
        return Reason.SAME_NAME_BIRTH_DATE_IN_PART
    if first.swapped() == second:
        return Reason.SAME_NAME_DAY_AND_MONTH_SWAPPED
    return None


def strongest_first(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Order candidates: the strongest reason first, then more reasons, then by id."""
    order = list(Reason)
    return tuple(
        sorted(
            candidates,
            key=lambda c: (min(map(order.index, c.reasons)), -len(c.reasons), c.person.id),
        )
    )


def _overlap(first: PartialDate, second: PartialDate) -> bool:
    if first.earliest is None or second.earliest is None:
        return False
    if first.latest is None or second.latest is None:
        return False
    return first.earliest <= second.latest and second.earliest <= first.latest


def _birth_problems(text: str, today: date) -> tuple[str, ...]:
    try:
        born = PartialDate.parse(text)
    except PartialDateError:
        return ("birth_date_malformed",)
    if born.earliest is not None and born.earliest > today:
        return ("birth_date_in_future",)
    return ()
