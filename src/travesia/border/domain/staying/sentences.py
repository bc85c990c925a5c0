"""What the calculator says, in five languages: a code, a weight and a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from travesia.vocab import BaseFinding, Catalogue, state_name
from travesia.vocab.tables import name_in, names_of, table_rows

CATALOGUE: Final = Catalogue.read("travesia.border.domain.staying", "sentences")
"""Every reason with its weight and sentences. Nothing weighs `stop`: a rule bars nobody here."""


def _kinds() -> dict[str, dict[str, str]]:
    text = files("travesia.border.domain.staying").joinpath("kinds.tsv").read_text("utf-8")
    return {row["kind"]: names_of(row) for row in table_rows(text)}


KINDS: Final = MappingProxyType(_kinds())
"""Kind of authorisation → language → its name to people."""


def kind_name(kind: str, language: str) -> str:
    """Name a kind of authorisation; the code itself when it has no name here."""
    names = KINDS.get(kind)
    return kind if names is None else name_in(names, language)


@dataclass(frozen=True, slots=True)
class StayReason(BaseFinding):
    """One reason of an answer."""

    @classmethod
    def of(cls, code: str, facts: Mapping[str, str | int]) -> "StayReason":
        """Make the reason of a code with its weight from the table."""
        return cls(code, CATALOGUE.severities[code], None, MappingProxyType(dict(facts)))

    def message(self, language: str = "en") -> str:
        """Say it in one of the five languages (English for any other)."""
        said = dict(self.facts)
        if "kind" in said:
            said["kind"] = kind_name(str(said["kind"]), language)
        if "states" in said:
            names = (state_name(code, language) for code in str(said["states"]).split())
            said["states"] = ", ".join(sorted(names))
        return CATALOGUE.say(self.code, language, said)
