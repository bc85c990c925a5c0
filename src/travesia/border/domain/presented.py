"""What is presented beside the travel document: checked, compared, and what there is to say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from travesia.border.domain.holders import (
    compare_holder,
    findings_of_holder,
    holder_of_card,
    holder_of_zone,
    shortened,
)
from travesia.border.domain.recognising import Recognised, What
from travesia.border.domain.verdict import ROUTINE, Finding, Level, Source
from travesia.credentials.domain import Trust, Verification
from travesia.documents import Finding as DocumentFinding
from travesia.documents import MrzReading, Name, parse_mrz
from travesia.people.domain import Claim, HeldDocument
from travesia.screening import FieldComparison
from travesia.seals import Finding as SealFinding
from travesia.seals.cards import TrustedKey, verify_card
from travesia.seals.visible import verify_seal

READ, IN_DATE, EXPIRED = "read", "in_date", "expired"
"""States of a visa: no signature stands on it that could be checked."""

VERIFIED, UNKNOWN_ISSUER, FAILED, NOT_CHECKED = (
    "verified",
    "unknown_issuer",
    "failed",
    "not_checked",
)

#: Said of every card where there is no list to look in; one sentence of this room stands for them.
_WITHOUT_LIST = frozenset({"card.issuer_unknown", "card.status_unknown"})
_WITHOUT_CERTIFICATES = "seal.no_certificate"
_COLOURS = {"green": "ok", "amber": "caution", "red": "stop", "grey": "none"}
_OF_SEALS = {VERIFIED: "ok", UNKNOWN_ISSUER: "caution", FAILED: "stop", NOT_CHECKED: "none"}


@dataclass(frozen=True, slots=True)
class Holder:
    """The traveller and the travel document with which something is presented."""

    claim: Claim
    document: HeldDocument
    #: The zone of the travel document; None when it was typed.
    zone: MrzReading | None = None


@dataclass(frozen=True, slots=True)
class Presented:
    """What came of reading something beside the travel document."""

    kind: What
    #: `verified`, `unknown_issuer`, `failed`, `not_checked` …; of a visa `in_date`, `expired`,
    #: `failed` when a check digit disagrees, else `read`.
    state: str
    #: Meaning of the state alone: ok, caution, stop or none.
    meaning: str
    findings: tuple[Finding, ...]
    compared: tuple[FieldComparison, ...]


#: Code of the ledger's note about a visa → the finding it becomes; the state has its own panel.
_OF_LEDGER = {
    "visa_as_issued": "visa.as_issued",
    "visa_unknown": "visa.not_in_ledger",
    "visa_differs": "visa.not_as_issued",
}


def findings_of_ledger(answer: Verification, *, issued_here: bool) -> tuple[Finding, ...]:
    """Return what the ledger of authorisations says of a visa that was read.

    A visa that the ledger does not know is a caution when this country issued it; the visa of
    another country stands in that country's ledger alone.
    """
    found = []
    for note in answer.notes:
        if note.code not in _OF_LEDGER:
            continue
        level = Level(note.level.value)
        if note.code == "visa_unknown" and not issued_here:
            level = Level.INFO
        wrong = note.facts.get("fields", ())
        facts: dict[str, str | int] = (
            {"fields": " ".join(wrong)} if isinstance(wrong, tuple) and wrong else {}
        )
        found.append(Finding(_OF_LEDGER[note.code], level, Source.PRESENTED, "", facts))
    return tuple(found)


class _NoKeys:
    """Finds no key: for nodes without a trust list."""

    def find(self, kid: bytes | None, *, issuer: str | None, at: datetime) -> TrustedKey | None:  # noqa: ARG002  # the protocol's signature
        return None


def present(
    read: Recognised, holder: Holder, *, trust: Trust, now: datetime, training: bool
) -> Presented:
    """Check what was read and compare it with the travel document.

    Args:
        read: a visa, card or seal.
        holder: the traveller it is presented by.
        trust: what the node has to check signatures with.
        now: the moment, aware, in the time of the post.
        training: whether specimens are taken.
    """
    if read.card is not None:
        return _card(read.text, holder, trust, now)
    if read.seal is not None:
        return _seal(read, holder, trust, now.date(), training)
    if read.zone is None:
        raise ValueError("nothing was read")
    return _visa(read.zone, holder)


def _visa(zone: MrzReading, holder: Holder) -> Presented:
    found = [
        _from(item)
        for item in zone.findings
        if item.severity.value != "ok" and item.code not in ROUTINE
    ]
    rows = _compare_zone(zone, holder, passport=_same_number(zone, holder.document))
    if not any(row.field == "document" for row in rows):
        found.append(_own("visa.own_number", Level.INFO, "document_number"))
    found += findings_of_holder(rows, What.VISA)
    state = _state_of_visa(zone)
    meaning = "ok" if state in (READ, IN_DATE) else "stop"
    return Presented(What.VISA, state, meaning, tuple(found), rows)


def _state_of_visa(zone: MrzReading) -> str:
    if zone.expired:
        return EXPIRED
    if not zone.conforms:
        return FAILED
    expiry = zone.expiry_date
    return READ if expiry is None or expiry.exact is None else IN_DATE


def _same_number(zone: MrzReading, document: HeldDocument) -> str:
    """Give the number on a visa where it is the passport's: issuers put either there."""
    number = zone.document_number or ""
    return number if number and number == document.number else ""


def _card(text: str, holder: Holder, trust: Trust, now: datetime) -> Presented:
    keys = trust.keys or _NoKeys()
    reading = verify_card(text, trust=keys, now=now, status=trust.status)
    said = list(reading.findings)
    state, meaning = reading.state.value, _COLOURS[reading.colour.value]
    found: list[Finding] = []
    if trust.keys is None:
        said = [item for item in said if item.code not in _WITHOUT_LIST]
        code = "presented.trust_list_expired" if trust.expired else "presented.no_trust_list"
        found.append(_own(code, Level.INFO))
        if state == UNKNOWN_ISSUER:
            state, meaning = NOT_CHECKED, "none"
    rows = compare_holder(holder.claim, holder.document, holder_of_card(reading.card))
    found += [*map(_from, said), *findings_of_holder(rows, What.CARD)]
    return Presented(What.CARD, state, meaning, tuple(found), rows)


def _seal(read: Recognised, holder: Holder, trust: Trust, today: date, training: bool) -> Presented:
    seal = read.seal
    if seal is None:
        raise ValueError("no seal was read")
    verdict = verify_seal(seal, trust.certificates, today=today)
    state = verdict.state.value
    said = [verdict.reason, *verdict.findings, *seal.findings]
    found = [
        _own("presented.no_certificates", Level.INFO)
        if item.code == _WITHOUT_CERTIFICATES
        else _from(item)
        for item in _each_once(said)
    ]
    rows: tuple[FieldComparison, ...] = ()
    if seal.zone:
        zone = parse_mrz("\n".join(seal.zone), today=today, training=training)
        number = seal.message_named("passport_number")
        named = str(number.value) if number is not None and number.value else ""
        rows = _compare_zone(zone, holder, passport=named or _same_number(zone, holder.document))
        found += findings_of_holder(rows, What.SEAL)
    return Presented(What.SEAL, state, _OF_SEALS[state], tuple(found), rows)


def _compare_zone(
    zone: MrzReading, holder: Holder, *, passport: str
) -> tuple[FieldComparison, ...]:
    shown = holder_of_zone(zone, passport=passport)
    rows = compare_holder(holder.claim, holder.document, shown)
    mine = _name_of(holder)
    if zone.name is not None and (zone.name.could_be(mine) or mine.could_be(zone.name)):
        return shortened(rows) if zone.name != mine else rows
    return rows


def _name_of(holder: Holder) -> Name:
    if holder.zone is not None and holder.zone.name is not None:
        return holder.zone.name
    return Name(holder.claim.primary, holder.claim.secondary)


def _each_once(said: Iterable[SealFinding]) -> list[SealFinding]:
    return list({(item.code, item.field): item for item in said}.values())


def _from(item: DocumentFinding | SealFinding) -> Finding:
    level = Level(item.severity.value)
    return Finding(item.code, level, Source.PRESENTED, item.field or "", dict(item.facts))


def _own(code: str, level: Level, about: str = "") -> Finding:
    return Finding(code, level, Source.PRESENTED, about)
