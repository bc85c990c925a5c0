"""From national letters to the letters of a zone."""

import pytest
from hypothesis import given

from travesia.documents import ComposeError, alternatives, transliterate
from travesia.documents.tests.cases import NAMES


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Núñez", "NUNEZ"),
        ("Müller", "MUELLER"),
        ("Ångström", "AANGSTROEM"),
        ("Sørensen", "SOERENSEN"),
        ("Þórsdóttir", "THORSDOTTIR"),
        ("Weiß", "WEISS"),
        ("Łukasz Żółć", "LUKASZ<ZOLC"),
        ("Œuvre Æther", "OEUVRE<AETHER"),
        ("Jean-Baptiste", "JEAN<BAPTISTE"),
        ("O'Connor", "OCONNOR"),
        ("D’Haïti", "DHAITI"),
        ("Vega, Soto", "VEGA<SOTO"),
        ("St. John", "ST<JOHN"),
        ("Nguyễn Đức", "NGUYEN<DUC"),
        ("Gonc\u0327alves", "GONCALVES"),
        ("ıİ", "II"),
        ("Mª\tJosé", "MA<JOSE"),
    ],
)
def test_default_choice(name: str, zone: str) -> None:
    assert transliterate(name) == zone


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Nuñez", {"NUNEZ", "NUNXXEZ"}),
        ("Müller", {"MUELLER", "MUXXLLER", "MULLER"}),
        ("Äström", {"AESTROEM", "AESTROM", "ASTROEM", "ASTROM"}),
        ("Nun\u0303ez", {"NUNEZ", "NUNXXEZ"}),
        ("Ana", {"ANA"}),
    ],
)
def test_alternatives_hold_every_legal_spelling(name: str, spellings: set[str]) -> None:
    found = alternatives(name)
    assert set(found) == spellings
    assert found[0] == transliterate(name)


def test_alternatives_are_bounded() -> None:
    assert len(alternatives("Ü" * 30)) <= 256


@pytest.mark.parametrize("name", ["Иван", "محمد", "李", "R2", "A&B"])
def test_letters_outside_the_latin_table_are_refused_by_name(name: str) -> None:
    with pytest.raises(ComposeError) as caught:
        transliterate(name)
    assert caught.value.code == "name.not_latin"
    assert str(caught.value.facts["character"]) in name


@given(NAMES)
def test_plain_capitals_stay_as_they_are(name: str) -> None:
    assert transliterate(name) == name.replace(" ", "<")
