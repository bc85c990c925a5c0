"""No finding may lack a language, copy another or lose a fact on the way."""

import pytest

from travesia.vocab import Catalogue, Severity, faults_of

SAID = {
    "severity": "caution",
    "en": "Line {line} is bad.",
    "es": "La línea {line} está mal.",
    "fr": "La ligne {line} est mauvaise.",
    "ht": "Liy {line} pa bon.",
    "pt": "A linha {line} está errada.",
}


def test_a_whole_row_has_no_fault_and_is_said_with_its_facts() -> None:
    catalogue = Catalogue({"line.bad": SAID})
    assert faults_of(catalogue) == []
    assert catalogue.say("line.bad", "pt-BR", {"line": 2}) == "A linha 2 está errada."
    assert catalogue.say("line.bad", "de", {"line": 2}) == "Line 2 is bad."
    assert catalogue.severities["line.bad"] is Severity.CAUTION


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"ht": " "}, "line.bad has nothing in ht"),
        ({"fr": SAID["en"]}, "line.bad in fr is the English"),
        ({"es": "La línea está mal."}, "line.bad in es has other placeholders than the English"),
    ],
)
def test_each_fault_is_named(change: dict[str, str], fault: str) -> None:
    assert fault in faults_of(Catalogue({"line.bad": {**SAID, **change}}))


def test_a_severity_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="grave"):
        Catalogue({"line.bad": {**SAID, "severity": "grave"}})
