"""Names in the zone: separators, missing parts, truncation in three ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.documents import Name, Truncation
from travesia.documents.names import compose_name, read_name
from travesia.documents.tests.cases import SPECIMEN, codes, read, zone


def field(text: str) -> str:
    """Fill a name field to its 39 positions."""
    return text.ljust(39, "<")


@pytest.mark.parametrize(
    ("raw", "surname", "given"),
    [
        ("ERIKSSON<<ANNA<MARIA", "ERIKSSON", "ANNA MARIA"),
        ("VAN<DER<MUELLEN<<LUCIA", "VAN DER MUELLEN", "LUCIA"),
        ("JEAN<BAPTISTE<<ROSE", "JEAN BAPTISTE", "ROSE"),
        ("ARKFREITH", "ARKFREITH", ""),
        ("O<<A", "O", "A"),
    ],
)
def test_names_are_split_at_the_double_filler(raw: str, surname: str, given: str) -> None:
    assert read_name(field(raw)) == (Name(surname, given), True)


def test_name_without_given_names_is_said_and_accepted() -> None:
    reading = read(zone(surname="Arkfreith", given_names=""))
    assert (reading.surname, reading.given_names) == ("ARKFREITH", "")
    assert codes(reading, "name") == {"name.no_secondary"}
    assert reading.conforms


@pytest.mark.parametrize("raw", ["<ERIKSSON<<ANNA", "<<ERIKSSON<<ANNA", "ERIKSSON<<ANNA<<MARIA"])
def test_misplaced_fillers_are_a_caution_and_keep_every_letter(raw: str) -> None:
    name, tidy = read_name(field(raw))
    assert not tidy
    assert name is not None
    assert name.surname == "ERIKSSON"
    assert name.given_names.replace(" ", "") == raw.replace("<", "")[8:]


def test_empty_name_and_digit_in_a_name_are_stopped() -> None:
    second = SPECIMEN.split("\n")[1]
    assert codes(read("P<UTO" + "<" * 39 + "\n" + second), "name") == {"name.empty"}
    reading = read(SPECIMEN.replace("ANNA", "ANN4"))
    (found,) = [item for item in reading.findings if item.code == "name.invalid_character"]
    assert found.facts == {"position": 14, "character": "4"}
    assert not reading.conforms


def test_letter_in_the_last_position_means_truncated_even_when_the_name_just_fits() -> None:
    surname, given_names = "P" * 19, "A" * 9 + " " + "B" * 8
    text = zone(surname=surname, given_names=given_names)
    assert text.split("\n")[0][-1] == "B"
    reading = read(text)
    assert (reading.surname, reading.given_names) == (surname, given_names)
    assert reading.name_truncated
    assert "name.truncated" in codes(reading, "name")
    assert not read(zone(surname=surname, given_names=given_names[:-1])).name_truncated


LONG = ("NILAVADHANANANDA", "CHAYAPA<DEJTHAMRONG<KRASUANG")


def test_three_ways_to_shorten_a_long_name() -> None:
    ways = {way: compose_name(*LONG, width=39, truncation=way) for way in Truncation}
    assert ways[Truncation.CUT] == "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"
    assert ways[Truncation.INITIALS] == "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"
    assert ways[Truncation.SHORTEN] == "NILAVADHAN<<CHAYAPA<DEJTHAMRON<KRASUANG"
    assert all(len(text) == 39 and text[-1] != "<" for text in ways.values())


def test_cut_that_falls_between_two_parts_moves_the_next_initial_into_the_field() -> None:
    primary, secondary = "ABCDEFGHIJ", "KLMNOPQRSTUVWXYZABCDEFGHIJ<KLM"
    assert len(primary) + 2 + 26 == 38
    text = compose_name(primary, secondary, width=39, truncation=Truncation.CUT)
    assert text == "ABCDEFGHIJ<<KLMNOPQRSTUVWXYZABCDEFGHI<K"


def test_long_surname_leaves_room_for_one_given_letter() -> None:
    text = compose_name("A" * 60, "BEATRIZ", width=39, truncation=Truncation.CUT)
    assert text == "A" * 36 + "<<B"


def test_initials_give_the_last_reduced_part_its_letters_back() -> None:
    text = compose_name(
        "BENNELONG<WOOLOOMOOLOO<WARRANDYTE",
        "DINGO<POTOROO",
        width=39,
        truncation=Truncation.INITIALS,
    )
    assert len(text) == 39
    assert text[-1] != "<"


PARTS = st.lists(st.text("ABCDEFGH", min_size=2, max_size=16), min_size=1, max_size=5)


@given(PARTS, PARTS, st.sampled_from(Truncation))
def test_shortened_name_still_may_be_the_whole_name(
    primary: list[str], secondary: list[str], way: Truncation
) -> None:
    text = compose_name("<".join(primary), "<".join(secondary), width=39, truncation=way)
    assert len(text) == 39
    name, tidy = read_name(text)
    assert tidy
    assert name is not None
    whole = Name(" ".join(primary), " ".join(secondary))
    assert name.could_be(whole)
    fits = len("<".join(primary)) + 2 + len("<".join(secondary)) <= 38
    assert name.truncated is not fits


def test_truncated_name_does_not_match_another() -> None:
    cut = Name("NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG K", truncated=True)
    assert cut.could_be(Name("NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG KRASUANG"))
    assert not cut.could_be(Name("NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG MARA"))
    assert not cut.could_be(Name("NILAVADHANANANDA", "CHAYAPA"))
    assert not Name("AB", "C").could_be(Name("ABC", "C"))
    assert not Name("AB", "", truncated=True).could_be(Name("ABC", "D"))
    assert Name("AB", "", truncated=True).could_be(Name("ABC", ""))
