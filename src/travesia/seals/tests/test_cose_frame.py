"""The short way through the usual frame gives what the general decoder gives, or nothing."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from travesia.seals.cose import _any_parts, sign1
from travesia.seals.cose_frame import usual_parts
from travesia.seals.errors import SealError
from travesia.seals.tests.card_cast import ED25519_KEY


@given(payload=st.binary(max_size=700), kid=st.none() | st.binary(max_size=40))
def test_our_own_frames_go_the_short_way(payload: bytes, kid: bytes | None) -> None:
    body = sign1(payload, key=ED25519_KEY, kid=kid)[1:]
    assert usual_parts(body) == _any_parts(body)


@given(st.binary(max_size=300), st.integers())
def test_a_changed_frame_is_never_read_differently_by_the_two_ways(raw: bytes, seed: int) -> None:
    chance = Random(seed)
    body = bytearray(sign1(raw, key=ED25519_KEY, kid=raw[:30])[1:])
    for _ in range(50):
        at = chance.choice([chance.randrange(60), chance.randrange(len(body))]) % len(body)
        changed = body[:at] + bytes([chance.randrange(256)]) + body[at + chance.randrange(3) :]
        found = usual_parts(bytes(changed))
        if found is not None:
            assert found == _any_parts(bytes(changed))


def test_bytes_that_are_no_frame_are_left_to_the_general_way() -> None:
    tail = b"\x58\x40" + bytes(64)
    strange = [b"", b"\x84", tail, b"\x84" + tail, b"\x84\x40\xa0\x41" + tail, b"\x84\x40" + tail]
    strange += [b"\x84\x58\x01a\xa0\x41b" + tail, b"\x84\x40\xa0\x59\x00\x01b" + tail]
    strange += [b"\x84\x5a\x00\x00\x00\x01a\xa0\x41b" + tail, b"\x84\x40\xa1\x41b" + tail]
    for body in strange:
        assert usual_parts(body) is None
        try:
            _any_parts(body)
        except SealError:
            continue
        raise AssertionError(body.hex())
