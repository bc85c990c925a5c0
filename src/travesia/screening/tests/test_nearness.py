"""What is passed over before comparing could not have been one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.screening import Decision, Description, Name, compare, is_hit, near_words
from travesia.screening.sounding import may_sound_alike, sound_key
from travesia.screening.tables import heads

BORN = "1974-08-12"
_WORDS = st.text(alphabet="ABCDEGHIJKLMNOPQRSTUVXYZ", min_size=1, max_size=9)


def person(primary: str, secondary: str) -> Description:
    return Description(names=(Name(primary, secondary),), birth_date=BORN)


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        ("JIMENEZ", "XIMENES"),  # by ear
        ("XU", "HSU"),  # by ear, with hardly a letter in common
        ("GARCIA", "GARCLA"),  # misread
        ("MARIA", "MARIAGARCIA"),  # written together
        ("JEAN", "J"),  # an initial
        ("J", "JEAN"),
    ],
)
def test_a_word_is_near_in_any_way_that_a_name_is_written_again(mine: str, other: str) -> None:
    assert near_words([mine], [other, "WUZHU"]) == {other}


def test_words_of_other_people_are_not_near() -> None:
    assert near_words(["BEAUBRUN", "ROSELINE"], ["KOWALSKI", "PIOTR", "DE"]) == frozenset()


@pytest.mark.parametrize("other", [("Ximenes", "Anna"), ("Kowalski", "Piotr"), ("Jimenez", "A")])
def test_a_hit_is_what_a_comparison_asks_about(other: tuple[str, str]) -> None:
    left, right = person("Jimenez", "Ana"), person(*other)
    assert is_hit(left, right) == (compare(left, right).decision is Decision.HIT)


@given(_WORDS, _WORDS)
def test_tokens_of_one_sound_may_sound_alike(one: str, other: str) -> None:
    assert may_sound_alike(one, other) or sound_key(one) != sound_key(other)


def test_every_spelling_of_the_tables_may_sound_like_its_name() -> None:
    for token, head in heads("spellings").items():
        assert may_sound_alike(token, head) or sound_key(token) != sound_key(head)
