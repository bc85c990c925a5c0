"""Claim 169 vectors decide as their authors say; an independent library agrees with ours."""

from base64 import b64decode
from datetime import UTC, datetime
from typing import Any

import claim169
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from travesia.seals.base45 import decode_base45
from travesia.seals.cards import (
    Card,
    CardState,
    Colour,
    Person,
    Photo,
    PhotoFormat,
    open_card,
    sign_card,
    verify_card,
)
from travesia.seals.cards.person_map import PERSON_FIELDS
from travesia.seals.cards.trusting import TrustedKey
from travesia.seals.errors import SealError
from travesia.seals.known_differences import CLAIM169_NOT_READ, CLAIM169_READ_OTHERWISE
from travesia.seals.signatures import SigningKey, VerifyingKey
from travesia.seals.tests.card_cast import ED25519_KEY, ES256_KEY, NOW, Keys
from travesia.seals.tests.vector_files import files_of, vector

FILES = files_of("claim169")
READ = [name for name in FILES if not name.startswith("invalid/") and name not in CLAIM169_NOT_READ]
THEIR_NAMES = {"birth_date": "dateOfBirth"}
PHOTOS = {
    "valid/claim169-example.json": (PhotoFormat.WEBP, b"RIFF"),
    "valid/refugee-identity.json": (PhotoFormat.WEBP, b"RIFF"),
    "valid/with-all-biometrics.json": (PhotoFormat.JPEG, b"\xff\xd8\xff\xe0"),
    "valid/with-face.json": (PhotoFormat.JPEG, b"\xff\xd8\xff\xe0"),
}


def their_name(ours: str) -> str:
    head, *rest = ours.split("_")
    return THEIR_NAMES.get(ours, head + "".join(word.capitalize() for word in rest))


def moment(second: int | None) -> datetime | None:
    return None if second is None else datetime.fromtimestamp(second, UTC)


def test_every_file_is_accounted_for() -> None:
    assert len(FILES) == 18
    assert set(CLAIM169_NOT_READ) | set(CLAIM169_READ_OTHERWISE) <= set(FILES)
    assert len(READ) == 12


@pytest.mark.parametrize("file", READ)
def test_reads_the_person_and_the_claims_its_authors_expect(file: str) -> None:
    found = vector("claim169", file)
    card = open_card(found["qr_data"]).card
    expected, meta = found["expected_claim169"], found["expected_cwt_meta"]
    assert card.person is not None
    for name, _ in PERSON_FIELDS.values():
        assert getattr(card.person, name) == expected.get(their_name(name)), name
    assert list(card.person.best_quality_fingers) == expected.get("bestQualityFingers", [])
    assert (card.issuer, card.subject) == (meta["issuer"], meta.get("subject"))
    assert card.expires_at == moment(meta.get("expiresAt"))
    assert card.not_before == moment(meta.get("notBefore"))
    assert card.issued_at == moment(meta.get("issuedAt"))


@pytest.mark.parametrize("file", READ)
def test_takes_the_photo_its_authors_expect(file: str) -> None:
    found = vector("claim169", file)
    expected = found["expected_claim169"]
    person = open_card(found["qr_data"]).card.person
    assert person is not None
    photo = person.photo
    if file in PHOTOS:
        assert photo is not None
        assert (photo.format, photo.data[:4]) == PHOTOS[file]
    else:
        assert photo is None
        assert "face" not in expected


def test_the_face_vector_contradicts_itself_and_an_independent_reader_sees_what_we_see() -> None:
    found = vector("claim169", "valid/with-face.json")
    person = open_card(found["qr_data"]).card.person
    theirs = claim169.decode_unverified(found["qr_data"]).claim169.face[0].data
    assert person is not None
    assert person.photo == Photo(PhotoFormat.JPEG, bytes(theirs))
    assert b64decode(found["expected_claim169"]["face"][0]["data"]) != bytes(theirs)


def test_other_biometrics_are_left_unread_and_counted() -> None:
    found = vector("claim169", "valid/with-all-biometrics.json")
    (left,) = [one for one in open_card(found["qr_data"]).findings if one.field is None][:1]
    assert (left.code, left.facts) == ("person.biometrics_left", {"number": 12})


@pytest.mark.parametrize("file", [name for name in FILES if name.startswith("invalid/")])
def test_refuses_what_its_authors_call_invalid(file: str) -> None:
    codes = {
        "BadBase45": "base45.character",
        "Base45Decode": "base45.character",
        "Decompress": "cose.other_message",
        "CoseParse": "cose.other_message",
        "Claim169NotFound": "card.empty",
    }
    found = vector("claim169", file)
    with pytest.raises(SealError) as caught:
        open_card(found["qr_data"])
    assert caught.value.code == codes[found["expected_error"]]


@pytest.mark.parametrize("file", CLAIM169_NOT_READ)
def test_encrypted_cards_are_refused(file: str) -> None:
    with pytest.raises(SealError, match="Encrypted"):
        open_card(vector("claim169", file)["qr_data"])


def public_key(found: dict[str, Any]) -> VerifyingKey:
    raw = bytes.fromhex(found["public_key_hex"])
    if found["algorithm"] == "EdDSA":
        return ed25519.Ed25519PublicKey.from_public_bytes(raw)
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)


@pytest.mark.parametrize("file", ["valid/ed25519-signed.json", "valid/ecdsa-p256-signed.json"])
def test_the_signed_vectors_verify_with_their_keys(file: str) -> None:
    found = vector("claim169", file)
    key = TrustedKey(
        public_key(found["signing_key"]), "https://mosip.example.org", frozenset({"card"})
    )
    reading = verify_card(found["qr_data"], trust=Trusting(key), now=NOW)
    assert (reading.state, reading.colour) == (CardState.VERIFIED, Colour.GREEN)


class Trusting:
    def __init__(self, key: TrustedKey) -> None:
        self.key = key

    def find(self, kid: bytes | None, *, issuer: str | None, at: datetime) -> TrustedKey | None:
        assert kid is None
        return self.key if issuer == self.key.issuer and at < NOW else None


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("edge/expired.json", "card.expired"),
        ("edge/not-yet-valid.json", "card.not_yet_valid"),
    ],
)
def test_edge_dates_are_reported_and_unsigned_cards_never_pass(file: str, code: str) -> None:
    reading = verify_card(vector("claim169", file)["qr_data"], trust=Keys(), now=NOW)
    assert (reading.state, reading.verdict.reason) == (CardState.FAILED, "card.unsigned")
    assert code in [one.code for one in reading.findings]


PERSON = Person(
    id="UT1234567",
    full_name="Rosa Ejemplo Muestra",
    birth_date="19900515",
    gender=2,
    nationality="UTO",
    secondary_full_name="Роза",
    secondary_language="rus",
    photo=Photo(PhotoFormat.WEBP, b"RIFF....WEBP"),
)
CARD = Card(issuer="https://labour.example/uto", expires_at=NOW.replace(year=2040), person=PERSON)


@pytest.mark.parametrize("compress", [True, False], ids=["zlib", "plain"])
def test_an_independent_library_verifies_our_cards(compress: bool) -> None:
    point = ES256_KEY.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    texts = [sign_card(CARD, key=key, compress=compress) for key in (ES256_KEY, ED25519_KEY)]
    raw = ED25519_KEY.public_key().public_bytes_raw()
    for theirs in (
        claim169.decode_with_ecdsa_p256(texts[0], point),
        claim169.decode_with_ed25519(texts[1], raw),
    ):
        assert theirs.verification_status == "verified"
        assert theirs.claim169.full_name == PERSON.full_name
        assert theirs.claim169.date_of_birth == PERSON.birth_date
        assert theirs.claim169.face[0].data == b"RIFF....WEBP"
        assert theirs.cwt_meta.issuer == CARD.issuer
    with pytest.raises(claim169.SignatureError):
        claim169.decode_with_ed25519(texts[1], bytes(31) + b"\x01")


def test_we_verify_the_cards_of_an_independent_library() -> None:
    who = claim169.Claim169Input(id="UT1", full_name="Rosa Ejemplo")
    who.date_of_birth = "19900515"
    meta = claim169.CwtMetaInput(issuer="https://labour.example/uto", expires_at=2_000_000_000)
    secret = ES256_KEY.private_numbers().private_value.to_bytes(32, "big")
    made: list[tuple[SigningKey, str]] = [
        (ES256_KEY, claim169.encode_with_ecdsa_p256(who, meta, secret)),
        (ED25519_KEY, claim169.encode_with_ed25519(who, meta, ED25519_KEY.private_bytes_raw())),
    ]
    for key, qr in made:
        keys = Keys({None: TrustedKey(key.public_key(), str(meta.issuer), frozenset({"card"}))})
        reading = verify_card(qr, trust=keys, now=NOW)
        assert reading.colour is Colour.GREEN
        assert reading.card.person == Person(
            id="UT1", full_name="Rosa Ejemplo", birth_date="19900515"
        )


def test_our_cards_are_no_longer_than_theirs() -> None:
    """The same claims, both compressed; ours name their key besides (11 bytes)."""
    who = claim169.Claim169Input(id="UT1", full_name="Rosa Ejemplo")
    meta = claim169.CwtMetaInput(issuer="https://labour.example/uto", expires_at=2_000_000_000)
    theirs = claim169.encode_with_ed25519(who, meta, ED25519_KEY.private_bytes_raw())
    card = Card(
        issuer="https://labour.example/uto",
        expires_at=datetime.fromtimestamp(2_000_000_000, UTC),
        person=Person(id="UT1", full_name="Rosa Ejemplo"),
    )
    ours = sign_card(card, key=ED25519_KEY)
    assert len(decode_base45(ours)) <= len(decode_base45(theirs))
