"""The environments of peers: made once, again when the lock changes, and a reason when not."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import _peers


@pytest.fixture
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAVESIA_DATA", str(tmp_path / "data"))
    (tmp_path / "some.txt").write_text("one==1 --hash=sha256:00\n")
    return tmp_path


def _pretending(ran: list[list[str]]) -> Callable[..., None]:
    def run(command: list[str], cwd: Path | None = None) -> None:
        ran.append(command)
        if "venv" in command:
            (Path(command[-1]) / "bin").mkdir(parents=True, exist_ok=True)
            (Path(command[-1]) / "bin" / "python").touch()

    return run


def test_an_environment_is_made_once_and_again_when_its_lock_changes(
    locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(_peers, "_run", _pretending(ran))
    first = _peers.environment("some", locks=locks)
    assert first.path == locks / "data" / "bench" / "venv-some" / "bin" / "python"
    assert "--require-hashes" in ran[-1]
    assert "--no-deps" in ran[-1]
    made = len(ran)
    assert _peers.environment("some", locks=locks) == first
    assert len(ran) == made
    (locks / "some.txt").write_text("two==2 --hash=sha256:00\n")
    assert _peers.environment("some", locks=locks) == first
    assert len(ran) == 2 * made


def test_a_set_that_cannot_be_had_gives_its_reason(
    locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(command: list[str], cwd: Path | None = None) -> None:
        raise subprocess.CalledProcessError(1, ["/somewhere/python", "-m", "pip", "install"])

    monkeypatch.setattr(_peers, "_run", refuse)
    found = _peers.environment("some", locks=locks)
    assert found.path is None
    assert "python -m pip install" in found.reason
    assert _peers.environment("unheard-of", locks=locks).path is None


def test_node_packages_without_node_give_a_reason(
    locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    found = _peers.node_modules(locks)
    assert found.path is None
    assert "node" in found.reason


def test_no_lock_of_a_peer_names_a_registry() -> None:
    locks = sorted((_peers.ROOT / "bench" / "peers").glob("*/package-lock.json"))
    assert locks
    assert not [lock for lock in locks if "://" in lock.read_text("utf-8")]
