"""Files somebody wrote to mislead the verdict, the command or the officer's screen."""

from pathlib import Path
from typing import Any

import pytest
from asn1crypto import cms, core, x509

from travesia.documents.emrtd import (
    ChipFileError,
    ChipState,
    read_certificate,
    read_master_list,
    trust_of,
    verify_sod,
)
from travesia.documents.emrtd_cli import main
from travesia.documents.tests.chip_cast import (
    GROUPS,
    NOW,
    SIGNED,
    certify,
    master_list,
    security_object,
)
from travesia.documents.tests.chip_keys import key

COUNTRY = certify(key("p256"))
DEVIATION_LIST_SIGNER = "2.23.136.1.1.8"


def test_a_signing_time_without_zone_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    signer = certify(key("p256", 1), by=COUNTRY, common="Signer", serial=7, ca=False)
    naive = cms.Time("generalized_time", core.GeneralizedTime(contents=b"20251016120000"))
    monkeypatch.setattr(cms, "Time", lambda *_: naive)
    sod = security_object(signer, at=SIGNED)
    monkeypatch.undo()
    trust = trust_of([read_certificate(COUNTRY.der)])
    with pytest.raises(ChipFileError) as caught:
        verify_sod(sod, data_groups=GROUPS, trust=trust, at=NOW)
    assert caught.value.code == "chip.unreadable"


def test_a_certificate_for_another_purpose_signs_no_documents() -> None:
    use: dict[str, Any] = {
        "extn_id": "extended_key_usage",
        "extn_value": x509.ExtKeyUsageSyntax([DEVIATION_LIST_SIGNER]),
    }
    signer = certify(key("p256", 1), by=COUNTRY, common="Lists", serial=8, ca=False, more=[use])
    trust = trust_of([read_certificate(COUNTRY.der)])
    found = verify_sod(security_object(signer), data_groups=GROUPS, trust=trust, at=NOW)
    assert found.state is ChipState.FAILED
    assert "chip.not_a_signer" in {item.code for item in found.findings}


def test_a_document_signer_cannot_stand_behind_a_list_signer() -> None:
    signer = certify(key("p256", 1), by=COUNTRY, common="Signer", serial=7, ca=False)
    use: dict[str, Any] = {
        "extn_id": "extended_key_usage",
        "extn_value": x509.ExtKeyUsageSyntax(["2.23.136.1.1.3"]),
    }
    lists = certify(key("p256", 2), by=signer, common="Lists", serial=9, ca=False, more=[use])
    own = certify(key("p256", 3), common="Somebody", country="XX")
    given = [read_certificate(one.der) for one in (COUNTRY, signer)]
    trust = trust_of(given, master_lists=[read_master_list(master_list(lists, [own]))])
    assert [note.code for note in trust.notes] == ["chip.list_failed"]
    assert len(trust.country_signers) == 1


def test_a_name_cannot_write_lines_of_its_own() -> None:
    written = certify(key("p256", 1), by=COUNTRY, common="A\n  VERIFIED\x1b[2J", ca=False)
    assert read_certificate(written.der).holder.isprintable()


def test_a_path_no_machine_can_look_up_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sod").write_bytes(b"0\x00")
    words = ["verify", "--sod", str(tmp_path / "sod"), "--csca", "a" * 5000]
    assert main(words) == 65
    assert capsys.readouterr().err.startswith("aaa")
