"""What the room says to people: tables with every message in five languages side by side."""

from importlib.resources import files
from types import MappingProxyType

from travesia.vocab import LANGUAGE_CODES, Catalogue, state_name
from travesia.vocab.tables import name_in, names_of, table_rows

CATALOGUE = Catalogue.read("travesia.documents.messages", "zone", "chip", "photo")
"""Every finding code of the room with its severity and sentences."""


def _fields() -> dict[str, dict[str, str]]:
    text = files("travesia.documents.messages").joinpath("fields.tsv").read_text("utf-8")
    return {row["field"]: names_of(row) for row in table_rows(text)}


FIELD_NAMES = MappingProxyType(_fields())
"""Field → language → its name to people."""

UNITS: MappingProxyType[str, MappingProxyType[str, tuple[str, str]]] = MappingProxyType(
    {
        "en": MappingProxyType(
            {"year": ("year", "years"), "month": ("month", "months"), "day": ("day", "days")}
        ),
        "es": MappingProxyType(
            {"year": ("año", "años"), "month": ("mes", "meses"), "day": ("día", "días")}
        ),
        "fr": MappingProxyType(
            {"year": ("an", "ans"), "month": ("mois", "mois"), "day": ("jour", "jours")}
        ),
        "ht": MappingProxyType(
            {"year": ("an", "an"), "month": ("mwa", "mwa"), "day": ("jou", "jou")}
        ),
        "pt": MappingProxyType(
            {"year": ("ano", "anos"), "month": ("mês", "meses"), "day": ("dia", "dias")}
        ),
    }
)
"""Language → unit of time → (one, several)."""


def _language(tag: str) -> str:
    """Take one of the five languages for a tag such as `es-MX`; English for any other."""
    short = tag.replace("_", "-").partition("-")[0].lower()
    return short if short in LANGUAGE_CODES else "en"


def field_name(field: str, language: str) -> str:
    """Name a field of a document to people; the field itself when it has no name."""
    names = FIELD_NAMES.get(field)
    return field if names is None else name_in(names, language)


def span_of_days(days: int, language: str) -> str:
    """Say a length of time in its largest whole unit: years (365.25 days), months (30.44), days."""
    units = UNITS[_language(language)]
    for unit, length in (("year", 365.25), ("month", 30.4375)):
        if days >= length:
            count = int(days / length)
            return f"{count} {units[unit][count != 1]}"
    return f"{days} {units['day'][days != 1]}"


def message(code: str, language: str, /, *, field: str | None = None, **facts: str | int) -> str:
    """Say a finding in a language.

    Args:
        code: the code of the finding; KeyError when it is not in the catalogue.
        language: a language tag; English when it is none of the five.
        field: the field it is about, named in the text as `{field}`.
        facts: the facts of the finding. From `code` follows `{state}`, from `days` `{span}`.
    """
    shown: dict[str, str | int] = dict(facts)
    if field is not None:
        shown["field"] = field_name(field, language)
    if "code" in facts:
        shown["state"] = state_name(str(facts["code"]), language)
    if "days" in facts:
        shown["span"] = span_of_days(int(facts["days"]), language)
    return CATALOGUE.say(code, language, shown)
