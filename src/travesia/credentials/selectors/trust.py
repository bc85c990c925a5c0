"""What this node checks signatures with, read from files and read anew when they change.

The folder holds, under any names: the public keys of the roots that may sign a trust list (PEM),
trust lists, status lists, and certificates of those who sign seals. Files are told apart by what
stands in them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.conf import settings

from travesia.core import clock
from travesia.credentials.domain import Trust
from travesia.seals import SealError
from travesia.seals.signatures import VerifyingKey
from travesia.seals.status import BUDGETS, StatusLists
from travesia.seals.trust import TrustStore, read_trust_file
from travesia.seals.visible import SignerCertificate, read_certificates

#: Most bytes of a file that are read; a larger one is left out.
MAX_FILE = 64 * 1024 * 1024

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class TrustFiles:
    """What was found in the folder, and the files that could not be used, by name."""

    store: TrustStore
    status: StatusLists
    certificates: tuple[SignerCertificate, ...] = ()
    unread: tuple[str, ...] = ()

    def trust(self, now: datetime) -> Trust:
        """Return what can be checked with at a moment: nothing by a list that is out of date."""
        held, expired = self.store.held, self.store.expired(now)
        return Trust(
            keys=None if expired else self.store,
            status=None if expired else self.status,
            certificates=self.certificates,
            version="" if held is None else str(held.sequence),
            expired=held is not None and expired,
        )


_kept: dict[Path, tuple[object, TrustFiles]] = {}


def trust_here() -> Trust:
    """Return what this node has to check signatures with; empty when its folder is."""
    return trust_files(Path(settings.TRUST_FOLDER)).trust(clock.now())


def trust_files(folder: Path) -> TrustFiles:
    """Read the trust files of a folder, and again when one of them changes or an hour begins.

    A file that cannot be used is left out and named; nothing is ever raised.
    """
    now = clock.now()
    stamp = (_stamp(folder), now.replace(minute=0, second=0, microsecond=0))
    kept = _kept.get(folder)
    if kept is None or kept[0] != stamp:
        kept = (stamp, _read(folder, (name for name, _size, _time in stamp[0]), now))
        _kept[folder] = kept
    return kept[1]


def _stamp(folder: Path) -> Stamp:
    """Return name, size and time of change of each file."""
    found = []
    try:
        for file in sorted(folder.iterdir()):
            about = file.stat()
            if file.is_file() and not file.name.startswith((".", "README")):
                found.append((file.name, about.st_size, about.st_mtime_ns))
    except OSError:
        return ()
    return tuple(found)


@dataclass(slots=True)
class _Sorted:
    """Files by what stands in them."""

    roots: list[VerifyingKey] = field(default_factory=list)
    certificates: list[SignerCertificate] = field(default_factory=list)
    #: Number of the list, name of the file and its bytes.
    lists: list[tuple[int, str, bytes]] = field(default_factory=list)
    others: dict[str, bytes] = field(default_factory=dict)

    def take(self, name: str, raw: bytes) -> None:
        """Put a file where it belongs; what is nothing else may be a status list."""
        if (root := _root(raw)) is not None:
            self.roots.append(root)
        elif (sequence := _sequence(raw)) is not None:
            self.lists.append((sequence, name, raw))
        elif certificates := _certificates(raw):
            self.certificates += certificates
        else:
            self.others[name] = raw


def _read(folder: Path, names: Iterable[str], now: datetime) -> TrustFiles:
    files, unread = _contents(folder, names)
    found = _Sorted()
    for name, raw in files.items():
        found.take(name, raw)
    store = _store(found, unread)
    status = StatusLists(budget=BUDGETS["border"])
    for name, raw in found.others.items():
        try:
            status.add(raw, keys=store, now=now)
        except SealError:
            unread.append(name)
    listed = (one for raw in store.certificates for one in _certificates(raw))
    certificates = (*found.certificates, *listed)
    return TrustFiles(store, status, certificates, tuple(sorted(unread)))


def _contents(folder: Path, names: Iterable[str]) -> tuple[dict[str, bytes], list[str]]:
    files: dict[str, bytes] = {}
    unread: list[str] = []
    for name in names:
        try:
            with (folder / name).open("rb") as opened:
                raw = opened.read(MAX_FILE + 1)
        except OSError:
            raw = b""
        if 0 < len(raw) <= MAX_FILE:
            files[name] = raw
        else:
            unread.append(name)
    return files, unread


def _root(raw: bytes) -> VerifyingKey | None:
    """Read a public key in PEM; None when it is none."""
    if b"-----BEGIN PUBLIC KEY-----" not in raw[:2000]:
        return None
    try:
        key = load_pem_public_key(raw)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey) else None


def _sequence(raw: bytes) -> int | None:
    """Return the number of a trust list; None when it is none."""
    try:
        return read_trust_file(raw).list.sequence
    except SealError:
        return None


def _certificates(raw: bytes) -> tuple[SignerCertificate, ...]:
    """Read certificates in PEM or DER; none when it holds none."""
    if b"-----BEGIN CERTIFICATE" not in raw[:5000] and raw[:1] != b"\x30":
        return ()
    try:
        return read_certificates(raw)
    except SealError:
        return ()


def _store(found: _Sorted, unread: list[str]) -> TrustStore:
    """Take the trust lists in, oldest first; one that no root believed by then signed is left."""
    taken: list[bytes] = []
    store = TrustStore(roots=found.roots)
    for _sequence, name, raw in sorted(found.lists):
        try:
            store = TrustStore.of_files([*taken, raw], roots=found.roots)
        except SealError:
            unread.append(name)
        else:
            taken.append(raw)
    return store
