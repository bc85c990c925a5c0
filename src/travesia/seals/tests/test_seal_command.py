"""`travesia seal inspect` answers in JSON and sentences, without Django."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from travesia.seals.seal_cli import main
from travesia.seals.symbols import write_data_matrix, write_qr
from travesia.seals.tests.vds_cases import VECTORS, certificate_der, vectors

PERMIT = vectors()["residentPermit"]
CERTIFICATE = str(VECTORS / "sealgen_UTTS5B.crt")
STRANGER = str(VECTORS / "sealgen_DETS32.crt")
VACCINATION = Path(__file__).parent / "vectors" / "vds-nc" / "vaccination.json"
TODAY = ("--today", "2026-11-20")


class Input(io.StringIO):
    """Standard input that holds bytes."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.buffer = io.BytesIO(data)  # type: ignore[misc]  # as of a real standard input


def inspect(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    code = main(["inspect", "--json", "--lang", "en", *TODAY, *words])
    lines = capsys.readouterr().out.splitlines()
    return code, json.loads(lines[0]) if lines else None


def test_digits_are_read_and_verified(capsys: pytest.CaptureFixture[str]) -> None:
    code, found = inspect(capsys, PERMIT.hex(), "--cert", STRANGER, "--cert", CERTIFICATE)
    assert code == 0
    assert found["format"] == "vds"
    assert found["header"] == {
        "version": 4,
        "issuer": "UTO",
        "signer": "UTTS",
        "certificate_reference": "5B",
        "issued": "2020-01-01",
        "signed": "2023-07-26",
    }
    assert found["document"]["name"] == "residence_permit"
    assert found["messages"][1]["value"] == "UFO001979"
    assert found["messages"][0]["value"][1].startswith("6525845096USA")
    assert found["findings"] == []
    assert found["verdict"]["state"] == "verified"
    assert found["verdict"]["certificate"]["curve"] == "brainpoolP256r1"


@pytest.mark.parametrize(
    ("data", "words", "code", "state"),
    [
        (PERMIT, (), 0, "not_checked"),
        (PERMIT, ("--cert", CERTIFICATE), 0, "verified"),
        (PERMIT, ("--cert", STRANGER), 1, "unknown_issuer"),
        (PERMIT[:-1] + b"\0", ("--cert", CERTIFICATE), 1, "failed"),
        (PERMIT[:-66], (), 1, "failed"),
        (PERMIT[:-1] + b"\n", ("--cert", CERTIFICATE), 1, "failed"),
        (b"RDB1BNK6ADJL2PECXOABAHIM", (), 1, "not_checked"),
    ],
)
def test_the_exit_code_says_the_verdict(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    data: bytes,
    words: tuple[str, ...],
    code: int,
    state: str,
) -> None:
    file = tmp_path / "seal.bin"
    file.write_bytes(data)
    found_code, found = inspect(capsys, str(file), *words)
    assert (found_code, found["verdict"]["state"]) == (code, state)


@pytest.mark.parametrize(
    "content", [PERMIT.hex().encode(), b" \n".join((b"DC", PERMIT.hex()[2:].encode()))]
)
def test_a_file_of_digits_is_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "seal.txt"
    file.write_bytes(content)
    code, found = inspect(capsys, str(file), "--cert", CERTIFICATE)
    assert (code, found["verdict"]["state"]) == (0, "verified")


@pytest.mark.parametrize("symbol", [write_data_matrix(PERMIT), write_qr(PERMIT)])
def test_a_picture_is_read(capsys: pytest.CaptureFixture[str], tmp_path: Path, symbol: Any) -> None:
    file = tmp_path / "permit.png"
    file.write_bytes(symbol.png())
    code, found = inspect(capsys, str(file), "--cert", CERTIFICATE)
    assert (code, found["verdict"]["state"]) == (0, "verified")


def test_a_signature_asked_for_and_not_checked_is_no_success(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    file = tmp_path / "signer.crt"
    file.write_bytes(certificate_der(key, serial=0x5B, name="TS"))
    code, found = inspect(capsys, PERMIT.hex(), "--cert", str(file))
    assert (code, found["verdict"]["state"]) == (1, "not_checked")
    assert found["verdict"]["reason"]["code"] == "seal.curve_unknown"


def test_standard_input_is_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Input(PERMIT))
    code, found = inspect(capsys, "-", "--cert", CERTIFICATE)
    assert (code, found["verdict"]["state"]) == (0, "verified")


def test_a_seal_in_json_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    code, found = inspect(capsys, str(VACCINATION))
    assert (code, found["format"], found["verdict"]["state"]) == (0, "vds_nc", "not_checked")
    assert found["message"]["pid"]["dob"] == "1977-05-16"
    code, found = inspect(capsys, str(VACCINATION), "--cert", CERTIFICATE)
    assert (code, found["verdict"]["state"]) == (1, "unknown_issuer")


def test_a_person_reads_it_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", PERMIT.hex(), "--cert", CERTIFICATE, "--lang", "es", *TODAY]) == 0
    text = capsys.readouterr().out
    assert "documento: Permiso de residencia (FB06)" in text
    assert "    6525845096USA7008038M2201018<<<<<<06" in text
    assert "[ok] La firma concuerda" in text


def test_no_message_reaches_the_terminal_as_a_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = b"\x1b[2J"
    card = vectors()["socialInsurance"].replace(b"Oscar", name + b"r")
    assert main(["inspect", card.hex(), *TODAY]) == 0
    text = capsys.readouterr().out
    assert "?[2Jr" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["inspect", "no such thing"], 65),
        (["inspect", ""], 65),
        (["inspect", "DC"], 65),
        (["inspect", "00"], 65),
        (["inspect", "DC\0"], 65),
        (["inspect", PERMIT.hex(), "--cert", "missing.crt"], 65),
        (["inspect", PERMIT.hex(), "--cert", __file__], 65),
        (["inspect", __file__], 65),
        (["inspect"], 2),
        ([], 2),
        (["inspect", "DC", "--lang", "de"], 2),
        (["inspect", "DC", "--today", "soon"], 2),
        (["--help"], 0),
    ],
)
def test_what_cannot_be_read_ends_in_a_sentence(
    capsys: pytest.CaptureFixture[str], words: list[str], code: int
) -> None:
    assert main(words) == code
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert said.err if code else said.out


def test_a_picture_without_a_seal_is_bad_input(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "other.png"
    file.write_bytes(write_qr("https://example.org").png())
    assert main(["inspect", str(file), "--lang", "en"]) == 65
    assert "not a visible digital seal" in capsys.readouterr().err


def test_the_command_and_the_room_work_without_django() -> None:
    program = (
        "import sys; sys.modules['django'] = None\n"
        "import travesia.seals\n"
        "assert not {'PIL', 'segno', 'zxingcpp', 'numpy'} & set(sys.modules), sorted(sys.modules)\n"
        "assert travesia.seals.write_qr('UTO').version == '1'\n"
        "from travesia.seals.seal_cli import main\n"
        f"sys.exit(main(['inspect', {PERMIT.hex()!r}, '--cert', {CERTIFICATE!r}]))\n"
    )
    source = str(Path(__file__).parents[3])
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": source, "LANG": "pt_BR.UTF-8", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "A assinatura concorda" in done.stdout
