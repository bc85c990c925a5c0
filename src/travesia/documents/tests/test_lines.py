"""What readers, keyboards and clipboards do to a zone before it arrives."""

import json

import pytest

from travesia.documents import MrzFormat
from travesia.documents.tests.cases import SPECIMEN, codes, read, zone

FIRST, SECOND = SPECIMEN.split("\n")


def only(text: str | bytes, code: str) -> dict[str, str | int]:
    (found,) = [item for item in read(text).findings if item.code == code]
    return dict(found.facts)


@pytest.mark.parametrize(
    "text",
    [
        FIRST + "\r\n" + SECOND + "\r\n",
        "\n\n  " + FIRST + "  \n\n\t" + SECOND + "\n",
        FIRST + "\r" + SECOND,
        "\ufeff" + SPECIMEN,
        "\x02" + SPECIMEN + "\x03",
        SPECIMEN.encode(),
    ],
)
def test_line_ends_and_outer_space_are_tolerated_without_a_word(text: str | bytes) -> None:
    assert read(text).findings == read(SPECIMEN).findings
    assert read(text).lines == (FIRST, SECOND)


def test_small_letters_are_read_as_capitals_with_a_note() -> None:
    assert only(SPECIMEN.lower(), "text.lower_case") == {"count": 30}
    assert read(SPECIMEN.lower()).surname == "ERIKSSON"


def test_spaces_in_place_of_fillers_are_noted() -> None:
    text = SPECIMEN.replace("<", " ")
    reading = read(text)
    assert reading.lines == (FIRST, SECOND)
    notes = [item for item in reading.findings if item.code == "text.spaces_as_fillers"]
    assert [dict(note.facts) for note in notes] == [
        {"line": 1, "count": 23},
        {"line": 2, "count": 5},
    ]


def test_spaces_between_groups_are_left_out_with_a_note() -> None:
    text = FIRST + "\n" + " ".join([SECOND[:10], SECOND[10:28], SECOND[28:]])
    assert only(text, "text.spaces_removed") == {"line": 2, "count": 2}
    assert read(text).all_digits_agree


def test_zone_sent_as_one_line_is_cut_with_a_note() -> None:
    assert only(FIRST + SECOND, "lines.joined") == {"found": 88, "lines": 2}
    assert read(FIRST + SECOND).document_number == "L898902C3"


def test_lines_in_reverse_order_are_exchanged_with_a_caution() -> None:
    reading = read(SECOND + "\n" + FIRST)
    assert "lines.swapped" in codes(reading)
    assert reading.surname == "ERIKSSON"
    assert reading.all_digits_agree


def test_reversed_lines_are_known_even_when_the_number_begins_with_p_or_v() -> None:
    for number in ("P12345678", "V12345678"):
        first, second = zone(document_number=number).split("\n")
        reading = read(second + "\n" + first)
        assert reading.format is MrzFormat.TD3
        assert reading.document_number == number


def test_reversed_lines_are_known_even_when_the_data_line_is_damaged() -> None:
    reading = read(SECOND.replace("740812", "74O8I2") + "\n" + FIRST)
    assert "lines.swapped" in codes(reading)
    assert reading.surname == "ERIKSSON"
    assert "birth.invalid" in codes(reading)


def test_lines_in_order_stay_so_whatever_is_wrong_with_them() -> None:
    for text in (SPECIMEN.replace("ANNA", "ANN4"), FIRST + "\n" + "A" * 44):
        assert "lines.swapped" not in codes(read(text))


def test_spaces_at_the_end_of_a_line_of_full_length_are_fillers() -> None:
    text = FIRST.rstrip("<").ljust(44) + "\n" + SECOND
    assert only(text, "text.spaces_as_fillers") == {"line": 1, "count": 19}
    assert read(text).lines == (FIRST, SECOND)


def test_other_text_around_the_zone_is_left_out_with_a_caution() -> None:
    text = f"PASSPORT OF UTOPIA\n{SPECIMEN}\nPAGE 2"
    assert only(text, "lines.extra_ignored") == {"count": 2}
    assert read(text).document_number == "L898902C3"


def test_character_outside_the_alphabet_is_shown_with_its_place() -> None:
    text = SPECIMEN.replace("L898902C3", "L898902C»")
    assert only(text, "text.invalid_character") == {"line": 2, "column": 9, "character": "»"}
    assert not read(text).conforms


@pytest.mark.parametrize("text", ["", " \r\n\t ", b"", "\ufeff", "\x00"])
def test_nothing_read_says_so(text: str | bytes) -> None:
    assert codes(read(text)) == {"text.empty"}


def test_text_of_no_document_says_so() -> None:
    assert only("HELLO\nWORLD", "format.unknown") == {"lines": 2, "lengths": "5, 5"}
    assert "format.unknown" in codes(read("A" * 44 + "\n" * 2 + "B\n" * 7))


def test_very_long_text_is_not_looked_at() -> None:
    reading = read("<" * 2001)
    assert only("<" * 2001, "text.too_long") == {"found": 2001, "limit": 2000}
    assert reading.lines == ()


TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\n" + "ERIKSSON<<ANNA".ljust(
    30, "<"
)


def test_three_lines_of_30_sent_as_one_are_cut_with_a_note() -> None:
    text = TD1.replace("\n", "")
    assert only(text, "lines.joined") == {"found": 90, "lines": 3}
    assert read(text).lines == read(TD1).lines


def test_one_line_is_cut_only_when_it_is_mostly_a_zone() -> None:
    assert "lines.joined" in codes(read(FIRST + SECOND.replace("L89", "L»9")))
    garbage = " garbage ☃" * 9
    assert len(garbage) == 90
    assert "lines.joined" not in codes(read(garbage))


def test_visa_is_known_by_its_first_letter_not_by_the_end_of_line_2() -> None:
    assert read("V" + FIRST[1:] + "\n" + SECOND).format is MrzFormat.MRV_A


@pytest.mark.parametrize("thing", [None, 3, ["P<"], object()])
def test_only_text_is_taken(thing: object) -> None:
    with pytest.raises(TypeError):
        read(thing)  # type: ignore[arg-type]  # the wrong type is the point


def test_half_a_surrogate_pair_can_still_be_sent_on() -> None:
    reading = read(SPECIMEN.replace("ANNA", "AN\ud800A"))
    json.dumps(reading.as_dict(), ensure_ascii=False).encode("utf-8")
    assert "text.invalid_character" in codes(reading)
