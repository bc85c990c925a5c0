"""One key of a trust list as a map, and back."""

from collections.abc import Mapping
from typing import Any, Final

from travesia.seals.cose import key_id
from travesia.seals.errors import SealError
from travesia.seals.trust.fields import Fields, checked_text, seconds
from travesia.seals.trust.values import STATUS_ROLE, ListedKey, Reason, spki

MAX_KID: Final = 64
MAX_ROLES: Final = 50
MAX_ADDRESSES: Final = 50
_OWN = "kid"


def entry_map(entry: ListedKey) -> dict[str, Any]:
    """Write a key; what is absent or can be computed is left out."""
    found: dict[str, Any] = {
        "key": spki(entry.key),
        "issuer": entry.issuer,
        "roles": sorted(entry.roles),
        "not_before": seconds(entry.not_before),
        "not_after": seconds(entry.not_after),
    }
    if entry.kid != key_id(entry.key):
        found[_OWN] = entry.kid
    for name in ("country", "authority"):
        if (value := getattr(entry, name)) is not None:
            found[name] = value
    if entry.status_lists:
        found["status_lists"] = list(entry.status_lists)
    if entry.revoked_from is not None:
        found["revoked_from"] = seconds(entry.revoked_from)
        found["reason"] = (entry.reason or Reason.COMPROMISED).value
    return found


def read_entry(found: Mapping[Any, Any]) -> ListedKey:
    """Read a key; SealError `trust.field` or `cose.key` when anything is not what it must be."""
    fields = Fields(found)
    key = fields.key("key")
    kid = fields.optional_bytes(_OWN)
    if kid is not None and not 0 < len(kid) <= MAX_KID:
        raise SealError("trust.field", name=_OWN)
    first, last = fields.moment("not_before"), fields.moment("not_after")
    if last < first:
        raise SealError("trust.field", name="not_after")
    roles = frozenset(
        checked_text(one, "roles") for one in fields.items("roles", str, most=MAX_ROLES)
    )
    addresses = tuple(
        _beginning(one) for one in fields.items("status_lists", str, most=MAX_ADDRESSES)
    )
    if STATUS_ROLE in roles and not addresses:
        raise SealError("trust.field", name="status_lists")
    revoked = fields.optional_moment("revoked_from")
    return ListedKey(
        kid=key_id(key) if kid is None else kid,
        key=key,
        issuer=fields.text("issuer"),
        roles=roles,
        not_before=first,
        not_after=last,
        country=fields.optional_text("country"),
        authority=fields.optional_text("authority"),
        status_lists=addresses,
        revoked_from=revoked,
        reason=None if revoked is None else _reason(fields.optional_text("reason")),
    )


def _beginning(address: str) -> str:
    """Take the beginning of addresses: it ends at a slash, so that no other host begins with it."""
    checked_text(address, "status_lists")
    scheme, mark, rest = address.partition("://")
    if not scheme or not mark or "/" not in rest or not rest.partition("/")[0]:
        raise SealError("trust.field", name="status_lists")
    return address


def _reason(text: str | None) -> Reason:
    """Read a reason; one nobody here knows counts as the worst."""
    try:
        return Reason(text or "")
    except ValueError:
        return Reason.COMPROMISED
