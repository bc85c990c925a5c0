"""What the tests of the commands stand on."""

import pytest

from travesia.documents.tests.command_line import Desk


@pytest.fixture
def mrz(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """`travesia mrz` on a machine that speaks English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return Desk(monkeypatch, capsys)
