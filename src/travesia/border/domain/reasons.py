"""Reasons to refuse and grounds to admit, as data: codes, words in five languages, the law."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

LANGUAGES = ("es", "en", "fr", "ht", "pt")


@dataclass(frozen=True, slots=True)
class Reason:
    """One entry: its code, its words, and the law behind it where a country has filled that in."""

    code: str
    words: Mapping[str, str]
    law: Mapping[str, str]

    def in_words(self, language: str) -> str:
        """Say it in a language; English when there are no words in that one."""
        return self.words.get(language) or self.words["en"]

    def law_in(self, country: str) -> str:
        """Return the country's reference to its law, or an empty string while it has none here."""
        return self.law.get(country, "")


@cache
def _table(name: str) -> Mapping[str, Reason]:
    text = files("travesia.border.domain").joinpath("data", f"{name}.toml").read_text("utf-8")
    found = {}
    for row in tomllib.loads(text)[name]:
        words = MappingProxyType({language: str(row[language]) for language in LANGUAGES})
        law = MappingProxyType(dict(row.get("law", {})))
        found[str(row["code"])] = Reason(str(row["code"]), words, law)
    return MappingProxyType(found)


def refusal_reasons() -> Mapping[str, Reason]:
    """Return the reasons to refuse entry by their codes, in the order of the form."""
    return _table("refusal_reasons")


def admission_grounds() -> Mapping[str, Reason]:
    """Return the grounds to admit somebody whose document fails a check, by their codes."""
    return _table("admission_grounds")


def referral_reasons() -> Mapping[str, Reason]:
    """Return the reasons to send somebody to second line, by their codes."""
    return _table("referral_reasons")
