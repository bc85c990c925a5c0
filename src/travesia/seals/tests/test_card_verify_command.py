"""`travesia card verify` decides by a trust list and status lists in files, without Django."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from travesia.seals.card_cli import main
from travesia.seals.cards import Card, sign_card
from travesia.seals.cose import key_id
from travesia.seals.status import StatusListBuilder, StatusToken, sign_status_token
from travesia.seals.symbols import write_qr
from travesia.seals.tests.card_cast import BACK, ES256_KEY, FRONT, NOW, with_permit
from travesia.seals.tests.trust_cast import FIRST_FILE, STRANGER

AT = ("--at", NOW.isoformat())


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A trust list, and status lists of different ages."""
    place = FRONT.status
    assert place is not None
    content = {"trust": FIRST_FILE}
    for name, hours, code in (("fresh", 2, 0), ("old", 30, 0), ("revoking", 2, 1)):
        bits = StatusListBuilder(size=100_000)
        bits.set(place.index, code)
        token = StatusToken(place.uri, NOW - timedelta(hours=hours), bits.packed())
        content[name] = sign_status_token(token, key=ES256_KEY, kid=key_id(ES256_KEY.public_key()))
    folder = tmp_path_factory.mktemp("lists")
    for name, raw in content.items():
        (folder / name).write_bytes(raw)
    return {name: str(folder / name) for name in content}


def verify(
    capsys: pytest.CaptureFixture[str], files: dict[str, str], card: Card, *words: str
) -> tuple[int, Any]:
    text = sign_card(card, key=ES256_KEY)
    words = (text, "--trust", files["trust"], *AT, *words)
    code = main(["verify", "--json", "--lang", "en", *words])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "code", "state", "colour"),
    [
        (("--status", "fresh"), 0, "verified", "green"),
        (("--status", "revoking"), 1, "revoked", "red"),
        (("--status", "old"), 1, "stale_status", "amber"),
        (("--status", "old", "--place", "clinic"), 0, "verified", "green"),
        (("--status", "old", "--status", "fresh"), 0, "verified", "green"),
        ((), 1, "stale_status", "amber"),
    ],
)
def test_the_exit_code_says_the_verdict(
    capsys: pytest.CaptureFixture[str],
    files: dict[str, str],
    words: tuple[str, ...],
    code: int,
    state: str,
    colour: str,
) -> None:
    named = [files.get(word, word) for word in words]
    found_code, found = verify(capsys, files, FRONT, *named)
    assert (found_code, found["state"], found["colour"]) == (code, state, colour)


def test_dates_are_judged_at_the_time_given(
    capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    card = with_permit(replace(FRONT, expires_at=NOW), valid_until=None)
    assert verify(capsys, files, card)[1]["state"] == "expired"
    earlier = ("--at", (NOW - timedelta(seconds=1)).isoformat())
    assert verify(capsys, files, card, *earlier)[1]["state"] == "stale_status"


def test_a_card_of_a_stranger(capsys: pytest.CaptureFixture[str], files: dict[str, str]) -> None:
    text = sign_card(FRONT, key=STRANGER)
    assert main(["verify", text, "--trust", files["trust"], *AT, "--lang", "en"]) == 1
    assert capsys.readouterr().out.startswith("AMBER: issuer unknown\n")


def test_a_picture_with_both_sides(
    capsys: pytest.CaptureFixture[str], files: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "back.png"
    file.write_bytes(write_qr(sign_card(BACK, key=ES256_KEY)).png(scale=4))
    words = ["--trust", files["trust"], "--status", files["fresh"], *AT, "--lang", "pt"]
    assert main(["verify", str(file), *words]) == 0
    out = capsys.readouterr().out
    assert out.startswith("VERDE: verificado\n")
    assert "nome completo: Rosa Ejemplo Muestra" in out


def test_lists_that_cannot_be_read_are_bad_input(
    capsys: pytest.CaptureFixture[str], files: dict[str, str], tmp_path: Path
) -> None:
    nonsense = tmp_path / "nonsense"
    nonsense.write_bytes(b"nonsense")
    text = sign_card(FRONT, key=ES256_KEY)
    for trust, status in (
        (str(nonsense), files["fresh"]),
        (files["trust"], str(nonsense)),
        (files["trust"], files["trust"]),
        (str(tmp_path / "absent"), files["fresh"]),
        (files["trust"], str(tmp_path)),
    ):
        assert main(["verify", text, "--trust", trust, "--status", status, *AT]) == 65
        out, err = capsys.readouterr()
        assert out == ""
        assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [["BB8"], ["BB8", "--trust", "x", "--at", "noon"], ["BB8", "--trust", "x", "--place", "bank"]],
)
def test_wrong_use(words: list[str]) -> None:
    assert main(["verify", *words]) == 2


def test_it_runs_where_django_cannot_be_imported(files: dict[str, str]) -> None:
    program = (
        "import sys; sys.modules['django'] = None\n"
        "from travesia.config.program import main\n"
        "raise SystemExit(main(sys.argv[1:]))"
    )
    words = ["--trust", files["trust"], "--status", files["fresh"], *AT, "--json"]
    done = subprocess.run(
        [sys.executable, "-c", program, "card", "verify", "-", *words],
        input=sign_card(FRONT, key=ES256_KEY) + "\n",
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": os.pathsep.join(sys.path), "TZ": "UTC"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["reason"] == "card.signature_verified"
