"""Drives one program that signs and verifies cards: loads it once, then answers commands.

Runs in the environment of the program it drives (or in ours), so it uses the standard library and
what that program needs. A task is a verb (`issue`, `verify`), an algorithm and items: claims in
CBOR to be signed, or signed cards. Inputs are prepared before the clock starts; processor time of
this process is counted, so that what else the machine does weighs little.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

Work = Callable[[Any], Any]
Prepare = Callable[[Any], Any]
Task = tuple[Prepare, Work]
Keys = dict[str, Any]
Tasks = dict[str, Task]


def load_ours(keys: Keys) -> Tasks:
    """Ours: text or bytes in; every check, the trust list and the claims as values out."""
    from travesia.seals.cards import sign_card
    from travesia.seals.cards.claims import encode_claims, read_claims
    from travesia.seals.cards.wrapping import wrap
    from travesia.seals.cose import sign1

    private, verify = _private(keys), _verify_ours(keys)
    tasks: Tasks = {"verify text": (str, verify), "verify bytes": (bytes.fromhex, verify)}
    for name, key in private.items():

        def claims(item: str) -> Any:
            return read_claims(bytes.fromhex(item))[0]

        def issue(card: Any, key: Any = key) -> str:
            return sign_card(card, key=key)

        def compressed(card: Any, key: Any = key) -> str:
            return sign_card(card, key=key, compress=True)

        def nameless(card: Any, key: Any = key) -> str:
            return wrap(sign1(encode_claims(card), key=key, kid=None), compress=True)

        tasks[f"issue {name}"] = claims, issue
        tasks[f"issue compressed {name}"] = claims, compressed
        tasks[f"issue nameless {name}"] = claims, nameless
    return tasks


def _verify_ours(keys: Keys) -> Work:
    """Verify by a trust list and a status list of a million places, both as their files say."""
    from datetime import UTC, datetime, timedelta

    from travesia.seals.cards import verify_card
    from travesia.seals.errors import SealError
    from travesia.seals.status import StatusLists
    from travesia.seals.trust import TrustStore

    now = datetime.fromtimestamp(keys["now"], UTC)
    trust = TrustStore.of_file(bytes.fromhex(keys["trust"]), now=now)
    status = StatusLists(budget=timedelta(hours=24))
    status.add(bytes.fromhex(keys["status"]), keys=trust, now=now)

    def verify(card: Any) -> bool:
        try:
            return verify_card(card, trust=trust, status=status, now=now).state == "verified"
        except SealError:
            return False

    return verify


def load_bare(keys: Keys) -> Tasks:
    """`cryptography` alone: the signature, over bytes that somebody else made ready."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256

    private, ecdsa = _private(keys), ec.ECDSA(SHA256())
    public = {name: key.public_key() for name, key in private.items()}

    def ready(item: list[str]) -> tuple[bytes, bytes]:
        signature, signed = (bytes.fromhex(part) for part in item)
        return signature, signed

    def ready_der(item: list[str]) -> tuple[bytes, bytes]:
        signature, signed = ready(item)
        r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
        return encode_dss_signature(r, s), signed

    def verify_es256(item: tuple[bytes, bytes]) -> bool:
        try:
            public["ES256"].verify(item[0], item[1], ecdsa)
        except InvalidSignature:
            return False
        return True

    def verify_ed25519(item: tuple[bytes, bytes]) -> bool:
        try:
            public["Ed25519"].verify(item[0], item[1])
        except InvalidSignature:
            return False
        return True

    return {
        "verify ES256": (ready_der, verify_es256),
        "verify Ed25519": (ready, verify_ed25519),
        "issue ES256": (bytes.fromhex, lambda signed: private["ES256"].sign(signed, ecdsa)),
        "issue Ed25519": (bytes.fromhex, private["Ed25519"].sign),
    }


def load_cwt(keys: Keys) -> Tasks:
    """PyPI `cwt`: signed bytes in, claims out; it knows nothing of base45."""
    import cbor2
    import cwt

    ours, public = _cwt_keys(keys, "private"), _cwt_keys(keys, "public")
    context, both = cwt.CWT.new(leeway=300), list(public.values())

    def verify(message: bytes) -> bool:
        try:
            return bool(context.decode(message, both))
        except Exception:
            return False

    tasks: Tasks = {"verify bytes": (bytes.fromhex, verify)}
    for name, key in ours.items():

        def issue(claims: Any, key: Any = key) -> bytes:
            # It writes into what it is given, so it is given a copy.
            made: bytes = context.encode_and_sign(dict(claims), key, tagged=False)
            return made

        tasks[f"issue {name}"] = (lambda item: cbor2.loads(bytes.fromhex(item))), issue
    return tasks


def _cwt_keys(keys: Keys, kind: str) -> dict[str, Any]:
    import cwt

    names = {"ES256": "ES256", "Ed25519": "EdDSA"}
    return {
        name: cwt.COSEKey.from_pem(
            keys[kind][name], alg=names[name], kid=bytes.fromhex(keys["kid"][name])
        )
        for name in names
    }


def load_claim169(keys: Keys) -> Tasks:
    """PyPI `claim169` (Rust): compressed text in, the person out. It names no key."""
    import cbor2
    import claim169
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    private = _private(keys)
    p256 = private["ES256"].public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    ed25519 = private["Ed25519"].public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    secret = {
        "ES256": private["ES256"].private_numbers().private_value.to_bytes(32, "big"),
        "Ed25519": private["Ed25519"].private_bytes_raw(),
    }

    def verify_with(decode: Any, key: bytes) -> Work:
        def verify(text: str) -> bool:
            try:
                found = decode(text, key, clock_skew_tolerance_seconds=300)
            except claim169.Claim169Exception:
                return False
            return bool(found.is_verified())

        return verify

    def prepare(item: str) -> Any:
        claims = cbor2.loads(bytes.fromhex(item))
        person, meta = claims[169], claim169.CwtMetaInput(issuer=claims[1])
        meta.expires_at, meta.not_before, meta.issued_at = claims[4], claims[5], claims[6]
        given = claim169.Claim169Input(id=person[1], full_name=person[4])
        given.date_of_birth, given.gender = person[8], person[9]
        given.nationality = person[13]
        return given, meta

    return {
        "verify text ES256": (str, verify_with(claim169.decode_with_ecdsa_p256, p256)),
        "verify text Ed25519": (str, verify_with(claim169.decode_with_ed25519, ed25519)),
        "issue ES256": (
            prepare,
            lambda item: claim169.encode_with_ecdsa_p256(*item, secret["ES256"]),
        ),
        "issue Ed25519": (
            prepare,
            lambda item: claim169.encode_with_ed25519(*item, secret["Ed25519"]),
        ),
    }


def _private(keys: Keys) -> dict[str, Any]:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    return {name: load_pem_private_key(pem.encode(), None) for name, pem in keys["private"].items()}


LOADERS: dict[str, tuple[str, Callable[[Keys], Tasks]]] = {
    "ours": ("", load_ours),
    "cryptography": ("cryptography", load_bare),
    "cwt": ("cwt", load_cwt),
    "claim169": ("claim169", load_claim169),
}


def timed(work: Work, items: list[Any], seconds: float) -> dict[str, float]:
    """Work on the items again and again for some seconds of this process."""
    count = 0
    started = time.process_time()
    while (spent := time.process_time() - started) < seconds:
        for item in items:
            work(item)
        count += len(items)
    return {"count": count, "seconds": spent}


def made(work: Work, items: list[Any]) -> list[str]:
    """Give what comes out: text as it is, bytes as hexadecimal digits, a verdict as yes or no."""
    found = [work(item) for item in items]
    return [one.hex() if isinstance(one, bytes) else str(one) for one in found]


def main(program: str) -> None:
    """Load the program, then answer until standard input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    package, load = LOADERS[program]
    keys = json.loads(sys.stdin.readline())
    started = time.perf_counter()
    tasks = load(keys)
    loaded = time.perf_counter() - started
    told: Any = {"version": version(package) if package else "", "seconds": loaded}
    items: dict[str, list[Any]] = {}
    while True:
        answers.write(json.dumps(told) + "\n")
        answers.flush()
        asked = json.loads(sys.stdin.readline() or "null")
        if asked is None:
            return
        prepare, work = tasks[asked["task"]]
        name = asked["name"]
        if "items" in asked:
            items[name] = [prepare(item) for item in asked["items"]]
        if asked["do"] == "make":
            told = made(work, items[name])
        else:
            told = timed(work, items[name], asked["seconds"])


if __name__ == "__main__":
    main(*sys.argv[1:])
