"""Small inputs that ask for much: refused, in a process that may not take 256 MB more."""

import os
import subprocess
import sys
import zlib

import cbor2
import pytest

from travesia.seals.base45 import encode_base45
from travesia.seals.cards import open_card, sign_card
from travesia.seals.cards.wrapping import MAX_BYTES, MAX_INFLATED, MAX_TEXT
from travesia.seals.cose import sign1
from travesia.seals.errors import SealError
from travesia.seals.tests.card_cast import ED25519_KEY, FRONT

PROGRAM = """
import resource, sys
from travesia.seals.cards import open_card
from travesia.seals.errors import SealError

def used():
    for line in open("/proc/self/status"):
        if line.startswith("VmSize:"):
            return int(line.split()[1]) * 1024

limit = used() + 256 * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
for line in sys.stdin:
    try:
        open_card(bytes.fromhex(line))
        print("read")
    except SealError as error:
        print(error.code)
"""


def framed(payload: bytes) -> bytes:
    return sign1(payload, key=ED25519_KEY, kid=None)


BOMBS = {
    "a megabyte of zeros, deflated": (zlib.compress(bytes(1_000_000), 9), "card.inflated"),
    "four megabytes, deflated": (zlib.compress(bytes(4_000_000), 9), "card.inflated"),
    "deflated twice": (zlib.compress(zlib.compress(bytes(9_000_000), 9)), "cose.other_message"),
    "an array of 2^63 - 1": (framed(b"\x9b" + b"\x7f" + b"\xff" * 7), "cbor.malformed"),
    "a map of 2^63 - 1": (framed(b"\xbb" + b"\x7f" + b"\xff" * 7), "cbor.malformed"),
    "text of 2^63 - 1": (framed(b"\x7b" + b"\x7f" + b"\xff" * 7), "cbor.malformed"),
    "bytes of 2^62": (framed(b"\x5b\x40" + bytes(7)), "cbor.malformed"),
    "a frame of 2^63 - 1": (b"\xd2\x9b\x7f" + b"\xff" * 7, "cbor.malformed"),
    "arrays of arrays of 2^31": (framed(b"\x9a\x7f\xff\xff\xff" * 7), "cbor.malformed"),
    "three thousand deep": (framed(b"\x81" * 3000 + b"\x00"), "cbor.malformed"),
    "a big float of 2^2^30": (framed(b"\xc5\x82\x1a\x40\x00\x00\x00\x01"), "cbor.malformed"),
    "a decimal of 10^2^31": (framed(b"\xc4\x82\x1a\x7f\xff\xff\xff\x01"), "cbor.malformed"),
    "a big number of 3 kB": (framed(b"\xc2" + cbor2.dumps(b"\xff" * 3000)), "cbor.malformed"),
    "a text that refers to itself": (framed(b"\xd8\x1c\x81\xd8\x1d\x00"), "cbor.malformed"),
    "a slow pattern": (framed(b"\xd8\x23" + cbor2.dumps("(a+)+" * 400)), "cbor.malformed"),
}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits are set by /proc")
def test_no_bomb_takes_memory() -> None:
    lines = "\n".join(raw.hex() for raw, _ in BOMBS.values())
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=lines,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stderr == ""
    expected = [code if len(raw) <= MAX_BYTES else "card.too_long" for raw, code in BOMBS.values()]
    assert done.stdout.split() == expected


def code_of(card: str | bytes) -> str:
    with pytest.raises(SealError) as caught:
        open_card(card)
    return caught.value.code


def test_four_kilobytes_in_and_not_a_byte_more() -> None:
    assert code_of(bytes(MAX_BYTES)) == "cose.other_message"
    assert code_of(bytes(MAX_BYTES + 1)) == "card.too_long"
    assert code_of("0" * MAX_TEXT) == "cose.other_message"
    assert code_of("0" * (MAX_TEXT + 1)) == "card.too_long"


def test_sixteen_kilobytes_out_and_not_a_byte_more() -> None:
    assert code_of(zlib.compress(bytes(MAX_INFLATED))) == "cose.other_message"
    assert code_of(zlib.compress(bytes(MAX_INFLATED + 1))) == "card.inflated"


def test_one_compressed_stream_that_ends_with_the_bytes() -> None:
    deflated = zlib.compress(framed(b"\xa0"))
    assert code_of(deflated) == "card.empty"
    assert code_of(deflated + b"\x00") == "card.compression"
    assert code_of(deflated + deflated) == "card.compression"
    assert code_of(deflated[:-1]) == "card.compression"
    assert code_of(deflated[:-1] + b"\xff") == "card.compression"


def test_a_health_certificate_is_named_as_such() -> None:
    assert code_of("HC1:" + sign_card(FRONT, key=ED25519_KEY)) == "card.prefix"


def test_an_untagged_card_is_read_only_when_asked_for() -> None:
    from travesia.seals.cards.claims import encode_claims

    raw = sign1(encode_claims(FRONT), key=ED25519_KEY, kid=None, tag=False)
    assert code_of(encode_base45(raw)) == "cose.untagged"
    assert open_card(raw, untagged_allowed=True).tags == ()
