"""What a trust list says: whose keys may sign what, since when and until when."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from travesia.seals.cards.trusting import TrustedKey
from travesia.seals.cose import Algorithm, algorithm_of
from travesia.seals.signatures import VerifyingKey

STATUS_ROLE: Final = "status"
"""Role of a key that signs status lists, those whose address begins as its entry says."""
SEAL_ROLE: Final = "seal"
"""Role of a key that signs visible digital seals."""

_NEVER = datetime(1, 1, 1, tzinfo=UTC)


class Reason(StrEnum):
    """Why a key is not believed any more."""

    SUPERSEDED = "superseded"
    """A newer key took its place; what it signed before stands."""
    CEASED = "ceased"
    """Its issuer stopped; what it signed before stands."""
    COMPROMISED = "compromised"
    """Somebody else may hold it and can write any date: nothing it signed stands."""


@dataclass(frozen=True, slots=True)
class ListedKey:
    """A public key, whose it is and what it may sign."""

    kid: bytes
    """What cards and lists call it; `key_id(key)` unless its issuer has a scheme of its own."""
    key: VerifyingKey
    issuer: str
    """The name that its cards carry in claim iss."""
    roles: frozenset[str]
    """`card`, `card:TYPE`, `status`, `seal`; others are kept and mean nothing here."""
    not_before: datetime
    not_after: datetime
    """The key signs in this window, both ends included."""
    country: str | None = None
    """Code of the state it belongs to, as Doc 9303 has it."""
    authority: str | None = None
    """The authority in words, for people."""
    status_lists: tuple[str, ...] = ()
    """Beginnings of the addresses whose status lists it may sign."""
    revoked_from: datetime | None = None
    reason: Reason | None = None

    @property
    def algorithm(self) -> Algorithm:
        """The one algorithm that fits the key."""
        return algorithm_of(self.key)

    @property
    def believed_until(self) -> datetime:
        """The last moment whose signatures stand; none does of a stolen key."""
        if self.revoked_from is None:
            return self.not_after
        if self.reason is Reason.COMPROMISED:
            return _NEVER
        return min(self.not_after, self.revoked_from)

    def covers(self, moment: datetime) -> bool:
        """Tell whether a signature of that moment stands."""
        return self.not_before <= moment <= self.believed_until

    def trusted(self) -> TrustedKey:
        """Give it as the verification of cards takes it."""
        return TrustedKey(self.key, self.issuer, self.roles, self.not_before, self.believed_until)

    def may_sign_list(self, uri: str) -> bool:
        """Tell whether it may sign the status list at an address."""
        return STATUS_ROLE in self.roles and any(uri.startswith(one) for one in self.status_lists)


@dataclass(frozen=True, slots=True)
class TrustList:
    """A trust list, as its root signed it."""

    name: str
    """Whose list it is, in words."""
    sequence: int
    """Grows by one with each list; an older one never replaces a newer one."""
    issued_at: datetime
    not_after: datetime
    """From this moment on the list is no ground for trust: a newer one must exist."""
    roots: tuple[VerifyingKey, ...]
    """Keys that may sign this list and the next one: one, or two while one replaces the other."""
    keys: tuple[ListedKey, ...]
    previous: bytes | None = None
    """SHA-256 of the file before it; None in the first one."""
    certificates: tuple[bytes, ...] = ()
    """Certificates in DER of those who sign visible digital seals (role `seal`)."""


def spki(key: VerifyingKey) -> bytes:
    """Write a public key as SubjectPublicKeyInfo in DER (RFC 5280 §4.1)."""
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
