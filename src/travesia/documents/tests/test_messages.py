"""Every finding is said in five languages, with the same facts."""

from string import Formatter

import pytest

from travesia.documents import SEVERITIES, Severity, message
from travesia.documents.messages import CATALOGUE, FIELD_NAMES, field_name, span_of_days
from travesia.vocab import LANGUAGE_CODES

TEMPLATES = [(language, code) for language in LANGUAGE_CODES for code in sorted(SEVERITIES)]


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_the_catalogue_holds_exactly_the_finding_codes() -> None:
    assert set(CATALOGUE) == set(LANGUAGE_CODES)
    for language in LANGUAGE_CODES:
        assert set(CATALOGUE[language]) == set(SEVERITIES), language


@pytest.mark.parametrize(("language", "code"), TEMPLATES)
def test_message_has_the_placeholders_of_the_english_one(language: str, code: str) -> None:
    template = CATALOGUE[language][code]
    assert template.strip()
    assert placeholders(template) == placeholders(CATALOGUE["en"][code])


def test_messages_are_translated_not_copied() -> None:
    copied = [
        (language, code)
        for language, code in TEMPLATES
        if language != "en" and CATALOGUE[language][code] == CATALOGUE["en"][code]
    ]
    assert copied in ([], [(lang, "state.known") for lang in ("es", "ht", "pt")])


def test_no_message_claims_authenticity() -> None:
    for language, code in TEMPLATES:
        text = CATALOGUE[language][code].lower()
        assert not any(word in text for word in ("authenti", "auténtic", "autêntic", "otantik"))


def test_every_field_is_named_in_every_language() -> None:
    for language in LANGUAGE_CODES:
        assert set(FIELD_NAMES[language]) == set(FIELD_NAMES["en"])
    assert field_name("birth_date", "ht-HT") == "dat nesans"
    assert field_name("unheard_of", "es") == "unheard_of"


def test_state_and_length_of_time_are_said_in_the_language() -> None:
    assert message("state.known", "es", field="nationality", code="HTI") == "Haití: nacionalidad."
    assert "14 ans" in message("document.expired", "fr_FR", date="2012-04-15", days=5333)
    assert message("name.truncated", "xx") == message("name.truncated", "en")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (30, "30 days"),
        (31, "1 month"),
        (365, "11 months"),
        (366, "1 year"),
        (731, "2 years"),
    ],
)
def test_length_of_time_is_rounded_down_to_its_largest_unit(days: int, said: str) -> None:
    assert span_of_days(days, "en") == said


def test_severities_are_ordered() -> None:
    assert [s.rank for s in (Severity.OK, Severity.INFO, Severity.CAUTION, Severity.STOP)] == [
        0,
        1,
        2,
        3,
    ]
