"""What somebody reads where their language lacks a part, and how old it may be."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.portal.domain import (
    BLOCKS,
    LANGUAGES,
    Freshness,
    Kind,
    Lack,
    LiveText,
    Shape,
    Wording,
    chain,
    freshness,
    lacks,
    languages_needed,
    lines_of,
    paragraphs_of,
    plainness,
    reading,
    slug_of,
    spoken_seconds,
)
from travesia.portal.tests.cast import CREOLE, SPANISH

SINCE = datetime(2026, 11, 1, tzinfo=UTC)


def live(language: str, words: Wording) -> LiveText:
    return LiveText(language, 1, words, SINCE, of_source=1)


def test_a_part_missing_in_creole_stands_in_from_spanish_under_its_own_language() -> None:
    texts = {"es": live("es", SPANISH), "ht": live("ht", CREOLE)}
    found = reading(Kind.PROCEDURE, texts, "ht")
    assert found is not None
    assert (found.language, found.title) == ("ht", CREOLE.title)
    refused = found.passages[-1]
    assert (refused.block.key, refused.language, refused.stands_in) == ("refused", "es", True)
    assert not any(passage.stands_in for passage in found.passages[:-1])


def test_a_page_missing_in_french_stands_in_whole_and_says_so() -> None:
    found = reading(Kind.PROCEDURE, {"es": live("es", SPANISH)}, "fr")
    assert found is not None
    assert found.whole_stands_in
    assert found.language == "es"
    assert not any(passage.stands_in for passage in found.passages)


def test_nothing_published_is_nothing_to_read() -> None:
    assert reading(Kind.PROCEDURE, {}, "es") is None


@given(st.sets(st.sampled_from(LANGUAGES), min_size=1), st.sampled_from(LANGUAGES))
def test_every_block_is_read_in_the_first_language_of_the_chain_that_has_it(
    have: set[str], wanted: str
) -> None:
    texts = {code: live(code, SPANISH) for code in have}
    found = reading(Kind.PROCEDURE, texts, wanted)
    assert found is not None
    assert found.language == next(code for code in chain(wanted) if code in have)


@pytest.mark.parametrize("language", [*LANGUAGES, "gym", "quc", "xx"])
def test_a_chain_begins_with_the_reader_and_names_no_language_twice(language: str) -> None:
    found = chain(language)
    assert found[0] == language
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("reviewed", "due", "today", "state"),
    [
        ("2026-08-22", "2026-11-20", "2026-11-19", Freshness.FRESH),
        ("2026-08-22", "2026-11-20", "2026-11-20", Freshness.AGEING),
        ("2026-08-01", "2027-07-01", "2026-10-29", Freshness.FRESH),
        ("2026-08-01", "2027-07-01", "2026-10-30", Freshness.AGEING),
        ("2026-05-24", "2026-08-22", "2026-11-19", Freshness.AGEING),
        ("2026-05-24", "2026-08-22", "2026-11-20", Freshness.STALE),
        ("2026-10-01", "2026-10-08", "2026-10-08", Freshness.AGEING),
        ("2026-10-01", "2026-10-08", "2027-01-06", Freshness.STALE),
    ],
)
def test_information_ages_by_its_review_and_never_later_than_ninety_days(
    reviewed: str, due: str, today: str, state: Freshness
) -> None:
    days = (date.fromisoformat(day) for day in (reviewed, due, today))
    assert freshness(*days) is state


def test_each_kind_asks_for_something_and_no_block_stands_twice() -> None:
    for kind, blocks in BLOCKS.items():
        keys = [block.key for block in blocks]
        assert len(set(keys)) == len(keys), kind
        assert any(block.required for block in blocks), kind


def test_what_is_missing_is_named_part_by_part() -> None:
    words = Wording("", "x" * 281, {"who": "All.", "steps": "\n".join("step" for _ in range(21))})
    found = lacks(Kind.PROCEDURE, words)
    for lack in (Lack("missing", "title"), Lack("too_long", "summary"), Lack("missing", "cost")):
        assert lack in found
    assert Lack("too_many", "steps") in found
    assert Lack("missing", "refused") not in found
    assert lacks(Kind.PROCEDURE, SPANISH) == ()
    assert lacks(Kind.TIP, Wording("T", "S", {"body": "B", "cost": "1"})) == (
        Lack("unknown", "cost"),
    )


def test_a_warning_needs_the_three_languages_of_those_it_warns() -> None:
    assert languages_needed(Kind.ALERT, "es", safety=False) == ("es", "en", "ht")
    assert languages_needed(Kind.TIP, "fr", safety=True) == ("fr", "es", "en", "ht")
    assert languages_needed(Kind.TIP, "fr", safety=False) == ("fr",)


def test_typed_numbers_and_dashes_fall_off_lines_but_not_figures() -> None:
    assert lines_of("1. Go\n2) Ask\n- Wait\n\n• Pay 20\n24 hours later") == (
        "Go",
        "Ask",
        "Wait",
        "Pay 20",
        "24 hours later",
    )
    assert paragraphs_of("One\nline\n\nTwo") == ("One line", "Two")


@given(st.text(max_size=300))
def test_an_address_is_plain_letters_whatever_the_title(title: str) -> None:
    slug = slug_of(title)
    assert len(slug) <= 80
    assert slug.isascii()
    assert slug == slug.strip("-").lower()


def test_addresses_can_be_read_out() -> None:
    assert slug_of("¿Cómo renovar el pasaporte?") == "como-renovar-el-pasaporte"


def test_hard_texts_are_told_from_plain_ones() -> None:
    plain = "Go to the office. Ask for the form. Sign it. Come back in two days. " * 3
    hard = (
        "Notwithstanding administrative considerations, applicants requesting regularisation "
        "documentation must simultaneously demonstrate uninterrupted residence, economic solvency "
        "and irreproachable conduct throughout the corresponding administrative proceedings."
    )
    assert not plainness(plain).hard
    assert plainness(hard + " " + hard).hard
    assert plainness("").words == 0


def test_a_minute_holds_a_hundred_and_fifty_words() -> None:
    assert spoken_seconds("word " * 150) == 60


def test_shapes_are_what_templates_know() -> None:
    assert {shape.value for shape in Shape} == {"paragraphs", "list", "steps"}
