"""Lists that ask for much: refused, in a process that may not take 256 MB more."""

import json
import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from random import Random

import pytest

from travesia.seals import SealError
from travesia.seals.cbor import encode_cbor
from travesia.seals.cose import sign1
from travesia.seals.jws import encode_base64url, sign_jws
from travesia.seals.status import StatusBits, StatusToken, read_status_token, sign_status_token
from travesia.seals.status.aside import MOST, aside_in_cbor, aside_in_json
from travesia.seals.status.bits import MAX_LIST_BYTES
from travesia.seals.status.token import CWT_TYPE, JWT_TYPE
from travesia.seals.tests.card_cast import ED25519_KEY, ES256_KEY, NOW
from travesia.seals.tests.trust_cast import ROOT
from travesia.seals.trust.file import MAX_FILE, TYPE

URI = "https://labour.example/status/2026"
ZEROS = zlib.compress(bytes(64_000_000), 9)
MEGABYTE = 1024 * 1024


def cwt(claims: object) -> bytes:
    return sign1(encode_cbor(claims), key=ED25519_KEY, kid=None, protected_extra={16: CWT_TYPE})


def filled(fill: bytes, size: int = 3 * MEGABYTE) -> bytes:
    count = size // len(fill)
    payload = b"\xa1\x00\x9a" + count.to_bytes(4, "big") + fill * count
    return sign1(payload, key=ED25519_KEY, kid=None, protected_extra={16: CWT_TYPE})


def trust(fill: bytes) -> bytes:
    count = (MAX_FILE - 300) // len(fill)
    payload = b"\xa1\x00\x9a" + count.to_bytes(4, "big") + fill * count
    return sign1(payload, key=ROOT, kid=None, protected_extra={16: TYPE})


def jwt(claims: str) -> bytes:
    header = encode_base64url(json.dumps({"alg": "ES256", "typ": JWT_TYPE}).encode())
    return f"{header}.{encode_base64url(claims.encode())}.{encode_base64url(bytes(64))}".encode()


def listed(lst: object, bits: int = 2) -> dict[str, object]:
    return {"sub": URI, "iat": 1_795_000_000, "status_list": {"bits": bits, "lst": lst}}


def in_cbor(lst: object) -> dict[int, object]:
    return {2: URI, 6: 1_795_000_000, 65533: {"bits": 2, "lst": lst}}


BOMBS: dict[str, Callable[[], tuple[bytes, str]]] = {
    "zeros in CBOR": lambda: (cwt(in_cbor(ZEROS)), "status.inflated"),
    "zeros in JSON": lambda: (
        sign_jws(listed(encode_base64url(ZEROS)), key=ES256_KEY, kid=None, typ=JWT_TYPE).encode(),
        "status.inflated",
    ),
    "empty maps": lambda: (filled(b"\xa0"), "status.claim"),
    "empty arrays": lambda: (filled(b"\x80"), "status.claim"),
    "maps of maps": lambda: (filled(b"\xa1\x00\xa0"), "status.claim"),
    "empty objects": lambda: (jwt('{"a":[' + "{}," * 900_000 + "{}]}"), "status.claim"),
    "deep arrays in JSON": lambda: (jwt("[" * 16_000), "jws.shape"),
    "a long number in JSON": lambda: (jwt('{"a":' + "9" * 16_000 + "}"), "jws.shape"),
    "a long header": lambda: (b"e" * MEGABYTE + b"..", "jws.shape"),
    "a trust list of empty arrays": lambda: (trust(b"\x80"), "trust.field"),
    "a trust list of empty maps": lambda: (trust(b"\xa0"), "trust.field"),
}

PROGRAM = """
import resource, sys
from travesia.seals.errors import SealError
from travesia.seals.status import read_status_token
from travesia.seals.trust import read_trust_file

def used():
    for line in open("/proc/self/status"):
        if line.startswith("VmSize:"):
            return int(line.split()[1]) * 1024

raw = sys.stdin.buffer.read()
limit = used() + 256 * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
try:
    (read_trust_file if sys.argv[1] == "trust" else read_status_token)(raw)
    print("read")
except SealError as error:
    print(error.code)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits are set by /proc")
@pytest.mark.parametrize("name", BOMBS)
def test_no_bomb_takes_memory(name: str) -> None:
    raw, code = BOMBS[name]()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "trust" if "trust" in name else "status"],
        input=raw,
        capture_output=True,
        check=False,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stderr == b""
    assert done.stdout.decode().split() == [code]


def test_eight_megabytes_out_and_not_a_byte_more() -> None:
    most = StatusBits.inflate(8, zlib.compress(bytes(MAX_LIST_BYTES)))
    assert len(most) == MAX_LIST_BYTES
    with pytest.raises(SealError) as caught:
        StatusBits.inflate(8, zlib.compress(bytes(MAX_LIST_BYTES + 1)))
    assert caught.value.code == "status.inflated"


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("places", [1_000, 70_000, 1_000_000])
def test_lists_that_do_not_compress_are_read_at_any_length(places: int, as_json: bool) -> None:
    statuses = StatusBits(2, Random(1).randbytes(places // 4))
    token = StatusToken("https://labour.example/clstY/clstZzzzz", NOW, statuses)
    raw = sign_status_token(token, key=ES256_KEY, kid=b"1", as_json=as_json)
    read = read_status_token(raw)
    assert (read.statuses, read.verify(ES256_KEY.public_key())) == (statuses, True)


def test_only_one_thing_is_set_aside_and_never_from_short_claims() -> None:
    for length in (MOST - 100, MOST + 100):
        claims = encode_cbor(in_cbor(bytes(length)))
        lean, aside = aside_in_cbor(claims)
        assert (len(aside), lean == claims) == ((length, False) if length > MOST else (0, True))
    short = b'{"status_list":{"bits":1,"lst":"abc"}}'
    assert aside_in_json(short) == (short, b"")


def test_long_claims_around_short_statuses_are_refused_before_they_are_built() -> None:
    junk = b'{"lst":"abc","a":[' + b"{}," * MOST + b"{}]}"
    with pytest.raises(SealError):
        aside_in_json(junk)
    with pytest.raises(SealError):
        aside_in_cbor(encode_cbor({"lst": bytes(300), "a": [{}] * MOST}))


@pytest.mark.parametrize("lst", ["x" * 20_000, 5, None])
def test_statuses_of_another_type_are_refused_in_cbor(lst: object) -> None:
    with pytest.raises(SealError) as caught:
        read_status_token(cwt(in_cbor(lst)))
    assert caught.value.code == "status.claim"


def test_a_second_list_beside_the_one_set_aside_is_refused() -> None:
    claims = in_cbor(bytes(20_000)) | {
        65533: {"bits": 2, "lst": b"x", "old": {"lst": bytes(20_000)}}
    }
    with pytest.raises(SealError) as caught:
        read_status_token(cwt(claims))
    assert caught.value.code == "status.claim"
