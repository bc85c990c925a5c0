"""The words of the commands in five languages, and which language a person reads."""

from functools import cache
from importlib.resources import files

from travesia.documents.errors import ComposeError
from travesia.documents.messages import field_name
from travesia.vocab.tables import name_in, names_of, table_rows

# Spaces that French sets before its signs; Python counts them among the characters not to print.
_HARD_SPACES = "\u00a0\u202f"


@cache
def table(name: str) -> dict[str, dict[str, str]]:
    """Read a table of the commands: its first column → language → text with placeholders."""
    text = files("travesia.documents.commands").joinpath(f"{name}.tsv").read_text("utf-8")
    return {next(iter(row.values())): names_of(row) for row in table_rows(text)}


def say(word: str, language: str, **facts: str | int) -> str:
    """Say a word in a language; KeyError when there is no such word."""
    return name_in(table("words")[word], language).format_map(facts)


def refusal(error: ComposeError, language: str) -> str:
    """Say in a sentence why a document cannot be written."""
    names = table("refusals").get(error.code)
    if names is None:
        return str(error)
    facts = dict(error.facts)
    if "field" in facts:
        facts["field"] = _field(str(facts["field"]), language)
    return name_in(names, language).format_map(facts)


def _field(name: str, language: str) -> str:
    """Name a field as people do; a person gives the two halves of a name apart."""
    return say(name, language) if name in table("words") else field_name(name, language)


def shown(text: str) -> str:
    """Keep what a terminal would obey or hide out of a text for people."""
    return "".join(
        char if char.isprintable() or char == "\n" or char in _HARD_SPACES else "?" for char in text
    )
