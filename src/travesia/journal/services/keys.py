"""The node's own key, made once and kept where only its user may read it."""

import os
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from travesia.journal.services.errors import JournalError


def signing_key() -> Ed25519PrivateKey:
    """Return the Ed25519 key in `<data>/keys/journal.key`, making it (0600) when there is none.

    Raises JournalError when the file cannot be read as a key or others may read it.
    """
    file = Path(settings.DATA) / "keys" / "journal.key"
    try:
        return _read(file)
    except FileNotFoundError:
        return _make(file)


def _read(file: Path) -> Ed25519PrivateKey:
    content = file.read_bytes()
    if file.stat().st_mode & 0o077:
        raise JournalError(
            "journal.key_open",
            _("Others may read the node's key %(file)s. Set its mode to 600, then try again."),
            file=str(file),
        )
    try:
        key = serialization.load_pem_private_key(content, password=None)
    except ValueError:
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise JournalError(
            "journal.key_damaged",
            _("%(file)s is not the node's key. Put the key back from its safe copy."),
            file=str(file),
        )
    return key


def _make(file: Path) -> Ed25519PrivateKey:
    key = Ed25519PrivateKey.generate()
    content = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(part, file)  # fails when another process was first; then its key is the key
    except FileExistsError:
        return _read(file)
    finally:
        part.unlink()
    return key
