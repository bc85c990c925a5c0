"""Targets of signed lists: status lists in CBOR and JSON, and the JSON tokens under them."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ed25519

from fuzz.targets import Target
from travesia.seals import SealError
from travesia.seals.cose import open_sign1, sign1
from travesia.seals.jws import encode_base64url, open_jws, sign_jws
from travesia.seals.signatures import VerifyingKey
from travesia.seals.status import StatusBits, StatusLists, StatusToken, sign_status_token
from travesia.seals.status.token import CWT_TYPE, JWT_TYPE, read_status_token

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
KEY = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
URI = "https://labour.example/status/2026"


class _Keys:
    """Has the one key."""

    def find_list_key(self, _kid: bytes | None, **_about: object) -> VerifyingKey | None:
        """Give the key, whatever is asked."""
        return KEY.public_key()


def _tokens() -> Iterator[bytes]:
    for bits in (1, 2, 8):
        statuses = StatusBits.of(bits, [0, 1] * 200)
        token = StatusToken(
            URI, NOW, statuses, expires_at=NOW + timedelta(days=30), ttl=timedelta(hours=12)
        )
        for as_json in (False, True):
            yield sign_status_token(token, key=KEY, kid=b"\x01\x02", as_json=as_json)


def _payloads() -> Iterator[bytes]:
    """Give the claims alone, a byte before them that says in which form they are signed."""
    for token in _tokens():
        if token.isascii():
            claims = open_jws(token.decode()).claims
            yield b"\x01" + json.dumps(claims).encode()
        else:
            yield b"\x00" + open_sign1(token).payload


def _use(raw: bytes) -> None:
    """Take a list in and ask it."""
    lists = StatusLists(budget=timedelta(hours=24))
    token = lists.add(raw, keys=_Keys(), now=NOW)
    for index in (0, 1, len(token.statuses) - 1, len(token.statuses), -1):
        lists.look_up(token.uri, index, now=NOW)
    token.wants_renewal(NOW)


def read_token(data: bytes) -> None:
    """Read a token, and take it in if it is what was signed."""
    read_status_token(data)
    _use(data)


def read_signed_list(data: bytes) -> None:
    """Read claims under a good signature, so that mutations get past it."""
    if data[:1] == b"\x00":
        _use(sign1(data[1:], key=KEY, kid=None, protected_extra={16: CWT_TYPE}))
        return
    header = b'{"alg":"EdDSA","typ":"' + JWT_TYPE.encode() + b'"}'
    signed = f"{encode_base64url(header)}.{encode_base64url(data[1:])}"
    signature = encode_base64url(KEY.sign(signed.encode("ascii")))
    _use(f"{signed}.{signature}".encode("ascii"))


def read_jws(data: bytes) -> None:
    """Take a JSON token apart."""
    open_jws(data.decode("latin-1")).verify(KEY.public_key())


def _jws() -> Iterator[bytes]:
    yield sign_jws({"sub": URI, "iat": 1}, key=KEY, kid="01", typ=JWT_TYPE).encode()


TARGETS = (
    Target("status", read_token, _tokens, (SealError,), 8192),
    Target("status-claims", read_signed_list, _payloads, (SealError,), 8192),
    Target("jws", read_jws, _jws, (SealError,)),
)
