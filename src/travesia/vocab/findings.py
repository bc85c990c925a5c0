"""Findings: what a reading reports, with a stable code, a weight and a sentence in five languages.

Every room that reads something keeps its sentences in tables, one line a code, so that a
translator sees the five languages side by side and nothing can lack one.
"""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from string import Formatter
from types import MappingProxyType
from typing import Any

from travesia.vocab.tables import LANGUAGE_CODES, name_in, names_of, table_rows


class Severity(StrEnum):
    """How much a finding weighs."""

    OK = "ok"
    """Evidence that agrees."""
    INFO = "info"
    """Worth knowing; nothing is wrong."""
    CAUTION = "caution"
    """A person should look."""
    STOP = "stop"
    """Breaks a rule; a person must decide."""

    @property
    def rank(self) -> int:
        """Position from 0 (ok) to 3 (stop)."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Catalogue:
    """The finding codes of a room with their severities and sentences."""

    def __init__(self, rows: Mapping[str, Mapping[str, str]]) -> None:
        """Take code → row, each with `severity` and a template for each language."""
        self.severities: Mapping[str, Severity] = MappingProxyType(
            {code: Severity(row["severity"]) for code, row in rows.items()}
        )
        """Code → severity. Codes are stable: they are stored and documented."""
        self.templates: Mapping[str, Mapping[str, str]] = MappingProxyType(
            {code: MappingProxyType(names_of(row)) for code, row in rows.items()}
        )
        """Code → language → template with named placeholders."""

    @classmethod
    def read(cls, package: str, *names: str) -> "Catalogue":
        """Read tables `NAME.tsv` of a package: columns code, severity, en, es, fr, ht, pt.

        Raises ValueError on a code that stands twice.
        """
        found: dict[str, Mapping[str, str]] = {}
        for name in names:
            for row in table_rows(files(package).joinpath(f"{name}.tsv").read_text("utf-8")):
                if row["code"] in found:
                    raise ValueError(f"{row['code']} stands twice in the tables of {package}")
                found[row["code"]] = row
        return cls(found)

    def say(self, code: str, language: str, facts: Mapping[str, str | int]) -> str:
        """Say a finding in a language, English for any other than the five; KeyError if unknown."""
        return name_in(self.templates[code], language).format_map(facts)


@dataclass(frozen=True, slots=True)
class BaseFinding:
    """One fact about a reading; each room says how its findings are put into words."""

    code: str
    severity: Severity
    field: str | None
    """The field it is about; None when it is about the whole."""
    facts: Mapping[str, str | int]

    @abstractmethod
    def message(self, language: str = "en") -> str:
        """Say it in one of the five languages (English for any other)."""

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        """Give it as JSON-able values."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "field": self.field,
            "message": self.message(language),
            "facts": dict(self.facts),
        }


def faults_of(catalogue: Catalogue, *, same_in_all: frozenset[str] = frozenset()) -> list[str]:
    """Tell what is wrong with the sentences of a room, for its tests; empty when nothing is.

    A language that is missing, copies the English (but for the codes `same_in_all`), or lacks a
    placeholder of it.
    """
    faults = []
    for code, by_language in catalogue.templates.items():
        english = by_language["en"]
        for language in LANGUAGE_CODES:
            text = by_language[language]
            if not text.strip():
                faults.append(f"{code} has nothing in {language}")
            elif language != "en" and text == english and code not in same_in_all:
                faults.append(f"{code} in {language} is the English")
            if _placeholders(text) != _placeholders(english):
                faults.append(f"{code} in {language} has other placeholders than the English")
    return faults


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}
