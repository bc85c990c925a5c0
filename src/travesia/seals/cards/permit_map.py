"""The permit map: our own claim, under a number RFC 8392 §9.1.1 leaves for private use."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from travesia.seals.cards.values import Permit
from travesia.seals.errors import SealError

PERMIT_CLAIM: Final = -65537
"""The first private-use claim number: numbers below -65536 are never registered."""

PERMIT_FIELDS: Mapping[int, tuple[str, type]] = MappingProxyType(
    {
        1: ("number", str),
        2: ("card_type", str),
        3: ("holder", str),
        4: ("sector", str),
        5: ("occupation", str),
        6: ("area", str),
        7: ("valid_from", date),
        8: ("valid_until", date),
    }
)
"""Number → attribute of `Permit`; days are whole days since 1 January 1970 (as in RFC 8943)."""

_EPOCH = date(1970, 1, 1).toordinal()
_LAST_DAY = date.max.toordinal() - _EPOCH


def permit_map(permit: Permit) -> dict[int, Any]:
    """Write a permit as a map; absent fields are left out."""
    found: dict[int, Any] = {}
    for number, (name, kind) in PERMIT_FIELDS.items():
        value = getattr(permit, name)
        if value is not None:
            found[number] = value.toordinal() - _EPOCH if kind is date else value
    return found


def read_permit(found: Mapping[Any, Any]) -> Permit:
    """Read a permit map; SealError `card.claim` when a field is not what it must be."""
    fields: dict[str, Any] = {}
    for number, value in found.items():
        known = PERMIT_FIELDS.get(number) if type(number) is int else None
        if known is None:
            continue
        name, kind = known
        if kind is str and type(value) is str:
            fields[name] = value
        elif kind is date and type(value) is int and 0 <= value <= _LAST_DAY:
            fields[name] = date.fromordinal(_EPOCH + value)
        else:
            raise SealError("card.claim", claim=PERMIT_CLAIM)
    if "number" not in fields or "card_type" not in fields:
        raise SealError("card.claim", claim=PERMIT_CLAIM)
    return Permit(**fields)
