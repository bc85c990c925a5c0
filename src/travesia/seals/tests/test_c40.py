"""C40 by hand and by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.seals.errors import SealError
from travesia.seals.visible.c40 import ALPHABET, decode_c40, encode_c40, encoded_length


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("XKCD", "EB11FE45"),
        ("5B", "3A99"),
        ("UTO", "D9C5"),
        ("D  ", "6ABC"),
        ("A", "FE42"),
        ("UTTS02", "D9CAC8A7"),
        ("DETS0", "6D32C8A1"),
    ],
)
def test_texts_are_written_as_the_standard_has_it(text: str, written: str) -> None:
    assert encode_c40(text).hex().upper() == written
    assert decode_c40(bytes.fromhex(written)) == text


@given(st.text(alphabet=ALPHABET, max_size=300))
def test_what_is_written_is_read_again(text: str) -> None:
    written = encode_c40(text)
    assert len(written) == encoded_length(len(text))
    assert decode_c40(written) == text


@given(st.binary(max_size=60))
def test_what_is_read_is_written_the_same_way(data: bytes) -> None:
    try:
        text = decode_c40(data)
    except SealError as error:
        refused = error
    else:
        assert encode_c40(text) == data
        return
    assert refused.code == "seal.c40_unreadable"
    assert 0 <= int(refused.facts["offset"]) < len(data)


def test_fillers_of_a_zone_become_spaces() -> None:
    assert decode_c40(encode_c40("P<UTO")) == "P UTO"


@pytest.mark.parametrize("character", ["a", "Ñ", "-", "\n", "\x00"])
def test_other_characters_cannot_be_written(character: str) -> None:
    with pytest.raises(SealError) as caught:
        encode_c40(f"AB{character}")
    assert caught.value.code == "seal.c40_unwritable"
    assert caught.value.facts["position"] == 3


@pytest.mark.parametrize(
    "data",
    [
        "00",  # half a pair
        "0000",  # nothing
        "FFFF",  # beyond the forty values
        "0001",  # shifts only
        "FE42D9C5",  # unlatch before the end
        "FE00",
        "FE62",  # a small letter
    ],
)
def test_other_pairs_are_not_read(data: str) -> None:
    with pytest.raises(SealError):
        decode_c40(bytes.fromhex(data))
