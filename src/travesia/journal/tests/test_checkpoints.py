"""Checkpoints: signed notes that others can check, made when they are due and on demand."""

import base64
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from pytest_django.fixtures import Settings

from travesia.access.domain import Actor
from travesia.core.clock import FixedClock
from travesia.journal import selectors, services
from travesia.journal.domain import NewEntry
from travesia.journal.domain.notes import (
    Checkpoint,
    NoteError,
    parse,
    sign,
    verifier_key,
    verify,
)
from travesia.journal.models import JournalCheckpoint
from travesia.journal.services import JournalError, checkpoints
from travesia.journal.tests.cups import CupCounted, count_cups

SIGNER = Actor.system("test", {"journal.checkpoint"})
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NOTE = Checkpoint("post-1", 2, 1000, bytes(32), "2026-11-20T14:32:00.000000Z", 500)


@pytest.fixture
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def test_a_signed_note_is_read_back_and_has_the_form_of_c2sp() -> None:
    note = sign(NOTE, KEY)
    text, _, signature = note.partition("\n\n")
    assert text.split("\n")[:3] == [
        "travesia/post-1/2",
        "1000",
        base64.b64encode(bytes(32)).decode(),
    ]
    assert signature.startswith("— travesia/post-1/2 ")
    assert verify(note, verifier_key(NOTE.origin, KEY.public_key())) == NOTE


def test_no_letter_of_a_note_or_its_key_can_be_changed() -> None:
    note, key = sign(NOTE, KEY), verifier_key(NOTE.origin, KEY.public_key())
    for spoiled in spoilings(note):
        with pytest.raises(NoteError):
            verify(spoiled, key)
    for spoiled in spoilings(key):
        with pytest.raises(NoteError):
            verify(note, spoiled)


def spoilings(text: str) -> Iterator[str]:
    """Put letters that belong there or never belong there in each place of the text."""
    for at in range(len(text)):
        for letter in ("x", "0", "\n", "é", "\udc80"):
            if letter != text[at]:
                yield text[:at] + letter + text[at + 1 :]


def test_a_witness_may_sign_beside_the_node() -> None:
    note = sign(NOTE, KEY) + "— ombudsman.example AAAAAAAA\n"
    assert verify(note, verifier_key(NOTE.origin, KEY.public_key())) == NOTE


@pytest.mark.django_db
def test_a_checkpoint_on_demand_signs_the_head(data: Path, officer: Actor) -> None:
    assert services.checkpoint(actor=SIGNER) is None
    count_cups(officer, 1)
    made = services.checkpoint(actor=SIGNER)
    assert made is not None
    assert (made.size, made.hash.hex()) == (1, selectors.head().hash)
    assert services.checkpoint(actor=SIGNER) == made
    assert JournalCheckpoint.objects.count() == 1
    note = (data / "checkpoints" / "test-1-000000000001.note").read_text("utf-8")
    key = (data / "checkpoints" / "test-1.vkey").read_text("utf-8")
    assert verify(note, key) == made == parse(note)
    assert (data / "keys" / "journal.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_another_key_or_an_open_or_damaged_one_signs_nothing(data: Path, officer: Actor) -> None:
    count_cups(officer, 1)
    services.checkpoint(actor=SIGNER)
    key = data / "keys" / "journal.key"
    kept = key.read_bytes()
    count_cups(officer, 2)
    for content, mode, words in (
        (None, 0, "not the one this journal was signed with"),
        (kept, 0o644, "Others may read"),
        (b"no key", 0o600, "not the node's key"),
    ):
        key.unlink()
        if content is not None:
            key.write_bytes(content)
            key.chmod(mode)
        with pytest.raises(JournalError, match=words):
            services.checkpoint(actor=SIGNER)
    assert JournalCheckpoint.objects.count() == 1


@pytest.mark.django_db
def test_a_checkpoint_is_taken_after_a_thousand_entries_and_after_ten_minutes(
    data: Path,
    officer: Actor,
    frozen_clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: object,
) -> None:
    sizes = JournalCheckpoint.objects.order_by("size").values_list("size", flat=True)
    monkeypatch.setattr(checkpoints, "_last_look", [-1e9])

    def add(entries: int) -> None:
        batch = [NewEntry(CupCounted(cups), "administration") for cups in range(entries)]
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # fixture
            services.record_many(actor=officer, entries=batch)

    add(1)
    assert list(sizes.all()) == [1]
    add(998)
    assert list(sizes.all()) == [1]
    add(2)
    assert list(sizes.all()) == [1, 1001]
    frozen_clock.set(frozen_clock.now() + timedelta(minutes=11))
    add(1)
    assert list(sizes.all()) == [1, 1001]  # this process looked a moment ago
    monkeypatch.setattr(checkpoints, "_last_look", [-1e9])
    add(1)
    assert list(sizes.all()) == [1, 1001, 1003]


@pytest.mark.django_db
def test_a_checkpoint_that_fails_takes_nothing_back(
    data: Path,
    officer: Actor,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: object,
) -> None:
    monkeypatch.setattr(checkpoints, "_last_look", [-1e9])
    (data / "keys").mkdir()
    (data / "keys" / "journal.key").write_bytes(b"no key")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # fixture
        count_cups(officer, 1)
    assert selectors.head().seq == 1
    assert "could not sign" in caplog.text
    assert data == settings.DATA
