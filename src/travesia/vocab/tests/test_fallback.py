"""Which language stands in for which: one order for pages, services and desks."""

import pytest

from travesia.vocab import LANGUAGE_CODES, nearest, reading_order
from travesia.vocab.fallback import SPOKEN_CODES


@pytest.mark.parametrize("language", [*LANGUAGE_CODES, *SPOKEN_CODES, "zz"])
def test_a_reader_gets_their_own_language_first_and_every_written_one_once(language: str) -> None:
    order = reading_order(language)
    assert order[0] == language
    assert len(set(order)) == len(order)
    assert set(order) >= set(LANGUAGE_CODES)


@pytest.mark.parametrize(
    ("reader", "there", "shown"),
    [
        ("ht", ("en", "es", "fr"), "fr"),  # Creole readers went to school in French
        ("pt", ("en", "es"), "es"),
        ("mam", ("en", "es"), "es"),
        ("es-MX", ("en", "es"), "es"),
        ("zh_TW", ("en", "es"), "es"),
        ("en", ("mam",), "mam"),
        ("en", (), ""),
    ],
)
def test_the_nearest_language_that_has_words_is_shown(
    reader: str, there: tuple[str, ...], shown: str
) -> None:
    texts = {**dict.fromkeys(there, "words"), reader[:2]: "words" if reader[:2] in there else ""}
    assert nearest(texts, reader) == shown
