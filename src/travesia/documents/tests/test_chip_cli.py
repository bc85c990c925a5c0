"""`travesia emrtd verify`: files in, verdict and exit code out, sentences instead of tracebacks."""

import json
from pathlib import Path
from typing import Any

import pytest

from travesia.documents.emrtd_cli import main
from travesia.documents.tests.chip_cast import (
    ZONE,
    certify,
    dg1,
    dg2,
    master_list,
    revoke,
    security_object,
)
from travesia.documents.tests.chip_keys import key

COUNTRY = certify(key("p256"))
SIGNER = certify(key("p256", 1), by=COUNTRY, common="Document Signer 7", serial=7, ca=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    chip = tmp_path / "chip"
    chip.mkdir()
    files = {
        "chip/EF.SOD": security_object(SIGNER),
        "chip/DG1.bin": dg1(),
        "chip/EF_DG2": dg2(),
        "csca.der": COUNTRY.der,
        "list.ml": master_list(SIGNER, [COUNTRY]),
        "revoked.crl": revoke(COUNTRY, [7]),
        "page.txt": f"{ZONE[:44]}\r\n{ZONE[44:]}\n".encode(),
        "junk": b"\x30\x80junk",
    }
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main(["verify", *map(str, words), "--at", "2026-11-20", "--lang", "en"])
    return code, *capsys.readouterr()


def test_a_verified_chip_exits_with_0_and_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--folder", folder / "chip", "--csca", folder, "--mrz", folder / "page.txt")
    code, _out, err = run(capsys, *words)
    assert (code, err) == (65, "This is no X.509 file, or it is damaged.\n")  # the junk among them
    code, out, err = run(capsys, *words[:2], "--csca", folder / "csca.der", *words[4:])
    assert (code, err) == (0, "")
    assert out.startswith("VERIFIED\nhashes: verified\n  Data group 1 is the one that was signed.")
    assert "chip is a copy was not checked" in out


def test_the_verdict_for_programs_is_one_json_object(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "--folder", folder / "chip", "--json")
    found: dict[str, Any] = json.loads(out)
    assert (code, found["state"]) == (3, "unknown_issuer")
    assert found["steps"]["signature"]["state"] == "verified"
    assert found["groups"] == [
        {"number": 1, "presented": True},
        {"number": 2, "presented": True},
    ]


def test_failures_exit_with_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--sod", folder / "chip" / "EF.SOD", "--csca", folder / "csca.der")
    changed = folder / "changed"
    changed.write_bytes(dg1(ZONE.replace("ANNA", "ANNE")))
    code, out, _ = run(capsys, *given, "--dg1", changed)
    assert (code, out.splitlines()[0]) == (1, "FAILED")
    revoked = ("--dg2", folder / "chip" / "EF_DG2", "--crl", folder / "revoked.crl")
    code, out, _ = run(capsys, *given, *revoked)
    assert code == 1
    assert "revoked" in out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--sod", "nothing-here"], 65, "nothing-here: No such file"),
        (["--folder", "nothing-here"], 65, "nothing-here: No such file"),
        ([], 65, "EF.SOD is missing"),
        (["--sod", "{}/junk"], 65, "This is no EF.SOD file"),
        (["--sod", "{}/chip/EF.SOD", "--crl", "{}/junk"], 65, "This is no CRL file"),
        (["--sod", "{}/chip/EF.SOD", "--master-list", "{}/csca.der"], 65, "master list"),
        (["--nonsense"], 2, "unrecognized"),
    ],
)
def test_bad_input_is_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str
) -> None:
    found, out, err = run(capsys, *(word.format(folder) for word in words))
    assert (found, out) == (code, "")
    assert said in err
    assert "Traceback" not in err


def test_the_example_of_the_page_is_what_the_command_answers(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "ut.crl").write_bytes(revoke(COUNTRY, [8]))
    monkeypatch.chdir(folder)
    page = (Path(__file__).parents[4] / "docs/reference/electronic-passports.md").read_text("utf-8")
    asked, _, answer = page.partition("```console\n$ travesia emrtd ")[2].partition("\n")
    assert main([*asked.split(), "--at", "2026-11-20"]) == 0
    assert capsys.readouterr().out == answer.partition("```")[0]
