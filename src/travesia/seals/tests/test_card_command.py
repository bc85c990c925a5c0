"""`travesia card` answers in JSON and sentences, without Django."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from travesia.seals.base45 import decode_base45
from travesia.seals.card_cli import main
from travesia.seals.cards import sign_card
from travesia.seals.symbols import write_qr
from travesia.seals.tests.card_cast import BACK, CARD, ED25519_KEY, FRONT
from travesia.seals.tests.vector_files import vector

TEXT = sign_card(FRONT, key=ED25519_KEY)


class Input(io.StringIO):
    """Standard input that holds bytes."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.buffer = io.BytesIO(data)  # type: ignore[misc]  # as of a real standard input


def inspect(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[Any]]:
    code = main(["inspect", "--json", "--lang", "en", *words])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_text_is_shown_and_not_believed(capsys: pytest.CaptureFixture[str]) -> None:
    code, (found,) = inspect(capsys, TEXT)
    assert code == 0
    assert (found["state"], found["colour"]) == ("not_checked", "grey")
    assert found["card"]["permit"]["valid_until"] == "2027-05-18"
    assert found["envelope"]["algorithm"] == "EDDSA"


@pytest.mark.parametrize(
    "content", [TEXT.encode(), TEXT.encode() + b"\r\n", decode_base45(TEXT)], ids=repr
)
def test_a_file_of_text_or_bytes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "card"
    file.write_bytes(content)
    code, (found,) = inspect(capsys, str(file))
    assert (code, found["card"]["permit"]["number"]) == (0, "UT1234567")


def test_a_compressed_card_in_bytes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "card"
    file.write_bytes(decode_base45(sign_card(BACK, key=ED25519_KEY, compress=True)))
    code, (found,) = inspect(capsys, str(file))
    assert (code, found["envelope"]["compressed"]) == (0, True)


def test_a_picture_of_its_symbol(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "card.png"
    file.write_bytes(write_qr(TEXT).png(scale=4))
    code, (found,) = inspect(capsys, str(file))
    assert (code, found["card"]["permit"]["holder"]) == (0, "ROSA EJEMPLO")


def test_a_picture_of_something_else_says_what_is_wrong(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "other.png"
    file.write_bytes(write_qr("https://example.org/").png(scale=4))
    assert main(["inspect", "--lang", "en", str(file)]) == 65
    assert capsys.readouterr().err


def test_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travesia.seals.card_input.stdin", Input(TEXT.encode() + b"\n"))
    code, (found,) = inspect(capsys, "-")
    assert (code, found["card"]["issuer"]) == (0, FRONT.issuer)


def test_sentences_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "--lang", "ht", sign_card(CARD, key=ED25519_KEY)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("GRI: poko tcheke\n")
    assert "nimewo dokiman: UT1234567" in out


def test_what_a_terminal_would_obey_is_kept_out(capsys: pytest.CaptureFixture[str]) -> None:
    from travesia.seals.tests.card_cast import with_permit

    card = with_permit(FRONT, holder="ROSA\x1b[2J\u202e", area="a\nb")
    assert main(["inspect", sign_card(card, key=ED25519_KEY)]) == 0
    out = capsys.readouterr().out
    assert "ROSA?[2J?" in out
    assert "a, b" in out


@pytest.mark.parametrize("text", ["", "no card", "BB8", "HC1:BB8", "ABC" * 3000])
def test_no_card_is_bad_input_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    assert main(["inspect", text]) == 65
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("words", [[], ["inspect"], ["inspect", "a", "b"], ["issue"]])
def test_wrong_use(words: list[str]) -> None:
    assert main(words) == 2


def test_it_runs_where_django_cannot_be_imported() -> None:
    found = vector("claim169", "valid/ed25519-signed.json")["qr_data"]
    program = (
        "import sys; sys.modules['django'] = None\n"
        "from travesia.config.program import main\n"
        "raise SystemExit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "card", "inspect", found, "--json"],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stderr == ""
    assert json.loads(done.stdout)["card"]["person"]["full_name"] == "Signed Test Person"
