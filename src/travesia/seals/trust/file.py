"""A trust list as a file: CBOR in COSE_Sign1, signed by a root."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from travesia.seals.cbor import decode_cbor, encode_cbor
from travesia.seals.cose import Sign1, key_id, open_sign1, sign1
from travesia.seals.errors import SealError
from travesia.seals.signatures import SigningKey
from travesia.seals.trust.entries import entry_map, read_entry
from travesia.seals.trust.fields import Fields, seconds
from travesia.seals.trust.values import ListedKey, TrustList, spki

MAX_FILE: Final = 192 * 1024
"""Most bytes of a file that are read: some 500 keys. More would let a file full of empty arrays
keep a reader busy before it can know who signed."""
MAX_KEYS: Final = 500
MAX_ROOTS: Final = 2
MAX_CERTIFICATES: Final = 200

TYPE: Final = "application/vnd.travesia.trust-list+cbor"
"""Header typ (RFC 9596): nothing else a root signs can pass for a list. Not registered."""
FORM: Final = 1
"""Version of this form; a reader refuses any other."""
_TYP: Final = 16


@dataclass(frozen=True, slots=True)
class TrustFile:
    """A trust list with the file it came in; its signature is judged by the store."""

    list: TrustList
    raw: bytes
    message: Sign1

    @property
    def digest(self) -> bytes:
        """SHA-256 of the file, which the next list names."""
        return sha256(self.raw).digest()


def sign_trust_list(found: TrustList, *, root: SigningKey) -> bytes:
    """Write and sign a trust list.

    Args:
        found: the list; `root` must be among its roots.
        root: a P-256 or Ed25519 private key.

    Raises:
        SealError: `trust.root_not_listed`, and whatever reading the file again would raise.
    """
    public = root.public_key()
    if spki(public) not in {spki(one) for one in found.roots}:
        raise SealError("trust.root_not_listed")
    payload: dict[str, Any] = {
        "form": FORM,
        "name": found.name,
        "sequence": found.sequence,
        "issued_at": seconds(found.issued_at),
        "not_after": seconds(found.not_after),
        "roots": [spki(one) for one in found.roots],
        "keys": [entry_map(one) for one in found.keys],
    }
    if found.previous is not None:
        payload["previous"] = found.previous
    if found.certificates:
        payload["certificates"] = list(found.certificates)
    raw = sign1(encode_cbor(payload), key=root, kid=key_id(public), protected_extra={_TYP: TYPE})
    read_trust_file(raw)
    return raw


def read_trust_file(raw: bytes) -> TrustFile:
    """Read a trust list strictly; its signature must be of one of the roots it names.

    That says that nobody changed it, not that its root is to be believed: `TrustStore` asks that.

    Raises:
        SealError: `trust.*`, `cose.*` or `cbor.malformed`.
    """
    if len(raw) > MAX_FILE:
        raise SealError("trust.too_long", length=len(raw), limit=MAX_FILE)
    message = open_sign1(raw, limit=MAX_FILE)
    if message.headers.get(_TYP) != TYPE:
        raise SealError("trust.type")
    found = decode_cbor(message.payload)
    if not isinstance(found, dict):
        raise SealError("trust.field", name="–")
    trust_list = _read(found)
    if not message.kid_protected or not message.algorithm_protected:
        raise SealError("trust.signature_failed")
    if not any(key_id(one) == message.kid and message.verify(one) for one in trust_list.roots):
        raise SealError("trust.signature_failed")
    return TrustFile(trust_list, raw, message)


def _read(found: Mapping[Any, Any]) -> TrustList:
    fields = Fields(found)
    if fields.number("form") != FORM:
        raise SealError("trust.form", found=str(found["form"])[:20], known=FORM)
    issued, ends = fields.moment("issued_at"), fields.moment("not_after")
    if ends <= issued:
        raise SealError("trust.field", name="not_after")
    previous = fields.optional_bytes("previous")
    if previous is not None and len(previous) != 32:
        raise SealError("trust.field", name="previous")
    keys = tuple(read_entry(one) for one in fields.items("keys", dict, most=MAX_KEYS))
    _check_told_apart(keys)
    roots = tuple(fields.key("roots", one) for one in fields.items("roots", bytes, most=MAX_ROOTS))
    if not roots:
        raise SealError("trust.field", name="roots")
    return TrustList(
        name=fields.text("name"),
        sequence=fields.number("sequence"),
        issued_at=issued,
        not_after=ends,
        roots=roots,
        keys=keys,
        previous=previous,
        certificates=tuple(fields.items("certificates", bytes, most=MAX_CERTIFICATES)),
    )


def _check_told_apart(keys: tuple[ListedKey, ...]) -> None:
    """Refuse two keys of one name and issuer that sign at one time: nobody could choose."""
    seen: dict[tuple[bytes, str], list[ListedKey]] = {}
    for key in keys:
        others = seen.setdefault((key.kid, key.issuer), [])
        for other in others:
            if key.not_before <= other.not_after and other.not_before <= key.not_after:
                raise SealError("trust.ambiguous", kid=key.kid.hex(), issuer=key.issuer)
        others.append(key)
