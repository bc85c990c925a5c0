"""Files that cards and seals are checked with: any names, read anew when they change, no errors."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from travesia.border import selectors, services
from travesia.border.domain import Trust
from travesia.border.models import Presentation
from travesia.border.selectors import trust_files
from travesia.border.tests.cast import OFFICER, opened, zone
from travesia.border.tests.presented_cast import ISSUER, KEY, card, certificate, seal
from travesia.core.clock import FixedClock
from travesia.seals.cose import key_id
from travesia.seals.status import StatusListBuilder, StatusToken, sign_status_token
from travesia.seals.trust import ListedKey, TrustList, sign_trust_list

ROOT = ec.derive_private_key(0xA0A0, ec.SECP256R1())
STRANGER = ec.derive_private_key(0xBAD, ec.SECP256R1())
NOW = datetime(2026, 11, 20, 14, 32, tzinfo=UTC)
STATUS = "https://labour.example/status/2026"

LIST = TrustList(
    name="Utopia",
    sequence=3,
    issued_at=NOW - timedelta(days=1),
    not_after=NOW + timedelta(days=30),
    roots=(ROOT.public_key(),),
    keys=(
        ListedKey(
            kid=key_id(KEY.public_key()),
            key=KEY.public_key(),
            issuer=ISSUER,
            roles=frozenset({"card", "status"}),
            not_before=NOW - timedelta(days=300),
            not_after=NOW + timedelta(days=300),
            status_lists=("https://labour.example/status/",),
        ),
    ),
)


def root_file() -> bytes:
    return ROOT.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def status_file(*, revoked: bool = False, made: datetime = NOW) -> bytes:
    places = StatusListBuilder(size=64)
    if revoked:
        places.set(7, 1)
    token = StatusToken(uri=STATUS, issued_at=made, statuses=places.packed())
    return sign_status_token(token, key=KEY, kid=key_id(KEY.public_key()))


@pytest.fixture
def folder(desk: FixedClock, tmp_path: Path, settings: object) -> Path:
    """A node whose trust folder holds a root, a list, a status list and a certificate."""
    settings.TRUST_FOLDER = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    (tmp_path / "root.pem").write_bytes(root_file())
    (tmp_path / "trust").write_bytes(sign_trust_list(LIST, root=ROOT))
    (tmp_path / "status").write_bytes(status_file())
    (tmp_path / "signer.der").write_bytes(certificate())
    return tmp_path


def state_of(text: str) -> str:
    inspection_id = opened(zone(f"X{uuid4().int % 10**8}"))
    services.present_document(actor=OFFICER, inspection_id=inspection_id, text=text)
    return Presentation.objects.get(inspection=inspection_id).state


@pytest.mark.storage
def test_with_its_files_the_node_verifies_cards_and_seals(folder: Path) -> None:
    assert trust_files(folder).unread == ()
    assert state_of(card()) == "verified"
    assert state_of(seal()) == "verified"
    assert selectors.trust_here().version == "3"


@pytest.mark.storage
def test_a_new_status_list_counts_from_the_next_card_on(folder: Path) -> None:
    text = card()
    assert state_of(text) == "verified"
    (folder / "status").write_bytes(status_file(revoked=True, made=NOW + timedelta(seconds=5)))
    assert state_of(text) == "revoked"


def test_files_are_read_once_until_one_changes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, desk: FixedClock
) -> None:
    first = trust_files(folder)
    assert trust_files(folder) is first
    os.utime(folder / "status", (1, 1))
    second = trust_files(folder)
    assert second is not first
    desk.set(desk.now() + timedelta(hours=1))
    assert trust_files(folder) is not second


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "trust").unlink(),
        lambda folder: (folder / "root.pem").unlink(),
        lambda folder: (folder / "trust").write_bytes(b"\xd2\x84nothing"),
        lambda folder: (folder / "trust").write_bytes(
            sign_trust_list(replace(LIST, roots=(STRANGER.public_key(),)), root=STRANGER)
        ),
    ],
)
def test_a_list_that_nobody_pinned_signed_is_no_list(
    folder: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(folder)
    found = selectors.trust_here()
    assert found.keys is None
    assert state_of(card()) == "not_checked"


def test_what_cannot_be_used_is_left_out_and_named(folder: Path) -> None:
    (folder / "notes.txt").write_text("call the ministry", "utf-8")
    (folder / "empty").write_bytes(b"")
    (folder / "broken.pem").write_text("-----BEGIN CERTIFICATE-----\nxx\n", "ascii")
    (folder / ".hidden").write_bytes(b"x")
    (folder / "folder").mkdir()
    assert trust_files(folder).unread == ("broken.pem", "empty", "notes.txt")
    assert selectors.trust_here().keys is not None


def test_a_newer_list_takes_the_place_of_the_one_before(folder: Path) -> None:
    newer = replace(LIST, sequence=5, keys=())
    (folder / "a-newer-list").write_bytes(sign_trust_list(newer, root=ROOT))
    assert selectors.trust_here().version == "5"
    assert state_of(card()) == "unknown_issuer"


def test_certificates_come_with_the_trust_list_too(folder: Path) -> None:
    (folder / "signer.der").unlink()
    assert state_of(seal()) == "not_checked"
    listed = replace(LIST, certificates=(certificate(),))
    (folder / "trust").write_bytes(sign_trust_list(listed, root=ROOT))
    assert state_of(seal()) == "verified"


def test_a_list_out_of_date_is_no_ground_for_trust(folder: Path, desk: FixedClock) -> None:
    desk.set(LIST.not_after)
    found = selectors.trust_here()
    assert (found.keys, found.expired) == (None, True)
    assert state_of(card()) == "not_checked"
    codes = {note["code"] for note in Presentation.objects.get().noted}
    assert "presented.trust_list_expired" in codes


def test_without_a_folder_there_is_nothing_to_trust_and_no_error(
    desk: FixedClock, tmp_path: Path
) -> None:
    found = trust_files(tmp_path / "nowhere")
    assert found.trust(NOW) == Trust(status=None)
    assert found.unread == ()
