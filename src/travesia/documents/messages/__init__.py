"""What the room says to people: every message in five languages, with named placeholders."""

from types import MappingProxyType
from typing import Any

from travesia.documents.messages import en, es, fr, ht, pt
from travesia.vocab import LANGUAGE_CODES, state_name

Texts = MappingProxyType[str, MappingProxyType[str, str]]
_LANGUAGES: dict[str, Any] = {"en": en, "es": es, "fr": fr, "ht": ht, "pt": pt}

CATALOGUE: Texts = MappingProxyType(
    {code: MappingProxyType(module.MESSAGES) for code, module in _LANGUAGES.items()}
)
"""Language → finding code → template."""

FIELD_NAMES: Texts = MappingProxyType(
    {code: MappingProxyType(module.FIELDS) for code, module in _LANGUAGES.items()}
)
"""Language → field → its name to people."""


UNITS: MappingProxyType[str, MappingProxyType[str, tuple[str, str]]] = MappingProxyType(
    {code: MappingProxyType(module.UNITS) for code, module in _LANGUAGES.items()}
)
"""Language → unit of time → (one, several)."""


def _language(tag: str) -> str:
    """Take one of the five languages for a tag such as `es-MX`; English for any other."""
    short = tag.replace("_", "-").partition("-")[0].lower()
    return short if short in LANGUAGE_CODES else "en"


def field_name(field: str, language: str) -> str:
    """Name a field of a document to people; the field itself when it has no name."""
    return FIELD_NAMES[_language(language)].get(field, field)


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
    language = _language(language)
    template = CATALOGUE[language][code]
    shown: dict[str, str | int] = dict(facts)
    if field is not None:
        shown["field"] = field_name(field, language)
    if "code" in facts:
        shown["state"] = state_name(str(facts["code"]), language)
    if "days" in facts:
        shown["span"] = span_of_days(int(facts["days"]), language)
    return template.format_map(shown)
