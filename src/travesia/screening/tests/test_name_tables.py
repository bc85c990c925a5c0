"""The tables of names: every row can be found, nothing stands in two groups, nobody is merged."""

import re

import pytest

from travesia.screening.names import tokens
from travesia.screening.similarity import Likeness, token_similarity
from travesia.screening.sounding import sound_key, spelled_sound
from travesia.screening.spellings import are_apart, is_gender_pair
from travesia.screening.tables import heads, light_words, rows
from travesia.screening.word_reading import parted


@pytest.mark.parametrize("table", ["spellings", "syllables", "nicknames", "gender", "apart"])
def test_every_form_is_one_token_in_capitals(table: str) -> None:
    for row in rows(table):
        for form in " ".join(list(row.values())[:2]).split():
            assert re.fullmatch("[A-Z]+", form), (table, form)


@pytest.mark.parametrize("table", ["spellings", "syllables"])
def test_no_form_stands_in_two_groups(table: str) -> None:
    seen: set[str] = set()
    for row in rows(table):
        forms = [row["head"], *row["forms"].split()]
        assert len(set(forms)) == len(forms), forms
        assert not seen & set(forms), (table, seen & set(forms))
        seen |= set(forms)


def test_no_group_joins_a_name_for_women_and_one_for_men() -> None:
    for row in rows("spellings"):
        forms = [row["head"], *row["forms"].split()]
        pairs = [(a, b) for a in forms for b in forms if a < b and is_gender_pair(a, b)]
        # An E at the end is no sign of gender in every language: YASINE, KATHERIN, CONSTANTINE.
        assert all(a + "E" == b or a + "LE" == b for a, b in pairs), pairs


def test_gender_pairs_are_seen_before_anything_else() -> None:
    for row in rows("gender"):
        for other in row["other"].split():
            kind = token_similarity(row["one"], other)[1]
            assert kind is Likeness.GENDER_PAIR, (row["one"], other)


def test_names_held_apart_share_a_key_and_do_not_sound_alike() -> None:
    for row in rows("apart"):
        for other in row["other"].split():
            assert are_apart(other, row["one"])
            assert sound_key(row["one"]) == sound_key(other), (row["one"], other)
            assert token_similarity(row["one"], other)[1] is not Likeness.SOUND


def test_every_rule_of_sound_is_used_by_some_name() -> None:
    words = set(heads("spellings")) | set(heads("syllables"))
    words |= {word for row in rows("graphemes") for word in tokens(row["why"])}
    for row in rows("graphemes"):
        assert any(re.search(row["letters"], word) for word in words), row["letters"]


def test_keys_of_syllables_are_unlike_any_other_key() -> None:
    assert sound_key("XU").islower()
    assert spelled_sound("XU").isupper()


def test_what_is_joined_is_parted_into_the_words_of_the_table() -> None:
    for row in rows("joined"):
        for second in row["second"].split():
            first = row["first"].split()
            found = parted("".join(first) + second)
            assert "".join(found) == "".join(first) + second


def test_abbreviations_are_no_names_of_the_tables() -> None:
    for row in rows("abbreviations"):
        if row["when"] == "always":
            assert row["short"] not in heads("spellings")


def test_light_words_are_single_tokens() -> None:
    assert all(re.fullmatch("[A-Z]+", word) for word in light_words())
