"""From national letters to the letters of a zone: the Latin table, and what holds for all."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.documents import ComposeError, alternatives, meets, spelling_keys, transliterate
from travesia.documents.tests.cases import NAMES, read, zone
from travesia.documents.transliteration import MOST_ALTERNATIVES
from travesia.vocab.letters.tables import ARABIC, CYRILLIC, LATIN, Style


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Núñez", "NUNEZ"),
        ("Müller", "MUELLER"),
        ("Ångström", "AANGSTROEM"),
        ("Sørensen", "SOERENSEN"),
        ("Þórsdóttir", "THORSDOTTIR"),
        ("Weiß", "WEISS"),
        ("Łukasz Żółć", "LUKASZ<ZOLC"),
        ("Œuvre Æther", "OEUVRE<AETHER"),
        ("Ĳsbrand ĳ", "IJSBRAND<IJ"),
        ("Ŋaara Ħal Ŧoma", "NAARA<HAL<TOMA"),
        ("Jean-Baptiste", "JEAN<BAPTISTE"),
        ("O'Connor", "OCONNOR"),
        ("D’Haïti", "DHAITI"),
        ("Vega, Soto", "VEGA<SOTO"),
        ("VEGA<SOTO", "VEGA<SOTO"),
        ("St. John", "ST<JOHN"),
        ("Nguyễn Đức", "NGUYEN<DUC"),
        ("Ștefan Țepeș", "STEFAN<TEPES"),
        ("Gonc\u0327alves", "GONCALVES"),
        ("ıİ", "II"),
        ("ŉ", "N"),
        ("Mª\tJosé", "MA<JOSE"),
        ("A\u200fn\u00ada\ufe0f", "ANA"),
        ("", ""),
        ("- ' -", ""),
    ],
)
def test_default_choice(name: str, spelled: str) -> None:
    assert transliterate(name) == spelled


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Nuñez", {"NUNEZ", "NUNXXEZ"}),
        ("NUNXXEZ", {"NUNEZ", "NUNXXEZ"}),
        ("NUNEZ", {"NUNEZ"}),
        ("Müller", {"MUELLER", "MUXXLLER", "MULLER"}),
        ("MUXXLLER", {"MUELLER", "MUXXLLER", "MULLER"}),
        ("Äström", {"AESTROEM", "AESTROM", "ASTROEM", "ASTROM"}),
        ("Åse", {"AASE", "ASE"}),
        ("Nun\u0303ez", {"NUNEZ", "NUNXXEZ"}),
        ("Ñ UXX", {"N<UXX", "N<UE", "N<U", "NXX<UXX", "NXX<UE", "NXX<U"}),
        ("Ana", {"ANA"}),
    ],
)
def test_alternatives_hold_every_legal_spelling(name: str, spellings: set[str]) -> None:
    found = alternatives(name)
    assert set(found) == spellings
    assert found[0] == transliterate(name)


def test_one_hand_comes_before_mixed_ones() -> None:
    assert alternatives("Ürgüp")[:3] == ("UERGUEP", "UXXRGUXXP", "URGUP")
    assert "UERGUP" in alternatives("Ürgüp")[3:]


def test_alternatives_are_bounded() -> None:
    assert len(alternatives("Ü" * 30)) == MOST_ALTERNATIVES
    assert len(alternatives("ÄÖÜÑÅ" * 100)) == MOST_ALTERNATIVES
    assert len(alternatives("ی" * 500)) == MOST_ALTERNATIVES


@pytest.mark.parametrize("name", ["李", "Ελένη", "R2", "A&B", "Ana😀", "Əli", "ĸ", "Ңұрлан", "٣"])
def test_letters_outside_the_tables_are_refused_by_name(name: str) -> None:
    with pytest.raises(ComposeError) as caught:
        alternatives(name)
    assert caught.value.code == "name.no_spelling"
    assert str(caught.value.facts["character"]).lower() in name.lower()


def test_a_name_of_unreal_length_is_refused_before_anything_else() -> None:
    assert transliterate("é" * 1000) == "E" * 1000
    with pytest.raises(ComposeError, match="too_long"):
        transliterate("é" * 1001)


def test_every_latin_row_spells_in_zone_letters_and_starts_from_its_base() -> None:
    assert len(LATIN) == 95
    for letter, spellings in LATIN.items():
        assert all(spelling.isascii() and spelling.isupper() for spelling in spellings)
        base = unicodedata.normalize("NFD", letter)[0]
        assert not base.isascii() or all(spelling[0] == base for spelling in spellings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NUNXXEZ", "Nuñez"),
        ("NUNEZ", "Nuñez"),
        ("NUNEZ", "NUNXXEZ"),
        ("MUELLER", "MULLER"),
        ("MUELLER", "MUXXLLER"),
        ("Møller", "MOLLER"),
        ("Христо", "HRISTO"),
        ("Христо", "KHRISTO"),
        ("عبّاس", "EBAS"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert meets(one, other)
    assert meets(other, one)


def test_the_keys_of_a_name() -> None:
    assert spelling_keys("NUNXXEZ") == spelling_keys("Nuñez") == {"NUNEZ"}
    assert spelling_keys("Müller") == {"MULER"}


@pytest.mark.parametrize(("one", "other"), [("Nuñez", "NUMEZ"), ("Vega", "Soto"), ("Ана", "Инна")])
def test_other_names_do_not_meet(one: str, other: str) -> None:
    assert not meets(one, other)


@given(NAMES)
def test_plain_capitals_stay_as_they_are(name: str) -> None:
    assert transliterate(name) == name.replace(" ", "<")


ANY_LETTER = st.sampled_from([*LATIN, *ARABIC, *CYRILLIC[Style.ANY], *"AEINOUXYTH -"])


@given(st.text(ANY_LETTER, max_size=40))
def test_each_spelling_of_a_name_meets_the_name(name: str) -> None:
    spellings = alternatives(name)
    assert len(set(spellings)) == len(spellings) <= MOST_ALTERNATIVES
    for spelling in spellings[:20]:
        assert spelling.replace("<", "").isascii()
        assert not spelling_keys(spelling).isdisjoint(spelling_keys(name)), spelling


@given(st.text(max_size=500), st.sampled_from([None, "uk", "sr-Cyrl", "bg", "??", ""]))
def test_any_text_is_spelled_or_refused(name: str, language: str | None) -> None:
    try:
        spelled = transliterate(name, language=language)
    except ComposeError:
        return
    assert set(spelled) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ<")
    assert not spelled.startswith("<")
    assert "<<" not in spelled
    assert alternatives(name, language=language)[0] == spelled


def test_a_document_in_other_scripts_composes_and_reads_back() -> None:
    reading = read(zone(surname="Озан", given_names="Мирела Табита"))
    assert (reading.surname, reading.given_names) == ("OZAN", "MIRELA TABITA")
    assert read(zone(surname="عباس", given_names="فاطمة")).given_names == "FAXTTMXAH"
