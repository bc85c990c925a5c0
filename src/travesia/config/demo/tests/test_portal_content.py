"""The examples of the portal are fit to be read: complete, plain, quick to say, in one language."""

from collections import Counter

import pytest

from travesia.config.demo.portal import Example, examples
from travesia.portal.domain import (
    LANGUAGES,
    SCRIPT,
    Kind,
    Wording,
    guess,
    lacks,
    languages_needed,
    lines_of,
    plainness,
    spoken_seconds,
)
from travesia.portal.domain.plainness import SENTENCE_AIM

EXAMPLES = {one.slug: one for one in examples()}
EACH = [
    pytest.param(one, code, words.tidied(), id=f"{one.slug}-{code}{late}")
    for one in EXAMPLES.values()
    for late, texts in (("", one.texts), ("-later", one.later))
    for code, words in texts.items()
]
BEFORE_FULL_STOP = 40  # what a page shows at a glance


def count(code: str) -> int:
    return sum(code in one.texts for one in EXAMPLES.values())


def test_enough_of_each_kind() -> None:
    kinds = Counter(one.kind for one in EXAMPLES.values())
    least = {
        Kind.PROCEDURE: 14,
        Kind.PATHWAY: 3,
        Kind.ALERT: 3,
        Kind.TIP: 4,
        Kind.RIGHT: 3,
        Kind.INSTITUTION: 3,
    }
    assert {kind: n for kind, n in least.items() if kinds[kind] < n} == {}


def test_all_in_spanish_and_english_and_most_in_the_others_but_not_all() -> None:
    assert count("es") == count("en") == len(EXAMPLES)
    for code in ("fr", "ht", "pt"):
        assert 20 <= count(code) < len(EXAMPLES)  # what is missing shows what stands in


def test_haiti_and_whatever_concerns_safety_in_all_five() -> None:
    for one in EXAMPLES.values():
        if one.safety or one.kind is Kind.ALERT or "HTI" in one.countries:
            assert set(one.texts) == set(LANGUAGES), one.slug
        assert set(languages_needed(one.kind, one.source_language, safety=one.safety)) <= {
            code for code in one.texts if code not in one.waiting
        }


def test_every_country_of_the_hubs_and_haiti_has_something_of_its_own() -> None:
    hubs = {"BLZ", "CRI", "DOM", "GTM", "HND", "HTI", "MEX", "PAN", "SLV"}
    assert {code for one in EXAMPLES.values() for code in one.countries} == hubs


def test_codes_are_given_once() -> None:
    assert max(Counter(one.code for one in EXAMPLES.values()).values()) == 1


@pytest.mark.parametrize("one", EXAMPLES.values(), ids=EXAMPLES)
def test_says_that_it_is_an_example_and_leads_to_no_real_site(one: Example) -> None:
    marks = ("(ejemplo)", "(exemple)", "(egzanp)", "(example)")
    assert one.owner.endswith(marks)
    assert one.source_title.endswith(marks)
    assert one.source_url == "" or one.source_url.startswith("https://www.example.org/")


@pytest.mark.parametrize(("one", "code", "words"), EACH)
def test_complete_plain_and_in_its_language(one: Example, code: str, words: Wording) -> None:
    assert lacks(one.kind, words) == ()
    counted = plainness("\n".join((words.summary, *words.blocks.values())))
    assert counted.words >= 30
    assert not counted.hard, counted
    assert plainness(counted.longest).words <= SENTENCE_AIM, counted.longest
    assert guess(words.everything()).language == code
    blocks = words.blocks.items()
    assert [key for key, text in blocks if guess(text, than=code).clear] == []


@pytest.mark.parametrize(("one", "code", "words"), EACH)
def test_fits_into_a_call_and_into_a_glance(one: Example, code: str, words: Wording) -> None:
    if one.kind is Kind.PROCEDURE:
        assert spoken_seconds("\n".join(words.blocks[key] for key in SCRIPT)) <= 60
    for key in {"cost", "time"} & set(words.blocks):
        first = lines_of(words.blocks[key])[0].split(". ")[0].rstrip(".")
        assert len(first) <= BEFORE_FULL_STOP, first


def test_translations_have_as_many_steps_and_lines_as_their_source() -> None:
    for one in EXAMPLES.values():
        source = one.texts[one.source_language]
        for code, words in one.texts.items():
            for key, text in words.blocks.items():
                here, there = lines_of(text), lines_of(source.blocks.get(key, ""))
                assert len(here) == len(there), (one.slug, code, key)
