"""Every finding is said in five languages, with the same facts."""

import pytest

from travesia.documents import SEVERITIES, Severity, message
from travesia.documents.messages import CATALOGUE, FIELD_NAMES, field_name, span_of_days
from travesia.vocab import LANGUAGE_CODES, faults_of


def test_every_finding_is_said_in_five_languages_with_the_same_facts() -> None:
    assert faults_of(CATALOGUE, same_in_all=frozenset({"state.known"})) == []


def test_the_words_of_the_codes_are_those_of_the_severities() -> None:
    assert set(CATALOGUE.templates) == set(SEVERITIES)


def test_no_message_claims_authenticity() -> None:
    for code, texts in CATALOGUE.templates.items():
        if code == "chip.cloning_not_checked":
            continue  # it names the check of the chip that was not made
        for text in texts.values():
            claims = ("authenti", "auténtic", "autêntic", "otantik")
            assert not any(word in text.lower() for word in claims)


def test_every_field_is_named_in_every_language() -> None:
    for names in FIELD_NAMES.values():
        assert all(names[language].strip() for language in LANGUAGE_CODES)
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
