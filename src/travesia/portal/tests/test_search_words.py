"""How words are read: accents, hyphens, apostrophes, endings, and what is never a word."""

import pytest

from travesia.portal.domain.search.normalise import clean, fold, runs
from travesia.portal.domain.search.postings import words_of
from travesia.portal.domain.search.stem import LANGUAGES, stem


def found(text: str) -> set[str]:
    return {word for word, _written in words_of(text)}


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("Cédula", "cedula"),
        ("NIÑEZ", "ninez"),
        ("paspò", "paspo"),
        ("paspo\u0300", "paspo"),
        ("cœur", "coeur"),
        ("certidão", "certidao"),
        ("ﬁn", "fin"),
        ("H₂", "h2"),
        ("Ngäbe", "ngabe"),
        ("🛂", ""),
        ("\ud800", ""),
    ],
)
def test_accents_capitals_and_ligatures_do_not_count(written: str, word: str) -> None:
    assert fold(written) == word


@pytest.mark.parametrize("written", ["h2a", "H-2A", "H‑2A", "visa h 2a", "H.2.A", "H2-A"])
def test_a_code_is_found_however_it_is_written(written: str) -> None:
    assert "h2a" in found(written)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("carte d’identité", {"carte", "identite"}),
        ("m'ap chèche travay", {"cheche", "travay"}),
        ("main-d'œuvre", {"main", "oeuvre"}),
        ("Q'eqchi'", {"qeqchi", "eqchi"}),
        ("sans-papiers", {"sanspapiers", "sans", "papiers"}),
        ("de 15 a 18 años", {"15", "18", "anos"}),
        ("Fin. Otra", {"fin", "otra"}),
        ("24/7", {"247", "24", "7"}),
        ("", set()),
        ("' - / .", set()),
    ],
)
def test_words_of_a_text(written: str, words: set[str]) -> None:
    assert found(written) == words


def test_words_say_where_they_stand() -> None:
    text = clean("Ir\u200b a la ventanilla, H-2A")
    assert [text[one.start : one.end] for one in runs(text)] == [
        *("Ir", "a", "la", "ventanilla", "H-2A")
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "trabajar trabajo trabajos trabajador trabajadores"),
        ("es", "albergue albergues"),
        ("es", "niño niña niños niñas"),
        ("es", "vacuna vacunación vacunarse"),
        ("es", "mes meses"),
        ("es", "país países"),
        ("fr", "travail travailler travailleurs travaux"),
        ("fr", "réfugié réfugiée réfugiés"),
        ("fr", "hôpital hôpitaux"),
        ("fr", "renouveler renouvellement"),
        ("pt", "renovação renovações renovar"),
        ("pt", "trabalho trabalhar trabalhador"),
        ("pt", "hospital hospitais"),
        ("en", "work worker workers working"),
        ("en", "family families"),
        ("en", "identification identify"),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, words: str) -> None:
    assert len({stem(fold(word), language) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("es", "refugio", "refugiado"),  # a roof and a person
        ("es", "mujer", "mujeriego"),
        ("ht", "fanm", "fanmi"),
        ("en", "status", "state"),
    ],
)
def test_other_words_keep_apart(language: str, one: str, other: str) -> None:
    assert stem(one, language) != stem(other, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_have_no_ending(language: str) -> None:
    assert stem("8840", language) == "8840"
    assert stem("h2as", language) == "h2as"
