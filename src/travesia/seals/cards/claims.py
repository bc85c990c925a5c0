"""The claims of a card as a CBOR Web Token (RFC 8392 §3), and back."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from travesia.seals.cards.permit_map import PERMIT_CLAIM, permit_map, read_permit
from travesia.seals.cards.person_map import person_map, read_person
from travesia.seals.cards.values import Card, Person, StatusRef
from travesia.seals.cbor import decode_cbor, encode_cbor
from travesia.seals.errors import SealError
from travesia.seals.findings import Finding

ISS, SUB, EXP, NBF, IAT, CTI = 1, 2, 4, 5, 6, 7
PERSON_CLAIM: Final = 169
STATUS_CLAIM: Final = 65535
"""Claim `status` of the Token Status List, with text keys inside."""

_KINDS: Mapping[int, type] = {
    ISS: str,
    SUB: str,
    EXP: int,
    NBF: int,
    IAT: int,
    CTI: bytes,
    PERSON_CLAIM: dict,
    PERMIT_CLAIM: dict,
    STATUS_CLAIM: dict,
}

_LAST_SECOND = 253_402_300_799  # the end of the year 9999


def encode_claims(card: Card) -> bytes:
    """Write the claims of a card, as short as they can be; SealError when they make no sense."""
    if card.permit is None and card.person is None:
        raise SealError("card.empty")
    found: dict[int, Any] = {
        ISS: card.issuer,
        SUB: card.subject,
        EXP: _seconds(card.expires_at),
        NBF: _seconds(card.not_before),
        IAT: _seconds(card.issued_at),
        CTI: card.id,
    }
    found = {number: value for number, value in found.items() if value is not None}
    if NBF in found and EXP in found and found[EXP] <= found[NBF]:
        raise SealError("card.claim", claim=EXP)
    if card.person is not None:
        found[PERSON_CLAIM] = person_map(card.person)
    if card.permit is not None:
        found[PERMIT_CLAIM] = permit_map(card.permit)
    if card.status is not None:
        found[STATUS_CLAIM] = _status_map(card.status)
    return encode_cbor(found)


def read_claims(payload: bytes) -> tuple[Card, tuple[Finding, ...]]:
    """Read the claims of a card; unknown ones are skipped.

    Raises:
        SealError: `card.claim` when a claim that decides is not what it must be, `card.empty`
            when there is neither a person nor a permit, `cbor.malformed`.
    """
    claims = _claims(decode_cbor(payload))
    person: Person | None = None
    findings: tuple[Finding, ...] = ()
    if PERSON_CLAIM in claims:
        person, findings = read_person(claims[PERSON_CLAIM])
    permit = read_permit(claims[PERMIT_CLAIM]) if PERMIT_CLAIM in claims else None
    if person is None and permit is None:
        raise SealError("card.empty")
    card = Card(
        issuer=claims.get(ISS),
        issued_at=_moment(claims, IAT),
        expires_at=_moment(claims, EXP),
        not_before=_moment(claims, NBF),
        subject=claims.get(SUB),
        id=claims.get(CTI),
        permit=permit,
        person=person,
        status=_status(claims[STATUS_CLAIM]) if STATUS_CLAIM in claims else None,
    )
    return card, findings


def _claims(found: object) -> dict[int, Any]:
    """Give the claims by number, those that decide of their type."""
    if not isinstance(found, dict):
        raise SealError("card.empty")
    claims = {}
    for number, value in found.items():
        # Python takes true and 1.0 for 1; a claim number is an integer and nothing else.
        if type(number) is not int:
            continue
        kind = _KINDS.get(number)
        if kind is not None and type(value) is not kind:
            raise SealError("card.claim", claim=number)
        claims[number] = value
    return claims


def _moment(claims: Mapping[int, Any], number: int) -> datetime | None:
    """Read a date claim: whole seconds since 1970. RFC 8392 §2 allows fractions; no card does."""
    if number not in claims:
        return None
    value: int = claims[number]
    if not 0 <= value <= _LAST_SECOND:
        raise SealError("card.claim", claim=number)
    return datetime.fromtimestamp(value, UTC)


def _seconds(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


def _status_map(status: StatusRef) -> dict[str, Any]:
    return {"status_list": {"idx": status.index, "uri": status.uri}}


def _status(entry: Mapping[Any, Any]) -> StatusRef:
    place = entry.get("status_list")
    if isinstance(place, dict):
        index, uri = place.get("idx"), place.get("uri")
        if type(index) is int and index >= 0 and isinstance(uri, str):
            return StatusRef(uri=uri, index=index)
    raise SealError("card.claim", claim=STATUS_CLAIM)
