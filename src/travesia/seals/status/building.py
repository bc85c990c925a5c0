"""Make a status list: give each card a random place, change its status, write the list."""

from datetime import datetime, timedelta
from random import Random
from secrets import SystemRandom
from typing import Final

from travesia.seals.errors import SealError
from travesia.seals.signatures import SigningKey
from travesia.seals.status.bits import STATUS_BITS, StatusBits
from travesia.seals.status.token import StatusToken, sign_status_token

SMALLEST: Final = 65_536
"""Places of a list unless a larger one is asked for: a crowd to hide in, however few the cards."""


class StatusListBuilder:
    """One list of an issuer and season.

    Places are given at random, so that the place of a card tells neither its number nor its day,
    and every place says valid from the start, so that nobody can count the cards from the list.
    """

    def __init__(
        self, *, size: int = SMALLEST, bits: int = 2, places: Random | None = None
    ) -> None:
        """Make an empty list.

        Args:
            size: how many places it has.
            bits: 1 (valid, revoked), 2 (and suspended), 4 or 8.
            places: source of the random places; that of the system unless given (tests).
        """
        if bits not in STATUS_BITS:
            raise SealError("status.bits", bits=bits)
        self._values = bytearray(size)
        self._bits = bits
        self._taken = bytearray(size)
        self._left = size
        self._places = places or SystemRandom()

    def allocate(self) -> int:
        """Take a free place at random; SealError `status.full` when there is none."""
        size = len(self._values)
        if not self._left:
            raise SealError("status.full", size=size)
        self._left -= 1
        # A list is half empty for most of its life, so a few throws find a free place. When it
        # is nearly full, the free places are counted instead.
        for _ in range(64):
            index = self._places.randrange(size)
            if not self._taken[index]:
                self._taken[index] = 1
                return index
        free = [index for index, taken in enumerate(self._taken) if not taken]
        index = self._places.choice(free)
        self._taken[index] = 1
        return index

    def set(self, index: int, status: int) -> None:
        """Change the status at a place: 0 valid, 1 revoked, 2 suspended.

        Raises:
            SealError: `status.index` beyond the list, `status.value` when it takes more bits.
        """
        if not 0 <= index < len(self._values):
            raise SealError("status.index", index=index, size=len(self._values))
        if not 0 <= status < 1 << self._bits:
            raise SealError("status.value", value=status, bits=self._bits)
        self._values[index] = status

    def packed(self) -> StatusBits:
        """Give the list as it stands."""
        return StatusBits.of(self._bits, self._values)

    def sign(
        self,
        uri: str,
        *,
        issued_at: datetime,
        key: SigningKey,
        kid: bytes | None,
        expires_at: datetime | None = None,
        ttl: timedelta | None = None,
        as_json: bool = False,
    ) -> bytes:
        """Write and sign the list as it stands (see `sign_status_token`).

        Args:
            uri: the address that cards name.
            issued_at: when the list says that it was made; aware.
            key: a P-256 or Ed25519 private key.
            kid: which key that is.
            expires_at: from when on it says nothing any more.
            ttl: how long a copy need not be renewed.
            as_json: a compact JSON token instead of CBOR.
        """
        token = StatusToken(uri, issued_at, self.packed(), expires_at, ttl)
        return sign_status_token(token, key=key, kid=kid, as_json=as_json)
