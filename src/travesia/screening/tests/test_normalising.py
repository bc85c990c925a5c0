"""Names as they are read: order, particles, joined forms, zones, scripts, and any bad input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.screening.normalising import LONGEST, MOST_TOKENS, normalise
from travesia.screening.values import Name


def _tokens(name: str) -> str:
    return " ".join(normalise(name).tokens)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("María José Núñez", "MARIA JOSE NUNEZ"),
        ("NUNXXEZ<<MARIA<JOSE", "NUNEZ MARIA JOSE"),
        ("O'Brien", "OBRIEN"),
        ("K'iche' Xol", "KICHE XOL"),
        ("González-López", "GONZALEZ LOPEZ"),
        ("Müller", "MULLER"),
        ("Ødegård Weiß", "ODEGARD WEISS"),
        ("Ｍａｒíａ", "MARIA"),
        ("Nour Eddine", "NOUR AL DIN"),
        ("NOUREDDINE", "NOUR AL DIN"),
        ("ABDELRAHMAN", "ABD AL RAHMAN"),
        ("Abdul Rahman", "ABD AL RAHMAN"),
        ("Abderrahmane", "ABD AL RAHMANE"),
        ("ABDULLAH", "ABDULLAH"),
        ("ABDULLAHI", "ABDULLAHI"),
        ("DELACRUZ", "DE LA CRUZ"),
        ("DELANEY", "DELANEY"),
        ("DOSSANTOS", "DOS SANTOS"),
        ("VANDERBERG", "VAN DER BERG"),
        ("MARIAJOSE", "MARIA JOSE"),
        ("MARIANA ANALIA JOSEFINA", "MARIANA ANALIA JOSEFINA"),
        ("GERALDINE CLAUDINE ALFARO ELENA", "GERALDINE CLAUDINE ALFARO ELENA"),
        ("Ma. Gpe. Hdez", "MARIA GUADALUPE HERNANDEZ"),
        ("Jack Ma", "JACK MA"),
        ("J.P. Sta. Cruz", "J P SANTA CRUZ"),
        ("J0SE PERE2", "JOSE PEREZ"),
        ("JuanaMartínez McDonald LaToya", "JUANA MARTINEZ MCDONALD LATOYA"),
        ("JUAN 1974", "JUAN"),
        ("12345", "12345"),
        ("Иванов Юрий", "IVANOV IURII"),
        ("محمد عبدالرحمن", "MOHAMED ABD AL RAHMAN"),
        ("عبد الرحمن", "ABD AL RAHMAN"),
        ("الحسن", "AL HASSAN"),
        ("FAXTTMXAH<<MXHMD", "FATIMA MOHAMED"),
        ("王秀英", "WANG XIUYING"),
        ("欧阳娜", "OUYANG NA"),
        ("김민수", "GIM MINSU"),
    ],
)
def test_a_name_is_read_as_its_words(written: str, read: str) -> None:
    assert _tokens(written) == read


@pytest.mark.parametrize(
    ("written", "surname"),
    [
        ("DE LA CRUZ, MARIA", 3),
        ("DELACRUZ,MARIA", 3),
        ("DE<LA<CRUZ<<MARIA<<<<<", 3),
        ("P<UTODE<LA<CRUZ<<MARIA<<<<<<<<<<<<<<<<<<<<<<", 3),
        ("MARIA DE LA CRUZ", 0),
        ("LOPEZ, JR.", 0),
        ("LOPEZ<<<<<<<", 0),
        ("王秀英", 1),
    ],
)
def test_the_order_is_known_only_where_the_name_says_it(written: str, surname: int) -> None:
    name = normalise(written)
    assert name.surname_tokens == surname
    assert name.order_known == (surname > 0)


def test_a_name_in_two_parts_keeps_its_order_and_its_original() -> None:
    name = normalise(Name("DE LA CRUZ", "María"))
    assert (name.tokens, name.surname_tokens) == (("DE", "LA", "CRUZ", "MARIA"), 3)
    assert name.original == "DE LA CRUZ, María"
    assert normalise(Name("OZANNE")).tokens == ("OZANNE",)
    assert normalise(Name("", "MIRELA")).tokens == ("MIRELA",)


@pytest.mark.parametrize("width", [39, 31, 30])
def test_a_zone_field_that_ends_in_a_letter_may_have_been_cut(width: int) -> None:
    field = ("PAPANDREOPOULOU<<KONSTANTINA<ELEFTHERIA<MARIA")[:width].rstrip("<")
    field += "A" * (width - len(field))
    assert normalise(field).truncated
    assert "truncated" in normalise(field).notes
    assert not normalise(field[:-1] + "<").truncated
    assert not normalise(field[:-2]).truncated


def test_fillers_misread_as_letters_are_no_names() -> None:
    assert _tokens("OZANNE<<MIRELA<<<<<<<K<K<LL<<") == "OZANNE MIRELA"


def test_particles_and_titles_are_kept_and_light() -> None:
    name = normalise("Dr. Juan de la Cruz Jr.")
    assert name.tokens == ("DR", "JUAN", "DE", "LA", "CRUZ", "JR")
    assert name.light == (True, False, True, True, False, True)
    assert name.core == ("JUAN", "CRUZ")


@pytest.mark.parametrize("name", ["DO", "Le Van", "AL", "Sr."])
def test_a_name_of_light_words_alone_is_not_light(name: str) -> None:
    assert not any(normalise(name).light)
    assert normalise(name).core == normalise(name).tokens


def test_other_ways_to_write_a_word_stand_beside_it() -> None:
    assert normalise("Müller").others == (("MUELLER",),)
    assert "YULIA" in normalise("Юлия").others[0]
    assert normalise("Ma Lopez").others == (("MARIA",), ())
    assert "J0SE" in normalise("J0SE").others[0]
    assert "PERELL" not in normalise("PERE11").tokens


def test_letters_of_another_script_inside_a_word_are_read_as_they_look_and_noted() -> None:
    for written in ("М\u0430rtinez", "Mаrtinez", "MARTINΕZ"):
        assert _tokens(written) == "MARTINEZ"
        assert "mixed_script" in normalise(written).notes
    assert _tokens("Ив\u0061нов") == "IVANOV"
    assert "mixed_script" not in normalise("Иванов Martinez").notes


def test_signs_nobody_sees_do_not_part_a_word_and_are_noted() -> None:
    name = normalise("MAR\u200bTI\u00adNEZ \u202eJUAN\u202c")
    assert name.tokens == ("MARTINEZ", "JUAN")
    assert "invisible_signs" in name.notes


def test_pictures_part_words_and_are_noted() -> None:
    name = normalise("JUAN😀PEREZ")
    assert name.tokens == ("JUAN", "PEREZ")
    assert "pictures" in name.notes


@pytest.mark.parametrize("empty", ["", " ", "<<<<", ",", "...", "😀", "\u200f", "'", "—"])
def test_a_name_without_letters_is_empty_and_says_so(empty: str) -> None:
    name = normalise(empty)
    assert name.tokens == name.core == ()
    assert "empty" in name.notes


def test_a_name_of_five_hundred_letters_is_cut_and_says_so() -> None:
    for written in ("X" * 500, "A " * 250, "Ж" * 500, "A<" * 250):
        name = normalise(written)
        assert "too_long" in name.notes
        assert sum(map(len, name.tokens)) <= 4 * LONGEST
        assert len(name.tokens) <= MOST_TOKENS
        assert name.original == written


LETTERS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("<, .'-AÉÑØßЖИіالمحد王김ΑΩ\u200b\u202e\u0301\u064b0158"),
    ),
    max_size=60,
)


@given(LETTERS)
def test_no_text_raises_and_every_token_is_in_capitals_and_digits(text: str) -> None:
    name = normalise(text)
    assert len(name.tokens) == len(name.others) == len(name.light)
    assert name.surname_tokens <= len(name.tokens)
    assert all(set(token) <= _PLAIN and token for token in name.tokens)
    assert all(set(way) <= _PLAIN and way for ways in name.others for way in ways)
    assert bool(name.tokens) != ("empty" in name.notes)


WORDS = st.lists(
    st.sampled_from(
        [
            *("DELACRUZ", "de", "la", "Cruz", "Mª", "Ma.", "Gpe.", "HDEZ", "Dr.", "Jr.", "O'Brien"),
            *("Núñez", "NUNXXEZ", "Müller", "ABDERRAHMANE", "NOUREDDINE", "Al-Din", "FAXTTMXAH"),
            *("محمد", "عبدالرحمن", "Юлия", "Щербаков", "王", "秀英", "J0SE", "MARIAJOSE", "17"),
        ]
    ),
    max_size=6,
)


_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


@given(WORDS)
def test_reading_what_was_read_changes_nothing(words: list[str]) -> None:
    once = normalise(" ".join(words)).tokens
    assert normalise(" ".join(once)).tokens == once


@given(LETTERS)
def test_case_does_not_matter_in_plain_letters(text: str) -> None:
    plain = "".join(char for char in text if char.isascii())
    assert normalise(plain.upper()).tokens == normalise(plain.lower()).tokens
