"""Specimens to try at the desk: documents, visas, cards and seals of Utopia, all of one person.

The keys that sign them are made from words in this file. Everybody knows them, so nothing that
they sign is worth anything: a node must never trust them, and only the demonstration does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from random import Random

from cryptography.hazmat.primitives.asymmetric import ec

from travesia.config.demo.companions import coach, family
from travesia.config.demo.travellers import ISSUER
from travesia.documents import MrzFormat, PartialDate, TravelDocument, compose_mrz
from travesia.seals.cards import Card, Permit, StatusRef, sign_card
from travesia.seals.status import StatusListBuilder
from travesia.seals.visible import create_seal, sign_with

MINISTRY = "https://labour.example/uto"
STATUS_LIST = f"{MINISTRY}/status/demonstration"
SIGNER, SIGNER_NUMBER = "UTDM", 0x1A2B
"""The signer of the seals, as its certificate and the seals name it."""

_SPECIMEN = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
)
_REVOKED = 1


def key_of(name: str) -> ec.EllipticCurvePrivateKey:
    """Make a worthless key from a word."""
    digest = sha256(f"demonstration of Travesia, worthless: {name}".encode()).digest()
    return ec.derive_private_key(int.from_bytes(digest[:31], "big"), ec.SECP256R1())


@dataclass(frozen=True, slots=True)
class Papers:
    """The specimens by name, and the status list that knows which card was revoked."""

    texts: Mapping[str, str]
    status: StatusListBuilder


def papers(now: datetime) -> Papers:
    """Make the specimens as they would be shown at a moment."""
    today = now.astimezone(UTC).date()
    status = StatusListBuilder(places=Random(9303))  # noqa: S311  # invented cards, no secret
    good, revoked, other = (status.allocate() for _ in range(3))
    status.set(revoked, _REVOKED)
    card = _card(today, good)
    texts = {
        "expired_passport": _SPECIMEN,
        "passport": compose_mrz(_passport(today)),
        "identity_card": compose_mrz(_identity_card(today)),
        "small_document": compose_mrz(_small_document(today)),
        "visa": compose_mrz(_visa(today)),
        "card": sign_card(card, key=key_of("ministry")),
        "card_revoked": sign_card(_card(today, revoked), key=key_of("ministry")),
        "card_unknown": sign_card(replace(card, issuer=None), key=key_of("stranger")),
        "card_other": sign_card(_of_somebody_else(_card(today, other)), key=key_of("ministry")),
        "seal": _seal("residence_permit", today),
        "emergency": _seal("emergency_travel_document", today),
        "family": "\n\n".join(compose_mrz(one) for one in family(today)),
        "coach": "\n\n".join(compose_mrz(one) for one in coach(today)),
    }
    return Papers(texts, status)


def _passport(today: date) -> TravelDocument:
    return TravelDocument(
        surname="Muestra",
        given_names="Rosa Ejemplo",
        document_number="UT4471902",
        nationality=ISSUER,
        birth_date=PartialDate(1990, 5, 15),
        sex="F",
        expiry_date=today + timedelta(days=1400),
        issuing_state=ISSUER,
        document_code="PP",
    )


def _identity_card(today: date) -> TravelDocument:
    """Give it a number longer than the nine places of its field."""
    return replace(
        _passport(today),
        document_number="D23145890ABC12",
        document_code="I",
        format=MrzFormat.TD1,
    )


def _small_document(today: date) -> TravelDocument:
    return replace(_passport(today), document_code="I", format=MrzFormat.TD2)


def _visa(today: date) -> TravelDocument:
    return replace(
        _passport(today),
        document_number="V0093127",
        document_code="V",
        expiry_date=today + timedelta(days=90),
        format=MrzFormat.MRV_A,
    )


def _card(today: date, index: int) -> Card:
    first, last = today - timedelta(days=30), today + timedelta(days=150)
    begins, ends = (datetime.combine(day, time(12), UTC) for day in (first, last))
    return Card(
        issuer=MINISTRY,
        issued_at=begins,
        expires_at=ends,
        id=sha256(f"card {index}".encode()).digest()[:8],
        permit=Permit(
            number=f"UT-{first.year}-{index:05d}",
            card_type="border_worker",
            holder="Rosa Ejemplo Muestra",
            sector="coffee harvest",
            area="UT-03",
            valid_from=first,
            valid_until=last,
        ),
        status=StatusRef(STATUS_LIST, index),
    )


def _of_somebody_else(card: Card) -> Card:
    if card.permit is None:
        raise ValueError("a card without a permit")
    return replace(card, permit=replace(card.permit, holder="Pedro Invento"))


def _seal(document: str, today: date) -> str:
    """Sign a seal that repeats the zone of the small document, as hexadecimal digits."""
    zone = replace(_small_document(today), document_number="R5521870", document_code="C")
    if document == "emergency_travel_document":
        zone = replace(zone, document_number="E5521870", document_code="I")
    values: dict[str, str | tuple[str, ...]] = {"mrz": tuple(compose_mrz(zone).split("\n"))}
    if document == "residence_permit":
        values["passport_number"] = "UT4471902"
    issued = today - timedelta(days=20)
    made = create_seal(
        document=document,
        issuer=ISSUER,
        signer=SIGNER,
        certificate_reference=f"{SIGNER_NUMBER:X}",
        issued=issued,
        signed=issued,
        messages=values,
        sign=sign_with(key_of("seals")),
    )
    return made.hex().upper()
