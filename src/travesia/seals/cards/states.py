"""The verdict on a card: one state and one colour, decided by a table of findings."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from travesia.seals.findings import Finding


class CardState(StrEnum):
    """What came of verifying a card."""

    VERIFIED = "verified"
    UNKNOWN_ISSUER = "unknown_issuer"
    FAILED = "failed"
    NOT_CHECKED = "not_checked"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    STALE_STATUS = "stale_status"


class Colour(StrEnum):
    """What the officer sees before reading."""

    GREEN = "green"
    """Signed by whom it says, in force, not revoked."""
    AMBER = "amber"
    """Not enough is known; a person decides."""
    RED = "red"
    """Something is wrong, and it is known what."""
    GREY = "grey"
    """Nothing was checked."""


class Rule(NamedTuple):
    """A finding that decides, unless a rule above it did."""

    code: str
    state: CardState
    colour: Colour


RULES = (
    Rule("card.not_checked", CardState.NOT_CHECKED, Colour.GREY),
    Rule("card.unsigned", CardState.FAILED, Colour.RED),
    Rule("card.signature_failed", CardState.FAILED, Colour.RED),
    Rule("card.issuer_unknown", CardState.UNKNOWN_ISSUER, Colour.AMBER),
    Rule("card.issuer_other", CardState.FAILED, Colour.RED),
    Rule("card.key_window", CardState.FAILED, Colour.RED),
    Rule("card.key_role", CardState.FAILED, Colour.RED),
    Rule("card.expired", CardState.EXPIRED, Colour.RED),
    Rule("permit.expired", CardState.EXPIRED, Colour.RED),
    Rule("card.issued_in_future", CardState.NOT_YET_VALID, Colour.RED),
    Rule("card.not_yet_valid", CardState.NOT_YET_VALID, Colour.RED),
    Rule("permit.not_yet_valid", CardState.NOT_YET_VALID, Colour.RED),
    Rule("card.revoked", CardState.REVOKED, Colour.RED),
    Rule("card.status_stale", CardState.STALE_STATUS, Colour.AMBER),
    Rule("card.status_unknown", CardState.STALE_STATUS, Colour.AMBER),
    Rule("card.suspended", CardState.SUSPENDED, Colour.RED),
    Rule("card.status_other", CardState.SUSPENDED, Colour.AMBER),
    Rule("card.no_expiry", CardState.VERIFIED, Colour.AMBER),
    Rule("card.signature_verified", CardState.VERIFIED, Colour.GREEN),
)
"""Read from the top; the first rule whose finding is there decides."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """State, colour and the code of the finding that decided."""

    state: CardState
    colour: Colour
    reason: str


_PLACES = {rule.code: place for place, rule in enumerate(RULES)}
_VERDICTS = tuple(Verdict(rule.state, rule.colour, rule.code) for rule in RULES)


def decide(findings: Iterable[Finding]) -> Verdict:
    """Decide by the table; without any deciding finding nothing was checked."""
    places = [_PLACES[one.code] for one in findings if one.code in _PLACES]
    return _VERDICTS[min(places, default=0)]
