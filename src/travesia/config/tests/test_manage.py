"""A command that meets a sick machine says what to do and leaves with the code of its illness."""

from types import SimpleNamespace

import pytest
from django.core import management
from django.db import OperationalError

from travesia.config import manage
from travesia.core.errors import DeniedError


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OperationalError("database or disk is full"), 74, "The disk of this machine is full."),
        (OperationalError("database is locked"), 75, "Wait a moment and send it again."),
        (DeniedError("x.y", "Not yours."), 77, "Not yours."),
    ],
)
def test_an_error_becomes_a_sentence_and_a_code(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    code: int,
    said: str,
) -> None:
    def broken(_words: list[str]) -> None:
        raise error

    command = SimpleNamespace(run_from_argv=broken)
    monkeypatch.setattr(management, "load_command_class", lambda _app, _name: command)
    assert manage.call("worker", []) == code
    assert said in capsys.readouterr().err


def test_a_fault_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_words: list[str]) -> None:
        raise FileNotFoundError("model.bin")

    command = SimpleNamespace(run_from_argv=broken)
    monkeypatch.setattr(management, "load_command_class", lambda _app, _name: command)
    with pytest.raises(FileNotFoundError):
        manage.call("worker", [])
