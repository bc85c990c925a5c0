"""What a strict CBOR reader refuses, each rule by its name."""

import cbor2
import pytest

from travesia.seals.cbor import MAX_DEPTH, decode_cbor, encode_cbor
from travesia.seals.errors import SealError

REFUSED = {
    "indefinite length map": "bf0102ff",
    "indefinite length bytes": "5f4101ff",
    "indefinite length text": "7f6161ff",
    "a key that stands twice": "a201020103",
    "a key that stands twice, once written long": "a20102180103",
    "text that is not UTF-8": "62c328",
    "bytes after the end": "0000",
    "nothing": "",
    "a break without a beginning": "ff",
    "an array of 2^63 - 1": "9b7fffffffffffffff",
    "a map of 2^63 - 1": "bb7fffffffffffffff",
    "bytes of 2^63 - 1": "5b7fffffffffffffff",
    "text of 2^31 - 1": "7a7fffffff61",
    "a head nobody defined": "1c",
    "a date": "c11a00000000",
    "a big float": "c5821a7fffffff01",
    "a pattern": "d8236161",
    "a reference to an earlier value": "82d81c80d81d00",
    "self-described CBOR": "d9d9f7a0",
}


@pytest.mark.parametrize("raw", REFUSED.values(), ids=REFUSED.keys())
def test_refused(raw: str) -> None:
    with pytest.raises(SealError) as caught:
        decode_cbor(bytes.fromhex(raw))
    assert caught.value.code == "cbor.malformed"


@pytest.mark.parametrize("one", [b"\x81", b"\xa1\x00"], ids=["arrays", "maps"])
def test_depth_eight_is_read_and_nine_is_not(one: bytes) -> None:
    assert decode_cbor(one * MAX_DEPTH + b"\x01")
    with pytest.raises(SealError):
        decode_cbor(one * (MAX_DEPTH + 1) + b"\x01")


def why(raw: bytes) -> str:
    try:
        decode_cbor(raw)
    except SealError as error:
        return str(error.facts["reason"])
    return "read"


def test_no_tag_is_built_whatever_its_number() -> None:
    """Guards the list of tags the library would build something for, now and when it grows."""
    date = cbor2.dumps("2026-11-20T12:00:00Z")
    inner = [b"\x00", date, b"\x61a", b"\x41a", b"\x82\x01\x01", b"\xa0", b"\x80"]
    for number in [*range(70_000), 2**32 - 1, 2**32, 2**64 - 1]:
        head = cbor2.dumps(cbor2.CBORTag(number, 0))[:-1]
        for item in inner if number < 2000 else inner[number % 7 :][:1]:
            assert why(head + item).endswith(": tag"), (number, item)


MARK = cbor2.dumps(b"the item ends here")


@pytest.mark.parametrize("inside", [b"the item ends here", [b"the item ends here"] * 2])
def test_the_readers_own_mark_may_stand_inside_an_item(inside: object) -> None:
    assert decode_cbor(cbor2.dumps([inside, 1])) == [inside, 1]


@pytest.mark.parametrize("raw", [b"\x00" + MARK, b"\x00" + MARK + b"\x00", MARK * 2, b"\x00\xf7"])
def test_the_readers_own_mark_hides_nothing_after_the_end(raw: bytes) -> None:
    with pytest.raises(SealError):
        decode_cbor(raw)


def test_depth_is_counted_the_same_beside_the_mark() -> None:
    assert decode_cbor(b"\x81" * MAX_DEPTH + MARK)
    with pytest.raises(SealError):
        decode_cbor(b"\x81" * (MAX_DEPTH + 1) + MARK)


def test_other_writers_may_order_keys_and_spend_bytes_as_they_like() -> None:
    assert decode_cbor(bytes.fromhex("a2041801011802")) == {4: 1, 1: 2}


def test_keys_are_written_in_the_order_of_their_bytes() -> None:
    value = {"a": 1, -1: 2, 65535: {10: 0, 9: (1, {3: 4, 2: 5})}, 169: 3, 1: 4}
    assert encode_cbor(value).hex() == "a5010418a90319ffffa2098201a2020503040a00200261" + "6101"
