"""The public seals decide as their authors say."""

from datetime import date

import pytest

from travesia.seals.tests.vds_cases import public_certificates, vectors
from travesia.seals.visible import SealState, parse_seal, verify_seal

TODAY = date(2026, 11, 20)

READ = {
    "residentPermit": {
        "mrz": [
            "ATD<<RESIDORCE<<ROLAND<<<<<<<<<<<<<<",
            "6525845096USA7008038M2201018<<<<<<06",
        ],
        "passport_number": "UFO001979",
    },
    "addressStickerId": {
        "document_number": "T2000AK47",
        "ags": "05314000",
        "address": "53175HEINEMANNSTR11",
    },
    "socialInsurance": {
        "social_insurance_number": "65170839J003",
        "surname": "Perschweiß",
        "first_name": "Oscar",
        "birth_name": "Jâcobénidicturius",
    },
    "arrivalAttestationV02": {
        "mrz": [
            "MED<<MANNSENS<<MANNY<<<<<<<<<<<<<<<<",
            "6525845096USA7008038M2201018<<<<<<06",
        ],
        "azr": "ABC123456DEF",
    },
    "arrivalAttestation": {
        "mrz": [
            "MED<<MUSTERMANN<<ERIK<<<<<<<<<<<<<<<",
            "M0000000<4ALB0308212M1604128<<<<<<<2",
        ],
        "azr": "160113000085",
    },
    "supplementarySheet": {
        "mrz": [
            "ATD<<RESIDORCE<<ROLAND<<<<<<<<<<<<<<",
            "6525845096USA7008038M2201018<<<<<<06",
        ],
        "sheet_number": "PA0000005",
    },
    "visa224bit": {
        "mrz_mrvb": [
            "VCD<<DENT<<ARTHUR<PHILIP<<<<<<<<<<<<",
            "1234567XY7GBR5203116M2005250<<<<<<<<",
        ],
        "duration_of_stay": "A00000",
        "passport_number": "47110815P",
    },
}

SIGNED_BY = {
    "residentPermit": "brainpoolP256r1",
    "supplementarySheet": "brainpoolP256r1",
    "addressStickerId": "brainpoolP224r1",
    "visa224bit": "brainpoolP224r1",
}


@pytest.mark.parametrize("name", sorted(vectors()))
def test_messages_are_read(name: str) -> None:
    seal = parse_seal(vectors()[name])
    assert {message.name: message.shown() for message in seal.messages} == READ[name]


def test_header_is_read() -> None:
    header = parse_seal(vectors()["residentPermit"]).header
    assert (header.version, header.issuer, header.signer) == (4, "UTO", "UTTS")
    assert header.certificate_reference == "5B"
    assert (header.issued, header.signed) == (date(2020, 1, 1), date(2023, 7, 26))
    assert header.document_ref == 0xFB06
    older = parse_seal(vectors()["arrivalAttestation"]).header
    assert (older.version, older.issuer, older.certificate_reference) == (3, "D", "00027")


@pytest.mark.parametrize("name", sorted(SIGNED_BY))
def test_signature_agrees(name: str) -> None:
    verdict = verify_seal(parse_seal(vectors()[name]), public_certificates(), today=TODAY)
    assert verdict.state is SealState.VERIFIED
    assert verdict.reason.facts["curve"] == SIGNED_BY[name]


@pytest.mark.parametrize("name", sorted(SIGNED_BY))
def test_a_seal_with_one_bit_changed_is_not_verified(name: str) -> None:
    data = vectors()[name]
    for bit in range(0, len(data) * 8, 29):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        try:
            seal = parse_seal(bytes(changed))
        except ValueError:
            continue
        verdict = verify_seal(seal, public_certificates())
        assert verdict.state is not SealState.VERIFIED


@pytest.mark.parametrize("name", ["socialInsurance", "arrivalAttestation", "arrivalAttestationV02"])
def test_a_signer_without_certificate_here_is_unknown(name: str) -> None:
    verdict = verify_seal(parse_seal(vectors()[name]), public_certificates())
    assert verdict.state is SealState.UNKNOWN_ISSUER
    assert verdict.reason.facts["signer"] == "DETS"


def test_a_visa_without_its_number_of_entries_is_noticed() -> None:
    findings = parse_seal(vectors()["visa224bit"]).findings
    assert [(found.code, found.field) for found in findings] == [
        ("seal.message_missing", "number_of_entries")
    ]
