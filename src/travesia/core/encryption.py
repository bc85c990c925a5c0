"""Field encryption: a data key for each value, wrapped by a key that the node's secret gives.

AES-256-GCM twice: once over the value under a data key that was made for it alone, once over that
data key under the node's key. Both are bound to a context (table, row, field), so that what is
moved to another row does not open. Changing the node's key rewraps data keys and leaves the values
as they lie; dropping a wrapped key makes its value unreadable for good.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from travesia.core.errors import DomainError

#: NIST SP 800-38D: 96-bit nonces, drawn at random.
NONCE_BYTES = 12
KEY_BYTES = 32
#: Names of what is derived from the secret (RFC 5869 `info`); a new scheme takes new names.
_KEY_INFO, _ID_INFO = b"travesia field key 1", b"travesia field key id 1"


class EncryptionError(DomainError):
    """An encrypted value cannot be opened: another key, another place, or changed bytes."""

    status = 409


@dataclass(frozen=True, slots=True)
class Encrypted:
    """An encrypted value as it is stored; the key that opens it is not in it."""

    ciphertext: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    wrapped_key: bytes = field(repr=False)
    """Nonce and ciphertext of the data key; empty once it was dropped."""
    key_id: str
    """Which of the node's keys wraps the data key; not a secret."""


def context_of(*parts: object) -> bytes:
    """Return the bytes a value is bound to: table, row and field; each part with its length."""
    texts = [str(part).encode() for part in parts]
    return b"".join(len(text).to_bytes(4, "big") + text for text in texts)


def encrypt(value: bytes, *, context: bytes) -> Encrypted:
    """Encrypt `value` under a new data key, bound to `context`; the node's key of now wraps it."""
    data_key, nonce = AESGCM.generate_key(KEY_BYTES * 8), os.urandom(NONCE_BYTES)
    key_id = current_key_id()
    return Encrypted(
        ciphertext=AESGCM(data_key).encrypt(nonce, value, context),
        nonce=nonce,
        wrapped_key=_wrap(data_key, key_id, context),
        key_id=key_id,
    )


def decrypt(stored: Encrypted, *, context: bytes) -> bytes:
    """Return the value; EncryptionError if it was erased, moved, changed or is of another key."""
    data_key = _unwrap(stored, context)
    try:
        return AESGCM(data_key).decrypt(stored.nonce, stored.ciphertext, context)
    except (InvalidTag, ValueError) as error:
        raise _refused() from error


def rewrap(stored: Encrypted, *, context: bytes) -> Encrypted:
    """Return the value with its data key under the node's key of now; the value is not opened.

    Raises EncryptionError as `decrypt` does.
    """
    key_id = current_key_id()
    return Encrypted(
        ciphertext=stored.ciphertext,
        nonce=stored.nonce,
        wrapped_key=_wrap(_unwrap(stored, context), key_id, context),
        key_id=key_id,
    )


def current_key_id() -> str:
    """Return the id of the key that new values are wrapped by."""
    return next(iter(_node_keys()))


def known_key_ids() -> tuple[str, ...]:
    """Return the ids of every key this node can open values of, the one in use first."""
    return tuple(_node_keys())


def _wrap(data_key: bytes, key_id: str, context: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    bound = context + key_id.encode()
    return nonce + AESGCM(_node_keys()[key_id]).encrypt(nonce, data_key, bound)


def _unwrap(stored: Encrypted, context: bytes) -> bytes:
    if not stored.wrapped_key:
        raise EncryptionError(
            "core.key_dropped", _("This was erased: its key is gone and nothing can open it.")
        )
    key = _node_keys().get(stored.key_id)
    if key is None:
        raise EncryptionError(
            "core.key_unknown",
            _(
                "This was encrypted under another key of the node (%(key_id)s). Ask the node's "
                "administrator to put the old secret back, in TRAVESIA_OLD_SECRET_KEYS."
            ),
            key_id=stored.key_id,
        )
    nonce, wrapped = stored.wrapped_key[:NONCE_BYTES], stored.wrapped_key[NONCE_BYTES:]
    try:
        return AESGCM(key).decrypt(nonce, wrapped, context + stored.key_id.encode())
    except (InvalidTag, ValueError) as error:
        raise _refused() from error


def _refused() -> EncryptionError:
    return EncryptionError(
        "core.ciphertext_refused",
        _(
            "This does not open: it was changed, or moved here from another record. Nothing is "
            "shown. Call the node's administrator and leave the record as it is."
        ),
    )


def _node_keys() -> Mapping[str, bytes]:
    """Return the node's keys by id, the one in use first; derived anew when settings change."""
    return _derived(tuple(settings.FIELD_SECRETS))


@lru_cache(maxsize=4)
def _derived(secrets: tuple[str, ...]) -> Mapping[str, bytes]:
    return {
        _hkdf(secret, _ID_INFO, 8).hex(): _hkdf(secret, _KEY_INFO, KEY_BYTES) for secret in secrets
    }


def _hkdf(secret: str, info: bytes, length: int) -> bytes:
    """Derive bytes from the secret (RFC 5869); the secret has its own entropy, so no salt."""
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(secret.encode())
