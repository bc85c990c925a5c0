"""Findings: every fact a reading reports, with a stable code and how much it weighs."""

from dataclasses import dataclass
from functools import lru_cache

from travesia.seals.messages import CATALOGUE, message
from travesia.vocab import BaseFinding, Severity

__all__ = ["SEVERITIES", "Finding", "Severity", "finding"]

SEVERITIES = CATALOGUE.severities
"""Every finding code and its severity. Codes are stable: they are stored and documented."""


@dataclass(frozen=True, slots=True)
class Finding(BaseFinding):
    """One fact about a reading of a seal, a card or a list."""

    def message(self, language: str = "en") -> str:
        """Say it in one of the five languages (English for any other)."""
        return message(self.code, language, field=self.field, **self.facts)


@lru_cache(256, typed=True)
def finding(code: str, about: str | None = None, /, **facts: str | int) -> Finding:
    """Make a finding about a field; KeyError when the code is not in the catalogue.

    Most findings are made again for every card, so the last ones are kept.
    """
    return Finding(code, SEVERITIES[code], about, facts)
