"""The status lists a post holds, and what they say about a card (Token Status List §8)."""

from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final, Protocol

from travesia.seals.cards import LEEWAY, StatusAnswer
from travesia.seals.errors import SealError
from travesia.seals.signatures import VerifyingKey
from travesia.seals.status.token import StatusToken, read_status_token

BUDGETS: Final = MappingProxyType(
    {"border": timedelta(hours=24), "clinic": timedelta(days=7), "farm": timedelta(days=14)}
)
"""How old a list may be, by the place that asks; a bank counter asks online."""


class ListKeyFinder(Protocol):
    """Finds the key that may sign a status list."""

    def find_list_key(self, kid: bytes | None, *, uri: str, at: datetime) -> VerifyingKey | None:
        """Give the key for a list.

        Args:
            kid: the identifier the list names; None when it names none.
            uri: the address of the list: a key answers only for the lists of its own issuer.
            at: when the list was made.
        """


class StatusLists:
    """The newest list of each address; answers `verify_card` without a network."""

    def __init__(self, *, budget: timedelta) -> None:
        """Hold no list yet; `budget` is how old one may be before its answers turn amber."""
        self.budget = budget
        self._held: dict[str, StatusToken] = {}

    def add(self, raw: bytes, *, keys: ListKeyFinder, now: datetime) -> StatusToken:
        """Take a list in after checking who signed it; a refused one changes nothing.

        Raises:
            SealError: what `read_status_token` raises, `status.key_unknown`,
                `status.signature_failed`, `status.issued_in_future`, `status.expired`, and
                `status.older` when a newer list of that address is held already.
        """
        token = read_status_token(raw)
        key = keys.find_list_key(token.kid, uri=token.uri, at=token.issued_at)
        if key is None:
            raise SealError("status.key_unknown", uri=token.uri)
        if not token.verify(key):
            raise SealError("status.signature_failed", uri=token.uri)
        if token.issued_at - LEEWAY > now:
            raise SealError("status.issued_in_future", moment=_second(token.issued_at))
        if token.expires_at is not None and now >= token.expires_at:
            raise SealError("status.expired", moment=_second(token.expires_at))
        held = self._held.get(token.uri)
        if held is not None and held.issued_at > token.issued_at:
            raise SealError(
                "status.older", held=_second(held.issued_at), offered=_second(token.issued_at)
            )
        self._held[token.uri] = token
        return token

    @property
    def held(self) -> tuple[StatusToken, ...]:
        """The lists at hand, by address."""
        return tuple(self._held[uri] for uri in sorted(self._held))

    def look_up(self, uri: str, index: int, *, now: datetime) -> StatusAnswer | None:
        """Answer for one card; None when no list of that address is at hand, or none so long.

        An answer is fresh while its list is within the budget and has not expired. A list from
        the future (a clock set back) is never fresh.
        """
        token = self._held.get(uri)
        if token is None or not 0 <= index < len(token.statuses):
            return None
        age = now - token.issued_at
        expired = token.expires_at is not None and now >= token.expires_at
        fresh = -LEEWAY <= age <= self.budget and not expired
        return StatusAnswer(token.statuses[index], token.issued_at, fresh)


def _second(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
