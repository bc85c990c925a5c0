"""Seals made here are read and verified again, for every kind of document of the table."""

from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.seals.errors import SealError
from travesia.seals.tests.vds_cases import SIGNED, certificate_der, example_value
from travesia.seals.visible import (
    DOCUMENT_TYPES,
    DocumentType,
    SealState,
    create_seal,
    parse_seal,
    read_certificates,
    sign_with,
    verify_seal,
)
from travesia.seals.visible.c40 import ALPHABET
from travesia.seals.visible.values import Value

KEY = ec.generate_private_key(ec.SECP256R1())
CERTIFICATES = read_certificates(certificate_der(KEY))
CURVES = (
    ec.SECP224R1,
    ec.SECP256R1,
    ec.SECP384R1,
    ec.SECP521R1,
    ec.BrainpoolP256R1,
    ec.BrainpoolP384R1,
    ec.BrainpoolP512R1,
)


def unsigned(body: bytes) -> bytes:
    return bytes(64 if body else 0)


def seal_of(kind: DocumentType, messages: dict[str, Value], version: int = 4) -> bytes:
    return create_seal(
        document=kind.name,
        issuer="UTO",
        signer="UTBC",
        certificate_reference="1A2",
        issued=SIGNED,
        signed=SIGNED,
        messages=messages,
        sign=sign_with(KEY),
        version=version,
    )


def examples(kind: DocumentType) -> dict[str, Value]:
    chosen: set[str] = set()
    found = {}
    for message in kind.messages.values():
        if message.choice not in chosen:
            found[message.name] = example_value(message)
        if message.choice:
            chosen.add(message.choice)
    return found


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize("kind", DOCUMENT_TYPES.values(), ids=lambda kind: kind.name)
def test_every_kind_of_document_is_written_and_read_again(kind: DocumentType, version: int) -> None:
    messages = examples(kind)
    seal = parse_seal(seal_of(kind, messages, version))
    assert seal.findings == ()
    assert seal.document is kind
    assert seal.header.version == version
    assert {m.name: m.value for m in seal.messages} == messages
    assert verify_seal(seal, CERTIFICATES).state is SealState.VERIFIED


@pytest.mark.parametrize("curve", CURVES, ids=lambda curve: curve.name)
def test_every_curve_signs_and_verifies(curve: type[ec.EllipticCurve]) -> None:
    key = ec.generate_private_key(curve())
    kind = DOCUMENT_TYPES[0x5E03]
    data = create_seal(
        document=kind.name,
        issuer="UTO",
        signer="UTBC",
        certificate_reference="1A2",
        issued=SIGNED,
        signed=SIGNED,
        messages=examples(kind),
        sign=sign_with(key),
    )
    certificates = read_certificates(certificate_der(key))
    assert verify_seal(parse_seal(data), certificates).state is SealState.VERIFIED
    other = read_certificates(certificate_der(ec.generate_private_key(curve())))
    verdict = verify_seal(parse_seal(data), other)
    assert (verdict.state, verdict.reason.code) == (SealState.FAILED, "seal.signature_wrong")


@settings(max_examples=60, deadline=None)
@given(
    number=st.text(alphabet=ALPHABET[1:], min_size=1, max_size=9),
    surname=st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=22),
    issued=st.dates(min_value=date(1, 1, 1)),
)
def test_any_values_come_back(number: str, surname: str, issued: date) -> None:
    kind = DOCUMENT_TYPES[0xFC04]
    given_values = examples(kind) | {
        "social_insurance_number": number,
        "surname": surname,
    }
    data = create_seal(
        document=kind.name,
        issuer="D",
        signer="DEXX",
        certificate_reference="7",
        issued=issued,
        signed=SIGNED,
        messages=given_values,
        sign=unsigned,
        version=3,
    )
    seal = parse_seal(data)
    assert {m.name: m.value for m in seal.messages} == given_values
    assert (seal.header.issuer, seal.header.issued) == ("D", issued)
    assert seal.header.certificate_reference == "00007"


def test_a_visa_holds_one_of_its_two_zones() -> None:
    visa = DOCUMENT_TYPES[0x5D01]
    messages = examples(visa)
    assert "mrz_mrvb" not in messages
    del messages["mrz_mrva"]
    with pytest.raises(SealError) as caught:
        seal_of(visa, messages)
    assert caught.value.code == "seal.message_not_given"


VISA = examples(DOCUMENT_TYPES[0x5D01])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"document": "library_card"}, "seal.document_unnamed"),
        ({"messages": {"mrz": ("A" * 36,) * 2, "shoe_size": 4}}, "seal.message_unnamed"),
        ({"messages": {}}, "seal.message_not_given"),
        ({"messages": {"mrz": ("A" * 30,) * 3}}, "seal.value_length"),
        ({"messages": {"mrz": 7}}, "seal.value_unwritable"),
        ({"messages": {"mrz": ("Ñ" * 36,) * 2}}, "seal.c40_unwritable"),
        (
            {"document": "visa", "messages": VISA | {"mrz_mrva": ("A" * 44, "A" * 36)}},
            "seal.value_unwritable",
        ),
        (
            {"document": "visa", "messages": VISA | {"mrz_mrva": ("A" * 44,)}},
            "seal.value_unwritable",
        ),
        (
            {"document": "visa", "messages": VISA | {"number_of_entries": 256}},
            "seal.value_unwritable",
        ),
        (
            {"document": "visa", "messages": VISA | {"duration_of_stay": "5X"}},
            "seal.value_unwritable",
        ),
        ({"signer": "UTB"}, "seal.header_unwritable"),
        ({"issuer": "UTOP"}, "seal.header_unwritable"),
        ({"version": 5}, "seal.header_unwritable"),
        ({"version": 3, "certificate_reference": "123456"}, "seal.header_unwritable"),
        ({"certificate_reference": ""}, "seal.header_unwritable"),
    ],
)
def test_what_cannot_be_written_is_refused(change: dict[str, object], code: str) -> None:
    asked: dict[str, object] = {
        "document": "emergency_travel_document",
        "issuer": "UTO",
        "signer": "UTBC",
        "certificate_reference": "1A2",
        "issued": SIGNED,
        "signed": SIGNED,
        "messages": {"mrz": ("A" * 36,) * 2},
        "sign": unsigned,
    }
    with pytest.raises(SealError) as caught:
        create_seal(**(asked | change))  # type: ignore[arg-type]  # any of them may be wrong
    assert caught.value.code == code
