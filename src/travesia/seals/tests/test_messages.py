"""Every finding and error is said in five languages, with the same facts."""

import pytest

from travesia.seals.errors import SealError
from travesia.seals.findings import SEVERITIES, Severity, finding
from travesia.seals.messages import CATALOGUE, FIELD_NAMES, field_name
from travesia.seals.visible import DOCUMENT_TYPES
from travesia.vocab import LANGUAGE_CODES, faults_of


def test_every_finding_is_said_in_five_languages_with_the_same_facts() -> None:
    assert faults_of(CATALOGUE) == []


def test_no_message_claims_authenticity() -> None:
    for texts in CATALOGUE.templates.values():
        for text in texts.values():
            claims = ("authenti", "auténtic", "autêntic", "otantik")
            assert not any(word in text.lower() for word in claims)


def test_an_error_says_itself_in_the_language_asked_for() -> None:
    error = SealError("seal.empty")
    assert str(error) == error.message("xx") == "There is nothing to read."
    assert error.message("ht_HT") == "Pa gen anyen pou li."
    assert error.as_dict("pt")["message"] == "Não há nada para ler."
    assert len({error.message(language) for language in LANGUAGE_CODES}) == 5


def test_an_error_without_a_sentence_cannot_be_made() -> None:
    with pytest.raises(KeyError):
        SealError("seal.unheard_of")


def test_a_finding_weighs_what_its_table_says() -> None:
    found = finding("seal.empty", "MRZ")
    assert found.severity is Severity.STOP is SEVERITIES["seal.empty"]
    assert found.as_dict("es")["message"] == "No hay nada que leer."


def test_every_field_and_kind_of_document_is_named_in_every_language() -> None:
    for names in FIELD_NAMES.values():
        assert all(names[language].strip() for language in LANGUAGE_CODES)
    for kind in DOCUMENT_TYPES.values():
        assert len({kind.title(language) for language in LANGUAGE_CODES}) >= 3
        for message in kind.messages.values():
            assert message.name in FIELD_NAMES
    assert field_name("passport_number", "ht") == "nimewo paspò"
    assert finding("seal.message_missing", "mrz").message("fr").startswith("zone de lecture")


def test_findings_that_are_kept_are_told_apart_by_code_field_and_facts() -> None:
    first, again = finding("trust.same", sequence=1), finding("trust.same", sequence=1)
    assert first is again
    assert finding("trust.same", sequence=2).facts == {"sequence": 2}
    assert finding("trust.same", "list", sequence=1).field == "list"
    assert finding("trust.taken", sequence=1).code == "trust.taken"
    assert type(finding("trust.same", sequence="1").facts["sequence"]) is str
