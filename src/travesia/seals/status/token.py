"""A status list as a signed token, in CBOR or in JSON (Token Status List §5)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from travesia.seals.cbor import decode_cbor, encode_cbor
from travesia.seals.cose import open_sign1, sign1
from travesia.seals.errors import SealError
from travesia.seals.jws import decode_base64url, encode_base64url, open_jws, sign_jws
from travesia.seals.signatures import SigningKey, VerifyingKey
from travesia.seals.status.aside import aside_in_cbor, aside_in_json
from travesia.seals.status.bits import StatusBits

MAX_TOKEN: Final = 4 * 1024 * 1024
"""Most bytes of a token that are read."""

CWT_TYPE: Final = "application/statuslist+cwt"
JWT_TYPE: Final = "statuslist+jwt"
_TYP: Final = 16  # RFC 9596 §2
_LAST_SECOND: Final = 253_402_300_799  # the end of the year 9999
_NAMES: Final[Mapping[str, int | str]] = {
    "sub": 2,
    "exp": 4,
    "iat": 6,
    "status_list": 65533,
    "ttl": 65534,
}
"""Claim in JSON → the same claim in CBOR."""


@dataclass(frozen=True, slots=True)
class StatusToken:
    """A status list as its issuer signed it."""

    uri: str
    """Claim sub: what a card must name to be answered from this list."""
    issued_at: datetime
    statuses: StatusBits
    expires_at: datetime | None = None
    """From this moment on the list says nothing any more."""
    ttl: timedelta | None = None
    """How long a copy need not be renewed, where there is a network to renew it over."""
    kid: bytes | None = None
    """Which key signed it; in JSON the characters of `kid` as bytes."""
    _proof: Callable[[VerifyingKey], bool] | None = None

    def verify(self, key: VerifyingKey) -> bool:
        """Tell whether `key` signed the token; False for one that was never signed."""
        return self._proof is not None and self._proof(key)

    def wants_renewal(self, now: datetime) -> bool:
        """Tell whether the issuer would have a newer one by now."""
        return self.ttl is not None and now - self.issued_at >= self.ttl


def sign_status_token(
    token: StatusToken, *, key: SigningKey, kid: bytes | None, as_json: bool = False
) -> bytes:
    """Write and sign a status list.

    Args:
        token: the list; its own `kid` is not looked at.
        key: a P-256 or Ed25519 private key.
        kid: which key that is; in JSON its hexadecimal digits.
        as_json: a compact JSON token instead of CBOR.
    """
    statuses = token.statuses
    claims: dict[str, Any] = {"sub": token.uri, "iat": _seconds(token.issued_at)}
    if token.expires_at is not None:
        claims["exp"] = _seconds(token.expires_at)
    if token.ttl is not None:
        claims["ttl"] = int(token.ttl.total_seconds())
    deflated = statuses.deflated()
    if as_json:
        claims["status_list"] = {"bits": statuses.bits, "lst": encode_base64url(deflated)}
        name = None if kid is None else kid.hex()
        return sign_jws(claims, key=key, kid=name, typ=JWT_TYPE).encode("ascii")
    claims["status_list"] = {"bits": statuses.bits, "lst": deflated}
    payload = encode_cbor({_NAMES[name]: value for name, value in claims.items()})
    return sign1(payload, key=key, kid=kid, protected_extra={_TYP: CWT_TYPE})


def read_status_token(raw: bytes) -> StatusToken:
    """Read a status list in either form, without judging its signature.

    Raises:
        SealError: `status.*`, `jws.*`, `cose.*`, `cbor.malformed` for anything else.
    """
    if len(raw) > MAX_TOKEN:
        raise SealError("status.too_long", length=len(raw), limit=MAX_TOKEN)
    if raw[:1] in (b"\xd2", b"\xd8"):
        return _from_cwt(raw)
    try:
        text = raw.decode("ascii").strip()
    except UnicodeDecodeError:
        raise SealError("status.not_a_list") from None
    if text.count(".") != 2:
        raise SealError("status.not_a_list")
    return _from_jwt(text)


def _from_cwt(raw: bytes) -> StatusToken:
    message = open_sign1(raw, limit=MAX_TOKEN)
    _check_type(message.headers.get(_TYP), CWT_TYPE)
    lean, aside = aside_in_cbor(message.payload)
    found = decode_cbor(lean)
    if not isinstance(found, dict):
        raise SealError("status.not_a_list")
    known = {number: value for number, value in found.items() if type(number) is int}
    claims = {name: known[number] for name, number in _NAMES.items() if number in known}
    return _token(claims, message.kid, message.verify, aside)


def _from_jwt(text: str) -> StatusToken:
    message = open_jws(text, set_aside=aside_in_json)
    _check_type(message.header.get("typ"), JWT_TYPE)
    kid = message.header.get("kid")
    name = kid.encode("utf-8", "replace") if isinstance(kid, str) else None
    return _token(message.claims, name, message.verify, message.aside.decode("ascii"))


def _check_type(found: object, wanted: str) -> None:
    """Refuse a token of another kind: a card must never pass for a list."""
    if found != wanted:
        raise SealError("status.type", type=str(found)[:60])


def _token(
    claims: Mapping[str, Any],
    kid: bytes | None,
    proof: Callable[[VerifyingKey], bool],
    aside: bytes | str,
) -> StatusToken:
    uri, issued = claims.get("sub"), _moment(claims, "iat")
    if not isinstance(uri, str) or not uri:
        raise SealError("status.claim", claim="sub")
    if issued is None:
        raise SealError("status.claim", claim="iat")
    ttl = claims.get("ttl")
    if ttl is not None and (type(ttl) is not int or not 0 < ttl <= _LAST_SECOND):
        raise SealError("status.claim", claim="ttl")
    return StatusToken(
        uri=uri,
        issued_at=issued,
        statuses=_statuses(claims.get("status_list"), aside),
        expires_at=_moment(claims, "exp"),
        ttl=None if ttl is None else timedelta(seconds=ttl),
        kid=kid,
        _proof=proof,
    )


def _statuses(found: object, aside: bytes | str) -> StatusBits:
    """Read the statuses: those set aside, or those that stand in the claims of a short token."""
    bits = found.get("bits") if isinstance(found, dict) else None
    deflated = found.get("lst") if isinstance(found, dict) else None
    if type(bits) is not int or type(deflated) is not type(aside) or (aside and deflated):
        raise SealError("status.claim", claim="status_list")
    whole = aside or deflated
    raw = decode_base64url(whole) if isinstance(whole, str) else whole
    return StatusBits.inflate(bits, raw)


def _moment(claims: Mapping[str, Any], name: str) -> datetime | None:
    if name not in claims:
        return None
    value = claims[name]
    if type(value) is not int or not 0 <= value <= _LAST_SECOND:
        raise SealError("status.claim", claim=name)
    return datetime.fromtimestamp(value, UTC)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
