"""Base45 by RFC 9285, strict both ways."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.seals.base45 import ALPHABET, decode_base45, encode_base45
from travesia.seals.errors import SealError

RFC_9285 = {
    b"AB": "BB8",
    b"Hello!!": "%69 VD92EX0",
    b"base-45": "UJCLQE7W581",
    b"ietf!": "QED8WEX0",
    b"": "",
}


@pytest.mark.parametrize(("raw", "text"), RFC_9285.items())
def test_the_examples_of_rfc_9285(raw: bytes, text: str) -> None:
    assert encode_base45(raw) == text
    assert decode_base45(text) == raw


def test_the_largest_group_and_the_first_beyond_it() -> None:
    assert decode_base45("FGW") == b"\xff\xff"
    with pytest.raises(SealError) as caught:
        decode_base45("BB8GGW")
    assert caught.value.code == "base45.overflow"
    assert caught.value.facts == {"position": 4}


def test_the_largest_last_byte_and_the_first_beyond_it() -> None:
    assert decode_base45("U5") == b"\xff"
    with pytest.raises(SealError) as caught:
        decode_base45("BB8V5")
    assert caught.value.as_dict()["facts"] == {"position": 4}


@pytest.mark.parametrize("text", ["A", "BB8A", "%69 VD9"])
def test_a_lone_last_character_is_refused(text: str) -> None:
    with pytest.raises(SealError, match="characters, which cannot be"):
        decode_base45(text)


@pytest.mark.parametrize(
    ("text", "position"),
    [("bb8", 1), ("BB8\n", 4), ("B\u00e98", 2), ("BB\u0130", 3), ("BB#", 3), ("BB\u0668", 3)],
)
def test_lower_case_and_strangers_are_refused_with_their_place(text: str, position: int) -> None:
    with pytest.raises(SealError) as caught:
        decode_base45(text)
    assert caught.value.code == "base45.character"
    assert caught.value.facts == {"position": position}


@given(st.binary(max_size=300))
def test_what_is_written_reads_back(raw: bytes) -> None:
    assert decode_base45(encode_base45(raw)) == raw


@given(st.text(ALPHABET, max_size=60))
def test_one_text_stands_for_one_string_of_bytes(text: str) -> None:
    with suppress(SealError):
        assert encode_base45(decode_base45(text)) == text
