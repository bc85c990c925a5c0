"""What the room says to people: tables with every message in five languages side by side."""

from travesia.vocab import Catalogue

TABLES = ("visible", "symbols", "cards", "status", "trust")
"""One table a topic; a code stands in one of them only."""

CATALOGUE = Catalogue.read("travesia.seals.messages", *TABLES)
"""Every finding and error code of the room with its severity and sentences."""


def message(code: str, language: str, /, *, field: str | None = None, **facts: str | int) -> str:
    """Say a finding or an error in a language.

    Args:
        code: its code; KeyError when it is not in the catalogue.
        language: a language tag such as `es-MX`; English when it is none of the five.
        field: the field it is about, shown in the text where it says `{field}`.
        facts: the facts of the case, shown where the text names them.
    """
    shown: dict[str, str | int] = dict(facts)
    if field is not None:
        shown["field"] = field
    return CATALOGUE.say(code, language, shown)
