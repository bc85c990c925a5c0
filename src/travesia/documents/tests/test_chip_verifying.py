"""Passive authentication: what a country's signer signed is verified, all else is told apart."""

from datetime import timedelta
from typing import Any

import pytest

from travesia.documents.emrtd import (
    ChipFileError,
    ChipState,
    ChipVerification,
    Trust,
    read_certificate,
    read_master_list,
    read_revocation_list,
    trust_of,
    verify_sod,
)
from travesia.documents.tests.chip_cast import (
    GROUPS,
    NOW,
    ZONE,
    Party,
    certify,
    dg1,
    master_list,
    name,
    revoke,
    security_object,
)
from travesia.documents.tests.chip_keys import key

COUNTRY = certify(key("p256"))
SIGNER = certify(key("p256", 1), by=COUNTRY, common="Document Signer 7", serial=7, ca=False)
V = ChipState
SIGNS_LISTS = {"extn_id": "extended_key_usage", "critical": True, "extn_value": ["2.23.136.1.1.3"]}
UNKNOWN = {"extn_id": "1.2.3.4", "critical": True, "extn_value": b"\x05\x00"}


def trusting(*parties: Party, **more: Any) -> Trust:
    return trust_of([read_certificate(one.der) for one in parties], **more)


def verify(sod: bytes | None = None, trust: Trust | None = None, **how: Any) -> ChipVerification:
    how.setdefault("data_groups", GROUPS)
    return verify_sod(
        security_object(SIGNER) if sod is None else sod,
        trust=trusting(COUNTRY) if trust is None else trust,
        at=how.pop("at", NOW),
        **how,
    )


def codes(found: ChipVerification) -> set[str]:
    return {item.code for item in found.findings}


def test_what_the_country_signed_is_verified_with_every_reason() -> None:
    found = verify(printed_zone=ZONE[:44] + "\n" + ZONE[44:])
    assert {name: step.state for name, step in found.steps.items()} == {
        "hashes": V.VERIFIED,
        "signature": V.VERIFIED,
        "chain": V.VERIFIED,
        "revocation": V.NOT_CHECKED,
        "zone": V.VERIFIED,
    }
    assert found.state is V.VERIFIED
    assert codes(found) == {
        *("chip.hash_agrees", "chip.signature_agrees", "chip.chain_verified"),
        *("chip.no_revocation_list", "chip.zone_agrees", "chip.cloning_not_checked"),
    }
    assert found.groups == {1: True, 2: True}
    assert "Document Signer 7" in found.signer


@pytest.mark.parametrize("kind", ["p256", "spelled", "small", "rsa", "pss"])
def test_every_kind_of_key_signs_documents_and_stands_behind_signers(kind: str) -> None:
    country = certify(key(kind))
    signer = certify(key(kind, 1), by=country, ca=False, serial=2)
    found = verify(security_object(signer), trusting(country))
    assert found.state is V.VERIFIED, codes(found)
    other = certify(
        key(kind, 2), by=country, ca=False, serial=2, issuer=country.certificate.subject
    )
    forged = security_object(Party(other.key, signer.certificate))
    assert verify(forged, trusting(country)).signature.state is V.FAILED


def test_a_changed_data_group_fails_and_an_unlisted_one_too() -> None:
    changed = {**GROUPS, 1: dg1(ZONE.replace("ANNA", "ANNE"))}
    found = verify(data_groups=changed)
    assert (found.hashes.state, found.state) == (V.FAILED, V.FAILED)
    assert "chip.hash_differs" in codes(found)
    assert "chip.group_not_listed" in codes(verify(data_groups={14: b"\x6e\x00"}))


def test_without_data_groups_nothing_is_verified() -> None:
    found = verify(data_groups={})
    assert (found.hashes.state, found.state) == (V.NOT_CHECKED, V.NOT_CHECKED)


def test_an_unknown_country_signer_is_told_from_a_forged_one() -> None:
    elsewhere = certify(key("p256", 5), common="Other Signer", country="XY")
    assert verify(trust=trusting(elsewhere)).state is V.UNKNOWN_ISSUER
    assert verify(trust=trusting()).state is V.UNKNOWN_ISSUER
    forger = certify(key("p256", 6))
    own = certify(key("p256", 7), by=forger, ca=False, serial=7)
    certificate = own.certificate.copy()
    found = verify(security_object(own), trusting(COUNTRY))
    assert certificate.issuer.hashable == COUNTRY.certificate.subject.hashable
    assert found.chain.state in (V.UNKNOWN_ISSUER, V.FAILED)
    assert found.state is not V.VERIFIED


def test_a_forged_certificate_under_a_known_name_and_key_fails() -> None:
    real = COUNTRY.certificate
    forger = Party(key("p256", 9), real)
    forged = certify(key("p256", 10), by=forger, ca=False, serial=7)
    found = verify(security_object(forged))
    assert (found.chain.state, found.state) == (V.FAILED, V.FAILED)
    assert "chip.chain_failed" in codes(found)


def test_a_missing_signer_leaves_the_signature_unchecked_until_it_is_given() -> None:
    sod = security_object(SIGNER, carried=())
    assert verify(sod).state is V.NOT_CHECKED
    signers = [read_certificate(SIGNER.der)]
    assert verify(sod, document_signers=signers).state is V.VERIFIED


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"attributes": False}, "chip.no_signed_attributes"),
        ({"at": NOW + timedelta(days=4000)}, "chip.signed_outside"),
    ],
)
def test_signatures_that_do_not_count(how: dict[str, Any], code: str) -> None:
    found = verify(security_object(SIGNER, **how))
    assert code in codes(found)
    assert found.state is V.FAILED


def test_who_may_not_sign_does_not() -> None:
    as_authority = certify(key("p256", 1), by=COUNTRY, common="No Signer", ca=True, serial=8)
    assert "chip.not_a_signer" in codes(verify(security_object(as_authority)))
    no_authority = certify(key("p256"), ca=False)
    assert "chip.not_a_country_signer" in codes(verify(trust=trusting(no_authority)))
    abroad = certify(key("p256", 1), by=COUNTRY, country="XY", ca=False, serial=9)
    found = verify(security_object(abroad))
    assert {"chip.country_differs"} <= codes(found)
    assert found.state is V.FAILED


def test_a_signer_of_another_country_than_the_zone_names_fails() -> None:
    zone = ZONE.replace("P<UTO", "P<FRA")
    groups = {1: dg1(zone)}
    found = verify(security_object(SIGNER, groups), data_groups=groups)
    assert "chip.state_differs" in codes(found)
    assert found.chain.state is V.FAILED


def test_certificates_expired_since_are_a_caution_not_a_failure() -> None:
    found = verify(at=NOW + timedelta(days=3650))
    assert found.state is V.VERIFIED
    assert "chip.expired" in codes(found)
    early = verify(at=NOW - timedelta(days=2500))
    assert "chip.not_valid_yet" in codes(early)
    assert early.state is V.FAILED


def test_sha1_and_short_keys_are_said() -> None:
    country = certify(key("old"))
    signer = certify(key("old", 1), by=country, ca=False, serial=3)
    found = verify(security_object(signer, digest="sha1"), trusting(country))
    assert found.state is V.VERIFIED
    assert "chip.weak_hash" in codes(found)


def test_a_printed_zone_that_is_not_the_chips_fails() -> None:
    assert verify(printed_zone=ZONE.replace("L898902C3", "L898902C4")).state is V.FAILED


def lists(*serials: int, by: Party = COUNTRY, days: tuple[int, int] = (-5, 30)) -> Trust:
    revoked = read_revocation_list(revoke(by, serials, days=days))
    return trusting(COUNTRY, revocations=[revoked])


def test_revocation_is_judged_by_the_countrys_own_list_alone() -> None:
    assert verify(trust=lists(7)).revocation.state is V.FAILED
    assert verify(trust=lists(8)).revocation.state is V.VERIFIED
    forger = Party(key("p256", 9), COUNTRY.certificate)
    found = verify(trust=lists(7, by=forger))
    assert found.revocation.state is V.NOT_CHECKED
    assert "chip.revocation_list_unproven" in codes(found)


def test_a_stale_list_proves_nothing_but_still_revokes() -> None:
    assert verify(trust=lists(8, days=(-60, -30))).revocation.state is V.NOT_CHECKED
    assert verify(trust=lists(7, days=(-60, -30))).revocation.state is V.FAILED


def test_a_link_certificate_bridges_the_change_of_the_countrys_key() -> None:
    new = certify(key("p256", 20), common="Country Signer 2")
    link = certify(key("p256", 20), by=COUNTRY, common="Country Signer 2", serial=99)
    signer = certify(key("p256", 21), by=new, ca=False, serial=5)
    sod = security_object(signer)
    assert verify(sod).state is V.UNKNOWN_ISSUER
    found = verify(sod, trusting(COUNTRY, link))
    assert found.state is V.VERIFIED, codes(found)
    assert verify(sod, trusting(link)).state is V.UNKNOWN_ISSUER


def test_a_master_list_counts_by_who_stands_behind_it() -> None:
    author = certify(key("p256", 30), common="List Country", country="XY")
    list_signer = certify(
        key("p256", 31), by=author, common="Lists", country="XY", ca=False, more=[SIGNS_LISTS]
    )
    raw = master_list(list_signer, [COUNTRY, author])
    found = read_master_list(raw)
    proven = verify(trust=trusting(author, master_lists=[found]))
    assert proven.state is V.VERIFIED
    assert "chip.list_verified" in codes(proven)
    assert "chip.list_unproven" in codes(verify(trust=trusting(master_lists=[found])))
    elsewhere = certify(key("p256", 33), common="Elsewhere", country="XZ")
    refused = verify(trust=trusting(elsewhere, master_lists=[found]))
    assert refused.state is V.UNKNOWN_ISSUER
    assert "chip.list_failed" in codes(refused)
    broken = raw.replace(COUNTRY.der[-8:], bytes(8))
    assert "chip.list_failed" in codes(
        verify(trust=trusting(author, master_lists=[read_master_list(broken)]))
    )


def test_a_document_signer_may_not_sign_lists_nor_a_list_signer_documents() -> None:
    found = read_master_list(master_list(SIGNER, [COUNTRY, certify(key("p256", 40), common="X")]))
    assert "chip.list_failed" in codes(verify(trust=trusting(COUNTRY, master_lists=[found])))
    lists_only = certify(key("p256", 1), by=COUNTRY, serial=7, ca=False, more=[SIGNS_LISTS])
    assert "chip.not_a_signer" in codes(verify(security_object(lists_only)))


def test_a_certificate_that_demands_the_unknown_is_not_relied_on() -> None:
    strange = certify(key("p256", 1), by=COUNTRY, serial=7, ca=False, more=[UNKNOWN])
    found = verify(security_object(strange))
    assert "chip.extension_unknown" in codes(found)
    assert found.state is V.FAILED


def test_a_dg1_that_is_none_fails_the_chip() -> None:
    groups = {1: b"\x61\x01\x00"}
    found = verify(security_object(SIGNER, groups), data_groups=groups)
    assert (found.hashes.state, found.zone.state, found.state) == (V.VERIFIED, V.FAILED, V.FAILED)


def test_the_list_of_the_countrys_new_key_covers_the_signers_of_the_old() -> None:
    new = certify(key("p256", 50), serial=2)
    revoked = read_revocation_list(revoke(new, [7]))
    assert verify(trust=trusting(COUNTRY, new, revocations=[revoked])).revocation.state is V.FAILED
    assert verify(trust=trusting(COUNTRY, revocations=[revoked])).revocation.state is V.NOT_CHECKED


def test_a_file_with_another_content_or_two_groups_of_one_number_is_refused() -> None:
    with pytest.raises(ChipFileError) as other:
        verify(security_object(SIGNER, content_type="1.2.840.113549.1.7.1"))
    assert other.value.code == "chip.content_type"
    assert name("x").native["country_name"] == "UT"


def test_without_dg1_nothing_ties_the_chip_to_the_document() -> None:
    found = verify(data_groups={2: GROUPS[2]}, printed_zone=ZONE)
    assert (found.hashes.state, found.state) == (V.NOT_CHECKED, V.NOT_CHECKED)
    assert "chip.no_zone_group" in codes(found)


def test_an_expired_signer_without_signing_time_leaves_the_day_open() -> None:
    found = verify(security_object(SIGNER, at=None), at=NOW + timedelta(days=3650))
    assert "chip.expired_undated" in codes(found)
    assert "chip.expired" not in codes(found)
