"""Targets of trust lists: the signed file, its content under a good signature, and its JSON."""

import json
from collections.abc import Iterator

from fuzz.targets import Target
from travesia.seals import SealError
from travesia.seals.cose import key_id, open_sign1, sign1
from travesia.seals.tests.card_cast import NOW
from travesia.seals.tests.trust_cast import FIRST, FIRST_FILE, ROOT, following
from travesia.seals.trust import (
    TrustStore,
    read_trust_file,
    sign_trust_list,
    trust_list_as_dict,
    trust_list_of_dict,
)
from travesia.seals.trust.file import TYPE


def _files() -> Iterator[bytes]:
    yield FIRST_FILE
    yield sign_trust_list(following(FIRST_FILE, FIRST), root=ROOT)


def _take(raw: bytes) -> None:
    """Let a post that holds the first list take another in, and ask it."""
    store = TrustStore(roots=[ROOT.public_key()])
    store.update(FIRST_FILE, now=NOW)
    store.update(raw, now=NOW)
    store.find(b"kid", issuer=None, at=NOW)
    store.find_list_key(None, uri="https://labour.example/status/1", at=NOW)


def read_file(data: bytes) -> None:
    """Read a file, and take it in."""
    read_trust_file(data)
    _take(data)


def read_signed(data: bytes) -> None:
    """Read a content under a good signature, so that mutations get past it."""
    extra = {16: TYPE}
    kid = key_id(ROOT.public_key())
    _take(sign1(data, key=ROOT, kid=kid, protected_extra=extra))


def read_json(data: bytes) -> None:
    """Read a list written as JSON, as the command does."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return
    trust_list_as_dict(trust_list_of_dict(found))


def _json() -> Iterator[bytes]:
    yield json.dumps(trust_list_as_dict(FIRST)).encode()


TARGETS = (
    Target("trust", read_file, _files, (SealError,)),
    Target(
        "trust-content",
        read_signed,
        lambda: [open_sign1(file).payload for file in _files()],
        (SealError,),
    ),
    Target("trust-json", read_json, _json, (SealError,)),
)
