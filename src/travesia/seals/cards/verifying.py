"""Read a card, and decide what it is worth."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from travesia.seals.cards.claims import read_claims
from travesia.seals.cards.reading import CardReading
from travesia.seals.cards.states import decide
from travesia.seals.cards.trusting import (
    REVOKED,
    SUSPENDED,
    VALID,
    KeyFinder,
    StatusAnswer,
    StatusSource,
    TrustedKey,
)
from travesia.seals.cards.values import Card
from travesia.seals.cards.wrapping import unwrap
from travesia.seals.cose import Sign1, open_sign1
from travesia.seals.findings import Finding, finding

LEEWAY: Final = timedelta(minutes=5)
"""How far clocks in the field may drift apart."""

_STATUS_CODES = {VALID: "card.status_valid", REVOKED: "card.revoked", SUSPENDED: "card.suspended"}


def open_card(card: str | bytes, *, untagged_allowed: bool = False) -> CardReading:
    """Read a card without asking whether it is to be believed.

    Args:
        card: the text of the symbol, or the bytes it stands for.
        untagged_allowed: read a message without its tag 18 too.

    Returns:
        A reading whose state is `not_checked`.

    Raises:
        SealError: for anything that is not a signed card within the limits of the reader.
    """
    opened = _open(card, untagged_allowed)
    opened.findings.append(finding("card.not_checked"))
    return _reading(opened)


def verify_card(
    card: str | bytes,
    *,
    trust: KeyFinder,
    now: datetime,
    status: StatusSource | None = None,
    leeway: timedelta = LEEWAY,
    untagged_allowed: bool = False,
) -> CardReading:
    """Read a card and decide: who signed it, whether it is in force and not revoked.

    Args:
        card: the text of the symbol, or the bytes it stands for.
        trust: finds the key that should have signed it.
        now: the moment of showing; aware, in the time of the place where the card is shown, for
            the days of a permit are days of that place.
        status: answers for revocation; None when no list is at hand.
        leeway: how far in the future iat and nbf may lie (RFC 7519 §4.1.5). It does not lengthen
            exp: at that very second the card is expired.
        untagged_allowed: read a message without its tag 18 too.

    Returns:
        A reading with state, colour and every reason.

    Raises:
        SealError: for anything that is not a signed card within the limits of the reader.
    """
    opened = _open(card, untagged_allowed)
    said = opened.findings
    said += _signature(opened.message, opened.card, trust, now)
    said += _times(opened.card, now, leeway)
    said += _permit_days(opened.card, now)
    said += _status(opened.card, status, now)
    return _reading(opened)


class _Opened(NamedTuple):
    """A card taken apart, with the findings so far."""

    message: Sign1
    card: Card
    compressed: bool
    length: int
    findings: list[Finding]


def _open(card: str | bytes, untagged_allowed: bool) -> _Opened:
    raw, compressed = unwrap(card)
    message = open_sign1(raw, untagged_allowed=untagged_allowed, unsigned_allowed=True)
    claims, said = read_claims(message.payload)
    return _Opened(message, claims, compressed, len(raw), [*said, *_envelope(message)])


def _reading(opened: _Opened) -> CardReading:
    message = opened.message
    return CardReading(
        card=opened.card,
        algorithm=message.algorithm,
        kid=message.kid,
        kid_protected=message.kid_protected,
        tags=message.tags,
        compressed=opened.compressed,
        length=opened.length,
        verdict=decide(opened.findings),
        findings=tuple(opened.findings),
    )


def _envelope(message: Sign1) -> Iterator[Finding]:
    if not message.signature:
        yield finding("card.unsigned")
    if message.kid is not None and not message.kid_protected:
        yield finding("card.kid_unprotected")
    if not message.algorithm_protected:
        yield finding("card.algorithm_unprotected")


def _signature(message: Sign1, card: Card, trust: KeyFinder, now: datetime) -> Iterator[Finding]:
    """Check the signature, and whether its key may sign such a card."""
    if not message.signature:
        return
    signed_at = card.issued_at or now
    trusted = trust.find(message.kid, issuer=card.issuer, at=signed_at)
    if trusted is None:
        yield finding("card.issuer_unknown", kid=message.kid.hex() if message.kid else "–")
        return
    if not message.verify(trusted.key):
        yield finding("card.signature_failed", issuer=trusted.issuer)
        return
    yield finding("card.signature_verified", issuer=trusted.issuer)
    yield from _entitlement(trusted, card, signed_at)


def _entitlement(trusted: TrustedKey, card: Card, signed_at: datetime) -> Iterator[Finding]:
    if card.issuer is not None and card.issuer != trusted.issuer:
        yield finding("card.issuer_other", claimed=card.issuer, listed=trusted.issuer)
    if not trusted.covers(signed_at):
        yield finding("card.key_window", signed=_second(signed_at))
    card_type = card.permit.card_type if card.permit is not None else None
    if not trusted.may_sign(card_type):
        yield finding("card.key_role", type=card_type or "–")


def _times(card: Card, now: datetime, leeway: timedelta) -> Iterator[Finding]:
    """Judge exp, nbf and iat (RFC 8392 §3.1, by the words of RFC 7519 §4.1)."""
    if card.expires_at is None:
        yield finding("card.no_expiry", "expires_at")
    elif now >= card.expires_at:
        yield finding("card.expired", "expires_at", moment=_second(card.expires_at))
    if card.not_before is not None and card.not_before - leeway > now:
        yield finding("card.not_yet_valid", "not_before", moment=_second(card.not_before))
    if card.issued_at is not None and card.issued_at - leeway > now:
        yield finding("card.issued_in_future", "issued_at", moment=_second(card.issued_at))


def _permit_days(card: Card, now: datetime) -> Iterator[Finding]:
    if card.permit is None:
        return
    first, last = card.permit.valid_from, card.permit.valid_until
    if last is not None and now.date() > last:
        yield finding("permit.expired", "valid_until", day=last.isoformat())
    if first is not None and now.date() < first:
        yield finding("permit.not_yet_valid", "valid_from", day=first.isoformat())


def _status(card: Card, source: StatusSource | None, now: datetime) -> Iterator[Finding]:
    """Say what the status list says; an answer past its budget is never green."""
    if card.status is None:
        yield finding("card.no_status")
        return
    answer = None
    if source is not None:
        answer = source.look_up(card.status.uri, card.status.index, now=now)
    if answer is None:
        yield finding("card.status_unknown", uri=card.status.uri)
        return
    yield _answered(answer)
    if not answer.fresh:
        yield finding("card.status_stale", day=answer.as_of.date().isoformat())


def _answered(answer: StatusAnswer) -> Finding:
    code = _STATUS_CODES.get(answer.code)
    if code is None:
        return finding("card.status_other", status=answer.code)
    return finding(code, day=answer.as_of.date().isoformat())


def _second(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
