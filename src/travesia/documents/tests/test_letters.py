"""The Cyrillic and the Arabic table: languages, places in a name, signs and ligatures."""

import pytest

from travesia.documents import alternatives, transliterate
from travesia.vocab.letters.tables import ARABIC, CYRILLIC, Style

RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
RUSSIAN_SPELLED = "ABVGDEEZHZIIKLMNOPRSTUFKHTSCHSHSHCHIEYEIUIA"


def test_the_russian_alphabet_follows_the_common_column() -> None:
    assert transliterate(RUSSIAN) == RUSSIAN_SPELLED
    assert transliterate(RUSSIAN.lower(), language="ru-RU") == RUSSIAN_SPELLED


@pytest.mark.parametrize(
    ("language", "letters", "spelled"),
    [
        ("be", "Г Ё І Ў Х", "H<IO<I<U<KH"),
        ("bul", "Г Щ Ъ Х", "G<SHT<IE<KH"),
        ("mk", "Ѓ Ѕ Ј Љ Њ Ќ Х Ц Ч Џ", "GJ<DZ<J<LJ<NJ<KJ<H<C<CH<DJ"),
        ("sr", "Ђ Ж Ј Љ Њ Ћ Х Ц Ч Џ Ш Г", "D<Z<J<LJ<NJ<C<H<C<C<DZ<S<H"),
        ("uk", "Г Ґ И", "H<G<Y"),
        (None, "Ђ Ѓ Ћ Ќ Џ Є Ї", "D<G<C<K<DZ<IE<I"),
        (None, "Ѫ Ѵ Ґ Ғ Һ Ў", "U<Y<G<G<C<U"),
    ],
)
def test_exceptions_of_the_languages(language: str | None, letters: str, spelled: str) -> None:
    assert transliterate(letters, language=language) == spelled


def test_ukrainian_letters_differ_at_the_start_of_each_part() -> None:
    assert transliterate("Юлія Їжак-Єва Яйй", language="uk") == "YULIIA<YIZHAK<YEVA<YAII"
    assert transliterate("Й Єй", language="uk") == "Y<YEI"
    assert transliterate("Юлія") == "IULIIA"


def test_without_a_language_every_manner_is_given_whole() -> None:
    found = alternatives("Гнатюк")
    assert found == ("GNATIUK", "HNATIUK", "GNATYUK")
    assert alternatives("Георгије", language="sr") == ("HEORHIJE", "GEORGIJE")
    assert alternatives("Гаша", language="sr-Cyrl") == ("HASA", "GASA")


def test_bulgarian_passports_follow_their_own_law() -> None:
    assert alternatives("Христо", language="bg") == ("KHRISTO", "HRISTO")
    assert alternatives("Мария Илиян", language="bg") == ("MARIIA<ILIIAN", "MARIA<ILIYAN")
    assert alternatives("Ъгъл", language="bg") == ("IEGIEL", "AGAL")


def test_marks_on_cyrillic_letters_fall_and_composed_letters_stay() -> None:
    assert transliterate("И\u0306ван Ма\u0301ша Ѐ Ӣ") == "IVAN<MASHA<E<I"
    assert transliterate("И\u0306", language="uk") == "Y"


def test_every_cyrillic_row_is_spelled_in_every_style() -> None:
    for style in Style:
        assert len(CYRILLIC[style]) == 51
        assert all(text == "" or text.isupper() for text in CYRILLIC[style].values())
    assert {letter for letter, text in CYRILLIC[Style.ANY].items() if not text} == {"Ь"}


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("ابو بكر محمد بن زكريا الرازي", "ABW<BKR<MXHMD<BN<ZKRYA<ALRAZY"),
        ("عبّاس", "EBBAS"),
        ("فضّة", "FXDZXDZXAH"),
        ("فاطمة", "FAXTTMXAH"),
        ("فاطمةُ الزهراء", "FAXTTMXAH<ALZHRAXE"),
        ("فاطمةي", "FAXTTMXTAY"),
        ("ثخذشصضطظغق", "XTHXKHXDHXSHXSSXDZXTTXZZGQ"),
        ("ءآأؤإئىٱ", "XEXAAXAEUIXIXAYXXA"),
        ("مُحَمَّد", "MXHMMD"),
        ("محـــمد", "MXHMD"),
        ("پچژگک", "PXCXJXGGXKK"),
        ("ٹڈڑںےہھ", "XXTXXDXXRXNNXYBXXGXDO"),
        ("ټډړږښګڼۍې", "XRTXDRXRRXRXXXSXXKXXNXXYY"),
        ("ڤ", "V"),
        ("ا\u0653ا\u0654", "XAAXAE"),
        ("علی\u200cرضا", "ELXYARXDZA"),
        ("\u0651ب", "B"),
    ],
)
def test_arabic_letters(name: str, spelled: str) -> None:
    assert transliterate(name) == spelled


def test_presentation_forms_and_ligatures_are_their_letters() -> None:
    assert transliterate("\ufefb\ufef7") == transliterate("لالأ") == "LALXAE"
    assert transliterate("\ufe91\ufe7c\ufe91") == transliterate("بّب") == "BBB"
    assert transliterate("\ufdf2") == "ALLH"


def test_a_search_tries_what_other_hands_write() -> None:
    assert alternatives("فضة") == ("FXDZXAH", "FXDZXTA")
    assert alternatives("عبّاس") == ("EBBAS", "EBAS")
    assert alternatives("علی") == ("ELXYA", "ELY", "ELXAY")


def test_mixed_scripts_go_letter_by_letter() -> None:
    assert transliterate("Ana Иван علي") == "ANA<IVAN<ELY"
    assert transliterate("Ñ \u200eЮ\u200f", language="uk") == "N<YU"


def test_every_arabic_row_is_spelled() -> None:
    assert len(ARABIC) == 82
    assert all(text in {"*", ""} or text.isupper() for row in ARABIC.values() for text in row)
