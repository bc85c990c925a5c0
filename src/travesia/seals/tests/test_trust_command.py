"""`travesia trust` shows and writes lists in JSON and sentences, without Django."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import time
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from travesia.seals.signatures import SigningKey
from travesia.seals.tests.trust_cast import FIRST, ROOT, STRANGER
from travesia.seals.trust import trust_list_as_dict
from travesia.seals.trust_cli import main


def private(key: SigningKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def public(key: SigningKey) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the keys of a root and of a stranger, and a list in JSON that is in force."""
    now = datetime.fromtimestamp(time(), UTC).replace(microsecond=0)
    told = trust_list_as_dict(FIRST) | {
        "issued_at": (now - timedelta(days=1)).isoformat(),
        "not_after": (now + timedelta(days=30)).isoformat(),
    }
    (tmp_path / "keys.json").write_text(json.dumps(told), "utf-8")
    for name, key in (("root", ROOT), ("stranger", STRANGER)):
        (tmp_path / f"{name}.pem").write_bytes(private(key))
        (tmp_path / f"{name}.pub").write_bytes(public(key))
    return tmp_path


def make(desk: Path, *more: str, out: str = "list.cbor", root: str = "root.pem") -> int:
    words = ["make", str(desk / "keys.json"), "--root", str(desk / root)]
    return main([*words, "--out", str(desk / out), "--lang", "en", *more])


def inspect(
    desk: Path, capsys: pytest.CaptureFixture[str], *more: str, file: str = "list.cbor"
) -> tuple[int, Any]:
    code = main(["inspect", str(desk / file), "--json", "--lang", "en", *more])
    out = capsys.readouterr().out
    return code, json.loads(out) if out else None


def test_a_list_is_made_and_shown(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make(desk) == 0
    code, found = inspect(desk, capsys, "--root", str(desk / "root.pub"))
    assert (code, found["believed"], found["problem"]) == (0, True, None)
    assert found["list"] == json.loads((desk / "keys.json").read_text("utf-8"))
    assert inspect(desk, capsys)[1]["believed"] is None


def test_a_list_of_another_root_is_shown_and_not_believed(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(desk)
    code, found = inspect(desk, capsys, "--root", str(desk / "stranger.pub"))
    assert (code, found["believed"]) == (1, False)
    assert found["problem"]["code"] == "trust.root_unknown"
    assert found["list"]["name"] == "Utopia"


def test_a_list_that_ended_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = trust_list_as_dict(FIRST) | {"issued_at": "2020-01-01T00:00:00Z"}
    told["not_after"] = "2020-02-01T00:00:00Z"
    (desk / "keys.json").write_text(json.dumps(told), "utf-8")
    make(desk)
    code, found = inspect(desk, capsys)
    assert (code, found["problem"]["code"]) == (1, "trust.expired")
    assert main(["inspect", str(desk / "list.cbor"), "--lang", "ht"]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("Lis konfyans yo ofri a fini nan")


def test_a_list_is_made_after_another(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(desk)
    capsys.readouterr()
    assert make(desk, "--after", str(desk / "list.cbor"), "--json", out="next.cbor") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["sequence"] == 2
    first = inspect(desk, capsys)[1]
    following = inspect(desk, capsys, file="next.cbor")[1]
    assert following["list"]["previous"] == first["sha256"]
    assert following["sha256"] == made["sha256"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "cannot be used"),
        (b"[" * 100_000, "cannot be used"),
        (b"[]", "cannot be used"),
        (b"{}", "lacks"),
    ],
)
def test_json_that_is_no_list_is_told_in_a_sentence(
    desk: Path, capsys: pytest.CaptureFixture[str], content: bytes, sentence: str
) -> None:
    (desk / "keys.json").write_bytes(content)
    assert make(desk) == 65
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("root", ["root.pub", "keys.json", "absent.pem", "stranger.pem"])
def test_a_root_that_cannot_sign_the_list_is_told_in_a_sentence(
    desk: Path, capsys: pytest.CaptureFixture[str], root: str
) -> None:
    assert make(desk, root=root) == 65
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (desk / "list.cbor").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [([], 2), (["inspect"], 2), (["--help"], 0), (["inspect", "/nowhere/list.cbor"], 65)],
)
def test_wrong_use_and_absent_files_have_their_codes(words: list[str], code: int) -> None:
    assert main(words) == code


def test_it_runs_with_django_out_of_reach(desk: Path) -> None:
    make(desk)
    block = (
        "import sys; sys.modules['django'] = None;"
        "from travesia.seals.trust_cli import main; sys.exit(main(sys.argv[1:]))"
    )
    words = [sys.executable, "-c", block, "inspect", str(desk / "list.cbor")]
    source = {"PYTHONPATH": str(Path(__file__).parents[3]), "PYTHONUTF8": "1"}
    done = subprocess.run(
        words, env=source, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Utopia: 1, ")
