"""Invented visas, cards and seals of Utopia, and lists that know who signs them."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ec

from travesia.border.domain import Trust
from travesia.border.tests.cast import zone
from travesia.documents import MrzFormat, PartialDate
from travesia.seals.cards import (
    Card,
    Permit,
    Person,
    StatusAnswer,
    StatusRef,
    TrustedKey,
    sign_card,
)
from travesia.seals.cose import key_id
from travesia.seals.visible import create_seal, read_certificates, sign_with

KEY = ec.derive_private_key(0x5EED5EED, ec.SECP256R1())
OTHER_KEY = ec.derive_private_key(0xBAD5EED, ec.SECP256R1())
ISSUER = "https://labour.example/uto"
MADE = datetime(2026, 11, 1, 12, tzinfo=UTC)
ENDS = datetime(2027, 5, 18, 12, tzinfo=UTC)

PERMIT = Permit(
    number="UT-2026-000117",
    card_type="seasonal",
    holder="Berta Lindqvist",
    sector="coffee",
    area="UT-01",
    valid_from=date(2026, 11, 1),
    valid_until=date(2027, 5, 18),
)
CARD = Card(
    issuer=ISSUER,
    issued_at=MADE,
    expires_at=ENDS,
    id=bytes(range(8)),
    permit=PERMIT,
    status=StatusRef("https://labour.example/status/2026", 7),
)
SOMEBODY = Person(
    full_name="JUAN PEREZ", birth_date="19850302", gender=1, nationality="UTO", phone="555-0100"
)


@dataclass(frozen=True)
class Keys:
    """A trust list with one key."""

    def find(self, kid: bytes | None, *, issuer: str | None, at: datetime) -> TrustedKey | None:
        """Know the key of the labour ministry and nobody else's."""
        assert at.tzinfo is not None
        assert issuer
        known = kid == key_id(KEY.public_key())
        return TrustedKey(KEY.public_key(), ISSUER, {"card"}) if known else None


@dataclass(frozen=True)
class Answer:
    """A status list that says the same of every card."""

    code: int = 0
    fresh: bool = True

    def look_up(self, uri: str, index: int, *, now: datetime) -> StatusAnswer:
        """Answer with the list of the morning."""
        assert uri
        assert index == 7
        return StatusAnswer(self.code, now - timedelta(hours=3), self.fresh)


TRUST = Trust(keys=Keys(), status=Answer(), version="4")


def visa(number: str = "V7654321", surname: str = "Lindqvist", **changes: object) -> str:
    """Write the zone of a good visa for the holder of the cast's passport."""
    return zone(number, surname, **({"document_code": "V", "format": MrzFormat.MRV_A} | changes))


def identity_card(
    number: str = "D23145890ABC12", surname: str = "Lindqvist", **changes: object
) -> str:
    """Write the three lines of an identity card with a long number."""
    return zone(number, surname, **({"document_code": "I", "format": MrzFormat.TD1} | changes))


def small_document(number: str = "X1234567", **changes: object) -> str:
    """Write the two lines of 36 of a document of the size TD2."""
    return zone(number, "Lindqvist", **({"document_code": "I", "format": MrzFormat.TD2} | changes))


def card(*, key: ec.EllipticCurvePrivateKey = KEY, **changes: object) -> str:
    """Sign a permit card for the holder of the cast's passport."""
    return sign_card(replace(CARD, **changes), key=key)  # type: ignore[arg-type]  # fields by name


def certificate() -> bytes:
    """Make the certificate of who signs seals for Utopia."""
    from travesia.seals.tests.vds_cases import certificate_der

    return certificate_der(KEY, first=date(2026, 1, 1), last=date(2027, 12, 31))


def seal(document: str = "residence_permit", *, number: str = "X12345", text: str = "") -> str:
    """Sign a seal that repeats a zone of 36 characters, as hexadecimal digits."""
    lines = (text or small_document(number="X12345678")).split("\n")
    messages: dict[str, object] = {"mrz": tuple(lines)}
    if document == "residence_permit":
        messages["passport_number"] = number
    made = create_seal(
        document=document,
        issuer="UTO",
        signer="UTBC",
        certificate_reference="1A2",
        issued=date(2026, 6, 1),
        signed=date(2026, 6, 1),
        messages=messages,  # type: ignore[arg-type]  # values by name
        sign=sign_with(KEY),
    )
    return made.hex().upper()


def with_certificate() -> Trust:
    """Trust the signer of the cast's seals."""
    return replace(TRUST, certificates=read_certificates(certificate()))


#: The holder of the cast's passport, born on another day.
OTHER_DAY = PartialDate(1971, 11, 30)
