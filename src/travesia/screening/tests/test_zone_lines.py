"""First lines of zones copied with a filler too many or without their fillers, and names."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from travesia.screening.matching.rarity import common_names
from travesia.screening.normalising import normalise
from travesia.screening.zone_lines import name_field

LINE = "P<HNDPEREZ<LOPEZ<<JUAN<CARLOS"


@pytest.mark.parametrize("length", [len(LINE), 30, 31, 35, 36, 40, 43, 44, 45])
def test_a_line_is_read_as_its_name_whatever_became_of_its_fillers(length: int) -> None:
    name = normalise(LINE.ljust(length, "<"))
    assert name.tokens == ("PEREZ", "LOPEZ", "JUAN", "CARLOS")
    assert name.surname_tokens == 2
    assert not name.truncated


@pytest.mark.parametrize("code", ["PP", "PD", "VB", "IR", "C<"])
def test_codes_of_two_letters_are_read_in_lines_that_are_longer_than_a_name(code: str) -> None:
    line = f"{code}UTOERIKSSON<<ANNA<MARIA".ljust(45, "<")
    assert normalise(line).tokens == ("ERIKSSON", "ANNA", "MARIA")


@pytest.mark.parametrize("parted", [" ", "\n", "\r\n"])
def test_the_second_line_behind_the_first_is_no_word_of_the_name(parted: str) -> None:
    second = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
    for line in ("P<UTOERIKSSON<<ANNA<MARIA".ljust(length, "<") for length in (25, 44, 45)):
        assert normalise(line + parted + second).tokens == ("ERIKSSON", "ANNA", "MARIA")


@pytest.mark.parametrize(
    ("field", "read"),
    [
        ("PRUSAK<<ANNA", "PRUSAK ANNA"),  # P, a letter, USA, and a K
        ("PACOLON<<MARIA<<<<<<", "PACOLON MARIA"),
        ("P<COLON<<ANA", "P COLON ANA"),
        ("A<MARTINEZ<<JOSE", "A MARTINEZ JOSE"),
        ("CHUN<LI<<MEI", "CHUN LI MEI"),
        ("P<HNDPEREZ", "P HNDPEREZ"),  # nothing parts surname and given names
    ],
)
def test_names_that_begin_as_lines_do_stay_names(field: str, read: str) -> None:
    assert " ".join(normalise(field).tokens) == read


WORDS = st.one_of(
    st.sampled_from(sorted(common_names())).filter(lambda name: len(name) > 1),
    st.text("ABCDEHIMNOPRSTUV", min_size=2, max_size=9),
)


@given(
    surnames=st.lists(WORDS, min_size=1, max_size=3),
    given_names=st.lists(WORDS, max_size=3),
    width=st.sampled_from([0, 30, 31, 39]),
)
@example(["PRUSAK"], ["ANNA"], 39)
@example(["VACUBA"], ["ANA"], 0)
def test_no_name_field_of_words_is_taken_for_a_line(
    surnames: list[str], given_names: list[str], width: int
) -> None:
    field = f"{'<'.join(surnames)}<<{'<'.join(given_names)}"[: width or 35].ljust(width, "<")
    assert name_field(field) == (field, True)


@given(st.sampled_from(sorted(common_names())), st.sampled_from(sorted(common_names())), WORDS)
def test_a_name_that_people_bear_is_kept_behind_an_initial(
    surname: str, second: str, first: str
) -> None:
    for initial in "PVIAC":
        field = f"{initial}<{surname}<{second}<<{first}"
        if len(field) != 36:
            assert name_field(field) == (field, True)


@given(st.text("ABCIPV<UTOHND12 ,ñ", max_size=100))
def test_no_text_is_refused_and_nothing_is_added_to_it(text: str) -> None:
    assert name_field(text)[0] in text
