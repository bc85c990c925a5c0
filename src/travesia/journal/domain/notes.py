"""Signed checkpoints: a C2SP signed note that says which hash a chain had at which length.

Form: c2sp.org/signed-note and c2sp.org/tlog-checkpoint. The root line holds the hash of the chain
at that length, not a Merkle root: a hub's tree is a log of its own, made from the same entries.
"""

import base64
import binascii
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

#: The signature type of Ed25519 in C2SP signed notes.
ED25519 = b"\x01"
_DASH = "— "


class NoteError(ValueError):
    """The text is no checkpoint, or its signature does not hold; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a note says: the chain, its length and its hash at that length."""

    node: str
    epoch: int
    size: int
    hash: bytes
    made_at: str
    #: Length of the chain at the checkpoint before, 0 for the first: none can be taken out.
    previous: int = 0

    @property
    def origin(self) -> str:
        """The first line of the note, which is also the name of its key."""
        return origin_of(self.node, self.epoch)

    def text(self) -> str:
        """Return the signed text: origin, size, hash; as extensions, time and previous size."""
        root = base64.b64encode(self.hash).decode()
        return (
            f"{self.origin}\n{self.size}\n{root}\ntime {self.made_at}\nprevious {self.previous}\n"
        )


def origin_of(node: str, epoch: int) -> str:
    """Return the name of a chain in notes: `travesia/<node>/<epoch>`."""
    return f"travesia/{node}/{epoch}"


def verifier_key(origin: str, public: Ed25519PublicKey) -> str:
    """Return the C2SP verifier key `name+hash+key` of an Ed25519 public key."""
    raw = public.public_bytes_raw()
    return f"{origin}+{_key_hash(origin, raw).hex()}+{base64.b64encode(ED25519 + raw).decode()}"


def public_key(key: str) -> tuple[str, Ed25519PublicKey]:
    """Return the name and the public key of a C2SP verifier key; NoteError when damaged."""
    if not key.isascii():
        raise NoteError("The verifier key is damaged: it holds letters that keys never hold.")
    name, _, rest = key.strip().partition("+")
    stated, _, encoded = rest.partition("+")
    raw = _decoded(encoded, "the verifier key")
    if raw[:1] != ED25519 or len(raw) != 33 or _key_hash(name, raw[1:]).hex() != stated:
        raise NoteError(
            "The verifier key is damaged: its name, hash and key do not belong together."
        )
    if base64.b64encode(raw).decode() != encoded:
        raise NoteError("The verifier key is damaged: it is not written as keys are written.")
    return name, Ed25519PublicKey.from_public_bytes(raw[1:])


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """Return the note: the text, an empty line and the signature line."""
    text = checkpoint.text()
    raw = key.public_key().public_bytes_raw()
    signature = _key_hash(checkpoint.origin, raw) + key.sign(text.encode())
    return f"{text}\n{_DASH}{checkpoint.origin} {base64.b64encode(signature).decode()}\n"


def parse(note: str) -> Checkpoint:
    """Return what the note says, without asking who signed it; NoteError when it is no note."""
    try:
        note.encode()
    except UnicodeEncodeError as error:
        raise NoteError("The checkpoint is damaged: it is not text.") from error
    text, found, _ = note.partition("\n\n")
    lines = text.split("\n")
    if not found or len(lines) != 5 or not lines[3].startswith("time "):
        raise NoteError("This is not a checkpoint of a journal.")
    parts = lines[0].split("/")
    if len(parts) != 3 or parts[0] != "travesia" or not parts[2].isdecimal():
        raise NoteError("The checkpoint names no journal in its first line.")
    before = lines[4].removeprefix("previous ")
    if not lines[1].isdecimal() or not before.isdecimal():
        raise NoteError("The checkpoint states no length.")
    root = _decoded(lines[2], "the checkpoint's hash")
    made_at = lines[3].removeprefix("time ")
    checkpoint = Checkpoint(parts[1], int(parts[2]), int(lines[1]), root, made_at, int(before))
    if checkpoint.text() != text + "\n":
        raise NoteError("The checkpoint is not written as checkpoints are written.")
    return checkpoint


def verify(note: str, key: str) -> Checkpoint:
    """Return what the note says once its signature by `key` holds; NoteError otherwise.

    Signatures of others (witnesses) may stand beside the node's own and are passed over.
    """
    checkpoint = parse(note)
    name, public = public_key(key)
    if name != checkpoint.origin:
        raise NoteError(f"The checkpoint is of {checkpoint.origin} and the key of {name}.")
    text, _, signatures = note.partition("\n\n")
    own = [line for line in signatures.split("\n") if line.startswith(f"{_DASH}{name} ")]
    if len(own) != 1 or not note.endswith("\n"):
        raise NoteError("The checkpoint does not carry exactly one signature of its node.")
    encoded = own[0].removeprefix(f"{_DASH}{name} ")
    raw = _decoded(encoded, "the checkpoint's signature")
    if raw[:4] != _key_hash(name, public.public_bytes_raw()):
        raise NoteError("The checkpoint was signed with another key.")
    if base64.b64encode(raw).decode() != encoded:
        raise NoteError("The checkpoint's signature is not written as signatures are written.")
    try:
        public.verify(raw[4:], (text + "\n").encode())
    except InvalidSignature as error:
        raise NoteError("The checkpoint's signature does not hold.") from error
    return checkpoint


def _key_hash(name: str, raw: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + ED25519 + raw).digest()[:4]


def _decoded(text: str, what: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteError(f"In {what} there are letters that do not belong there.") from error
