"""What this node checks signatures with, read from files and read anew when they change."""

from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from travesia.border.domain import Trust
from travesia.seals import SealError
from travesia.seals.visible import SignerCertificate, read_certificates

#: Endings of files with certificates of those who sign seals.
CERTIFICATES = frozenset({".pem", ".crt", ".cer", ".der"})

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class TrustFiles:
    """What was found in the folder, and the files that could not be used, by name."""

    trust: Trust = field(default_factory=Trust)
    unread: tuple[str, ...] = ()


_kept: dict[Path, tuple[Stamp, TrustFiles]] = {}


def trust_here() -> Trust:
    """Return what this node has to check signatures with; empty when its folder is."""
    return trust_files(Path(settings.TRUST_FOLDER)).trust


def trust_files(folder: Path) -> TrustFiles:
    """Read the trust files of a folder, once until one of them changes.

    A file that cannot be used is left out and named; nothing is ever raised.
    """
    stamp = _stamp(folder)
    kept = _kept.get(folder)
    if kept is None or kept[0] != stamp:
        kept = (stamp, _read(folder, stamp))
        _kept[folder] = kept
    return kept[1]


def _stamp(folder: Path) -> Stamp:
    """Return name, size and time of change of each file."""
    found = []
    try:
        for file in sorted(folder.iterdir()):
            about = file.stat()
            if file.is_file():
                found.append((file.name, about.st_size, about.st_mtime_ns))
    except OSError:
        return ()
    return tuple(found)


def _read(folder: Path, stamp: Stamp) -> TrustFiles:
    certificates: list[SignerCertificate] = []
    unread: list[str] = []
    for name, _size, _changed in stamp:
        if Path(name).suffix.lower() in CERTIFICATES:
            try:
                certificates += read_certificates((folder / name).read_bytes())
            except (SealError, OSError):
                unread.append(name)
    return TrustFiles(Trust(certificates=tuple(certificates)), tuple(unread))
