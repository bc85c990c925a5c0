"""What the room says to people: tables with every message in five languages side by side."""

from importlib.resources import files
from types import MappingProxyType

from travesia.vocab import Catalogue
from travesia.vocab.tables import name_in, names_of, table_rows

TABLES = ("visible", "symbols", "cards", "status", "trust")
"""One table a topic; a code stands in one of them only."""

CATALOGUE = Catalogue.read("travesia.seals.messages", *TABLES)
"""Every finding and error code of the room with its severity and sentences."""


def _fields() -> dict[str, dict[str, str]]:
    text = files("travesia.seals.messages").joinpath("fields.tsv").read_text("utf-8")
    return {row["field"]: names_of(row) for row in table_rows(text)}


FIELD_NAMES = MappingProxyType(_fields())
"""Field → language → its name to people."""


def field_name(field: str, language: str) -> str:
    """Name a field to people; the field itself when it has no name."""
    names = FIELD_NAMES.get(field)
    return field if names is None else name_in(names, language)


def message(code: str, language: str, /, *, field: str | None = None, **facts: str | int) -> str:
    """Say a finding or an error in a language.

    Args:
        code: its code; KeyError when it is not in the catalogue.
        language: a language tag such as `es-MX`; English when it is none of the five.
        field: the field it is about, named in the text as `{field}`.
        facts: the facts of the case, shown where the text names them.
    """
    shown: dict[str, str | int] = dict(facts)
    if field is not None:
        shown["field"] = field_name(field, language)
    return CATALOGUE.say(code, language, shown)
