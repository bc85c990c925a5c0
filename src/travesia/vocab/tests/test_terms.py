"""The small lists."""

import pytest

from travesia.vocab import (
    LANGUAGE_CODES,
    languages,
    purposes,
    regions,
    sexes,
    term,
    term_name,
    terms,
    transport_modes,
)


def test_lists_hold_their_codes_in_order() -> None:
    assert [item.code for item in sexes()] == ["F", "M", "X"]
    assert [item.code for item in transport_modes()] == ["land", "air", "sea"]
    assert [item.code for item in languages()] == ["es", "en", "fr", "ht", "pt"]
    assert {item.code for item in regions()} >= {"013", "029", "005"}
    assert purposes()[-1].code == "other"


@pytest.mark.parametrize("name", ["sexes", "transport_modes", "purposes", "regions", "languages"])
def test_every_entry_is_named_in_every_language(name: str) -> None:
    for item in terms(name):
        assert all(item.names[language].strip() for language in LANGUAGE_CODES), item.code
        assert set(item.names) == set(LANGUAGE_CODES)


def test_names_and_unknown_codes() -> None:
    assert term_name("transport_modes", "sea", "ht") == "Lanmè"
    assert term_name("transport_modes", "sea", "xx") == "Sea"
    assert term_name("transport_modes", "space", "es") == "space"
    assert term("sexes", "Q") is None
    with pytest.raises(KeyError):
        terms("colours")
