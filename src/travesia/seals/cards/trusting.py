"""What verification asks of others: keys it may believe, and what a status list says.

A trust list and a store of status lists implement these; so can anything else.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from travesia.seals.signatures import VerifyingKey

CARD_ROLE: Final = "card"
"""Role of a key that signs cards of any kind; `card:TYPE` is the role for one kind only."""

VALID: Final = 0
REVOKED: Final = 1
"""INVALID in the Token Status List."""
SUSPENDED: Final = 2


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key somebody trusted has listed."""

    key: VerifyingKey
    issuer: str
    """The only name (claim iss) the key may sign for."""
    roles: Set[str]
    not_before: datetime | None = None
    """Cards signed before this moment are not believed; aware, None when unlimited."""
    not_after: datetime | None = None
    """Cards signed after this moment are not believed; aware, None when unlimited."""

    def may_sign(self, card_type: str | None) -> bool:
        """Tell whether the roles of the key allow a kind of card (None: it names none)."""
        if CARD_ROLE in self.roles:
            return True
        return card_type is not None and f"{CARD_ROLE}:{card_type}" in self.roles

    def covers(self, moment: datetime) -> bool:
        """Tell whether a moment lies within the window of the key, both ends included."""
        early = self.not_before is not None and moment < self.not_before
        late = self.not_after is not None and moment > self.not_after
        return not early and not late


class KeyFinder(Protocol):
    """Finds the key that should have signed a card."""

    def find(self, kid: bytes | None, *, issuer: str | None, at: datetime) -> TrustedKey | None:
        """Give the listed key for a key identifier; None when none is listed.

        Args:
            kid: the identifier the card names; None when it names none.
            issuer: the card's claim iss, for cards without key identifier.
            at: when the card says it was signed, to choose among several keys. A key whose
                window does not cover it is still given: the verdict says so in its own words.
        """


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    """What the newest status list at hand says about one card."""

    code: int
    """0 valid, 1 revoked, 2 suspended; others have a meaning only its issuer knows."""
    as_of: datetime
    """When the list was made; aware."""
    fresh: bool
    """Whether that is within the time budget of whoever asks."""


class StatusSource(Protocol):
    """Looks a card up in status lists whose own signature was checked."""

    def look_up(self, uri: str, index: int, *, now: datetime) -> StatusAnswer | None:
        """Answer for one entry; None when the list is not at hand or has no such entry."""
