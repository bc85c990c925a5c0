"""Groups that travel together, and children among them: what an officer is asked to look at.

Whether somebody is a child is a question of their age on the day of the crossing. Where the date of
birth leaves it open, they may be a child. Neither decides anything: it asks for a look.
"""

from datetime import date
from enum import StrEnum

from travesia.border.domain.counting import age_now
from travesia.border.domain.states import InspectionState
from travesia.border.domain.verdict import Finding, Level, Source, Verdict

#: Years of age from which nobody is a child (Convention on the Rights of the Child, article 1).
ADULT_AT = 18


class GroupKind(StrEnum):
    """Who travels together."""

    FAMILY = "family"
    COACH = "coach"
    CREW = "crew"
    OTHER = "other"


class Proof(StrEnum):
    """The document that shows that an adult is responsible for a child."""

    BIRTH_CERTIFICATE = "birth_certificate"
    FAMILY_BOOK = "family_book"
    TRAVEL_DOCUMENT = "travel_document"
    CONSENT = "consent"
    COURT_ORDER = "court_order"
    OTHER = "other"
    #: No document was shown; the note says what the officer goes by.
    NONE = "none"


class Childhood(StrEnum):
    """Whether somebody is a child on the day they cross."""

    ADULT = "adult"
    CHILD = "child"
    #: The date of birth is not whole, or not known, and leaves it open.
    MAY_BE = "may_be"


def childhood(birth_date: str, on: date) -> Childhood:
    """Tell whether a person of this date of birth (EDTF-like, parts may be unknown) is a child."""
    ages = age_now(birth_date, on)
    if ages is None:
        return Childhood.MAY_BE
    youngest, oldest = ages
    if oldest < ADULT_AT:
        return Childhood.CHILD
    return Childhood.ADULT if youngest >= ADULT_AT else Childhood.MAY_BE


def findings_of_childhood(birth_date: str, on: date, *, linked: bool) -> tuple[Finding, ...]:
    """Return the prompt for a child without a linked adult; nothing when an adult is linked."""
    found = childhood(birth_date, on)
    if linked or found is Childhood.ADULT:
        return ()
    code = "child.no_adult" if found is Childhood.CHILD else "child.may_be"
    return (Finding(code, Level.CAUTION, Source.PERSON),)


class Standing(StrEnum):
    """Where a member of a group stands, in the order in which the page lists them."""

    #: Something asks for a look: a list entry, a failing document, a child without an adult …
    LOOK = "look"
    #: Sent to second line, or a refusal waits for a second officer.
    ELSEWHERE = "elsewhere"
    #: Nothing speaks against admitting; admitted together by one confirmation.
    CLEAN = "clean"
    DONE = "done"


_WAITING = frozenset({InspectionState.OPENED, InspectionState.REFUSAL_WITHDRAWN})
_ELSEWHERE = frozenset({InspectionState.REFERRED, InspectionState.REFUSAL_PROPOSED})


def standing_of(
    state: InspectionState, verdict: Verdict, *, waits: bool, authorisations: int
) -> Standing:
    """Return where a member stands.

    `waits` is whether something bars admission or needs a ground. Whoever has an authorisation is
    looked at alone: the officer chooses on which one they let in.
    """
    if state in _ELSEWHERE:
        return Standing.ELSEWHERE
    if state not in _WAITING:
        return Standing.DONE
    loud = verdict.level in (Level.CAUTION, Level.STOP) or verdict.protects
    if loud or waits or authorisations or state is not InspectionState.OPENED:
        return Standing.LOOK
    return Standing.CLEAN
