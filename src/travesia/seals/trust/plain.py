"""A trust list as JSON: for people to read, and for whoever makes lists to write."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from travesia.seals.errors import SealError
from travesia.seals.trust.entries import read_entry
from travesia.seals.trust.fields import Fields, checked_text, seconds
from travesia.seals.trust.values import ListedKey, TrustList, spki

_MOMENTS = ("not_before", "not_after", "revoked_from")


def trust_list_as_dict(found: TrustList) -> dict[str, Any]:
    """Give a list as JSON-able values; what `trust_list_of_dict` reads again.

    Keys stand as SubjectPublicKeyInfo in base64, moments as ISO 8601.
    """
    return {
        "name": found.name,
        "sequence": found.sequence,
        "issued_at": found.issued_at.isoformat(),
        "not_after": found.not_after.isoformat(),
        "previous": None if found.previous is None else found.previous.hex(),
        "roots": [_text(spki(root)) for root in found.roots],
        "keys": [_key(key) for key in found.keys],
        "certificates": [_text(one) for one in found.certificates],
    }


def _key(entry: ListedKey) -> dict[str, Any]:
    revoked = entry.revoked_from
    return {
        "kid": entry.kid.hex(),
        "algorithm": entry.algorithm.name,
        "key": _text(spki(entry.key)),
        "issuer": entry.issuer,
        "country": entry.country,
        "authority": entry.authority,
        "roles": sorted(entry.roles),
        "status_lists": list(entry.status_lists),
        "not_before": entry.not_before.isoformat(),
        "not_after": entry.not_after.isoformat(),
        "revoked_from": None if revoked is None else revoked.isoformat(),
        "reason": None if entry.reason is None else entry.reason.value,
    }


def trust_list_of_dict(found: object) -> TrustList:
    """Read a list written as JSON.

    Keys are SubjectPublicKeyInfo in base64, or PEM; moments are ISO 8601 with their offset; `kid`
    and everything that may be absent may be absent or null; `algorithm` is not looked at, for the
    key tells.

    Raises:
        SealError: `trust.input`, `trust.field`, `cose.key`.
    """
    whole = _map(found, "the whole")
    fields = Fields(_given(whole))
    previous = fields.optional_text("previous")
    return TrustList(
        name=fields.text("name"),
        sequence=fields.number("sequence"),
        issued_at=_moment(whole, "issued_at"),
        not_after=_moment(whole, "not_after"),
        roots=tuple(fields.key("roots", _bytes(one, "roots")) for one in _list(whole, "roots")),
        keys=tuple(_entry(one) for one in _list(whole, "keys")),
        previous=None if previous is None else _hex(previous, "previous"),
        certificates=tuple(_bytes(one, "certificates") for one in _list(whole, "certificates")),
    )


def _entry(found: object) -> ListedKey:
    entry = _given(_map(found, "keys"))
    if "kid" in entry:
        entry["kid"] = _hex(entry["kid"], "kid")
    entry["key"] = _bytes(entry.get("key"), "key")
    for name in _MOMENTS:
        if name in entry:
            entry[name] = seconds(_moment(entry, name))
    return read_entry(entry)


def _given(found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value is not None}


def _map(found: object, place: str) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise SealError("trust.input", place=place)
    return found


def _list(found: Mapping[str, Any], name: str) -> list[Any]:
    value = found.get(name) or []
    if not isinstance(value, list):
        raise SealError("trust.input", place=name)
    return value


def _moment(found: Mapping[str, Any], name: str) -> datetime:
    try:
        moment = datetime.fromisoformat(checked_text(found.get(name), name))
    except ValueError:
        raise SealError("trust.input", place=name) from None
    if moment.tzinfo is None:
        raise SealError("trust.input", place=f"{name}: an offset such as +00:00")
    return moment.astimezone(UTC)


def _hex(value: object, name: str) -> bytes:
    try:
        return bytes.fromhex(checked_text(value, name))
    except ValueError:
        raise SealError("trust.input", place=name) from None


def _bytes(value: object, name: str) -> bytes:
    """Read base64, with or without the lines that PEM puts around it."""
    if not isinstance(value, str):
        raise SealError("trust.input", place=name)
    lines = [line for line in value.split("\n") if not line.startswith("-----")]
    try:
        return b64decode("".join("".join(lines).split()), validate=True)
    except (Base64Error, ValueError):
        raise SealError("trust.input", place=name) from None


def _text(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")
