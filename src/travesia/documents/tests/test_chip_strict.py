"""What a chip's files must not get away with, one rule a test."""

import hashlib
from datetime import timedelta

import pytest
from asn1crypto import cms

from travesia.documents.emrtd import (
    ChipFileError,
    ChipState,
    ChipVerification,
    read_certificate,
    read_security_object,
    trust_of,
    verify_sod,
)
from travesia.documents.emrtd.der import check_der
from travesia.documents.emrtd.public_keys import Scheme
from travesia.documents.emrtd.security_object import CONTENT_TYPE, _Hashes
from travesia.documents.tests.chip_cast import (
    GROUPS,
    NOW,
    SIGNED,
    certify,
    dg1,
    security_object,
    sign_contents,
    tlv,
)
from travesia.documents.tests.chip_keys import key

COUNTRY = certify(key("p256"))
SIGNER = certify(key("p256", 1), by=COUNTRY, serial=7, ca=False)


def verify(sod: bytes) -> ChipVerification:
    trust = trust_of([read_certificate(COUNTRY.der)])
    return verify_sod(sod, data_groups=GROUPS, trust=trust, at=NOW)


def test_a_list_of_hashes_exchanged_under_a_genuine_signature_is_named() -> None:
    true, false = (hashlib.sha256(raw).digest() for raw in (GROUPS[1], dg1("A" * 88)))
    found = verify(security_object(SIGNER).replace(true, false))
    assert [item.code for item in found.signature.findings] == ["chip.digest_differs"]
    assert found.signature.state is ChipState.FAILED


def test_a_key_signs_only_in_its_days_of_use() -> None:
    period = {
        "extn_id": "private_key_usage_period",
        "extn_value": {"not_before": SIGNED + timedelta(days=1), "not_after": NOW},
    }
    late = certify(key("p256", 1), by=COUNTRY, serial=7, ca=False, more=[period])
    found = verify(security_object(late))
    assert "chip.signed_outside" in {item.code for item in found.chain.findings}


def test_two_data_groups_of_one_number_are_refused() -> None:
    twice = [{"number": 1, "hash": bytes(32)}] * 2
    listed = _Hashes({"version": 0, "hash_algorithm": {"algorithm": "sha256"}, "hashes": twice})
    with pytest.raises(ChipFileError) as refused:
        read_security_object(sign_contents(listed, CONTENT_TYPE, SIGNER))
    assert refused.value.code == "chip.group_twice"


def test_two_signers_are_refused() -> None:
    raw = security_object(SIGNER)
    outer = cms.ContentInfo.load(raw[4:] if raw[1] == 0x82 else raw[3:])
    signer = outer["content"]["signer_infos"][0]
    outer["content"]["signer_infos"] = cms.SignerInfos([signer, signer.copy()])
    with pytest.raises(ChipFileError) as refused:
        read_security_object(outer.dump(force=True))
    assert refused.value.code == "chip.one_signer"


@pytest.mark.parametrize(
    "raw", [b"\x30\x81\x02\x05\x00", b"\x30\x82\x00\x82" + tlv("04", bytes(127) + b"\0")[:130]]
)
def test_lengths_longer_than_needed_are_refused(raw: bytes) -> None:
    with pytest.raises(ChipFileError):
        check_der(raw, "EF.SOD", 1000)
    shortest = tlv("30", b"\x05\x00")
    check_der(shortest, "EF.SOD", 1000)


def test_a_signature_of_one_kind_is_none_of_another() -> None:
    private = key("p256")
    public = read_certificate(COUNTRY.der).key
    signature = private.sign(b"contents")
    assert public.verifies(signature, b"contents", Scheme("ecdsa", "sha256"))
    assert not public.verifies(signature, b"contents", Scheme("rsa", "sha256"))
    assert not public.verifies(signature, b"contents", Scheme("ecdsa", "sha384"))
