"""Strict reading of the fields of a trust list: the right type, or the list is not read."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import load_der_public_key

from travesia.seals.cose import algorithm_of
from travesia.seals.errors import SealError
from travesia.seals.signatures import VerifyingKey

T = TypeVar("T")

MAX_TEXT: Final = 500
"""Most characters of a name, an issuer or an address."""
MAX_NUMBER: Final = 2**53 - 1
"""Largest number that every reader of JSON keeps exactly."""
_LAST_SECOND: Final = 253_402_300_799  # the end of the year 9999
_LONGEST_KEY: Final = 120  # a P-256 key takes 91 bytes


class Fields:
    """The fields of a map that somebody else wrote."""

    def __init__(self, found: Mapping[Any, Any]) -> None:
        """Look at a map, of which only the keys that are text count."""
        self._found = {name: value for name, value in found.items() if isinstance(name, str)}

    def number(self, name: str) -> int:
        """Give a whole number from 0; SealError `trust.field` otherwise."""
        value = self._found.get(name)
        if type(value) is not int or not 0 <= value <= MAX_NUMBER:
            raise SealError("trust.field", name=name)
        return value

    def moment(self, name: str) -> datetime:
        """Give a moment, written as whole seconds since 1970."""
        value = self.number(name)
        if value > _LAST_SECOND:
            raise SealError("trust.field", name=name)
        return datetime.fromtimestamp(value, UTC)

    def optional_moment(self, name: str) -> datetime | None:
        """Give a moment, None when it is absent."""
        return self.moment(name) if name in self._found else None

    def text(self, name: str) -> str:
        """Give a text of 1 to `MAX_TEXT` characters."""
        return checked_text(self._found.get(name), name)

    def optional_text(self, name: str) -> str | None:
        """Give a text, None when it is absent."""
        return self.text(name) if name in self._found else None

    def optional_bytes(self, name: str) -> bytes | None:
        """Give a byte string, None when it is absent."""
        value = self._found.get(name)
        if name in self._found and not isinstance(value, bytes):
            raise SealError("trust.field", name=name)
        return value

    def items(self, name: str, kind: type[T], *, most: int) -> list[T]:
        """Give the items of an array, all of one type; an absent one is empty."""
        value = self._found.get(name, [])
        if not isinstance(value, list) or len(value) > most:
            raise SealError("trust.field", name=name)
        if not all(type(one) is kind for one in value):
            raise SealError("trust.field", name=name)
        return value

    def key(self, name: str, written: bytes | None = None) -> VerifyingKey:
        """Give a public key, written as SubjectPublicKeyInfo."""
        raw = self.optional_bytes(name) if written is None else written
        if raw is None or len(raw) > _LONGEST_KEY:
            raise SealError("trust.field", name=name)
        try:
            key = load_der_public_key(raw)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise SealError("trust.field", name=name) from None
        if not isinstance(key, ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey):
            raise SealError("cose.key")
        algorithm_of(key)
        return key


def checked_text(value: object, name: str) -> str:
    """Give a text of 1 to `MAX_TEXT` characters; SealError `trust.field` otherwise."""
    if not isinstance(value, str) or not 0 < len(value) <= MAX_TEXT:
        raise SealError("trust.field", name=name)
    return value


def seconds(moment: datetime) -> int:
    """Write a moment as whole seconds since 1970."""
    return int(moment.timestamp())
