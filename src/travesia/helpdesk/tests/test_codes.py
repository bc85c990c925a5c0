"""A code that is said over the telephone is heard right or not at all."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.helpdesk.domain import read_code, referral_code

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(st.uuids(version=4))
def test_a_code_is_read_back_however_it_is_said(entry: UUID) -> None:
    code = referral_code(entry)
    assert read_code(f" {code.lower().replace('-', ' ')} ") == code


@given(st.uuids(version=4), st.integers(0, 7), st.sampled_from(_LETTERS))
def test_one_wrong_letter_never_goes_unseen(entry: UUID, place: int, letter: str) -> None:
    plain = referral_code(entry).replace("-", "")
    wrong = plain[:place] + letter + plain[place + 1 :]
    assert (read_code(wrong) == "") == (wrong != plain)


@pytest.mark.parametrize("said", ["", "K7M2", "UUUU-UUUU", "K7M2-9QXA-1", "ñandú123"])
def test_what_is_no_code_is_none(said: str) -> None:
    assert read_code(said) == ""


def test_letters_that_look_alike_are_taken_as_the_digits() -> None:
    code = referral_code(UUID(int=0))
    assert code == "0000-0000"
    assert read_code("OOOO-oooo") == code
