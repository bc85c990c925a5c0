"""What a comparison says to people, in five languages: fields, relations, notes and reasons."""

from types import MappingProxyType
from typing import Protocol

from travesia.screening.messages import en, es, fr, ht, pt
from travesia.screening.values import FieldComparison


class Words(Protocol):
    """The words of one language, by code."""

    FIELDS: dict[str, str]
    RELATIONS: dict[str, str]
    NOTES: dict[str, str]
    REMARKS: dict[str, str]
    REASONS: dict[str, str]


CATALOGUE: MappingProxyType[str, Words] = MappingProxyType(
    {"en": en, "es": es, "fr": fr, "ht": ht, "pt": pt}
)
"""Language → its words; a language that is not here reads English."""


def field_words(field: str, language: str) -> str:
    """Return the name of a compared field; the code itself when it is not known."""
    return _of(language).FIELDS.get(field, field)


def relation_words(row: FieldComparison, language: str) -> str:
    """Return what stands between the two sides: the note when there is one, else the relation."""
    words = _of(language)
    return words.NOTES.get(row.note) or words.RELATIONS[row.relation.value]


def remark_words(remark: str, language: str) -> str:
    """Return what a side does not state; empty when nothing lacks."""
    return _of(language).REMARKS.get(remark, "")


def reason_words(reason: str, language: str) -> str:
    """Return the sentence that says why an entry is shown; the code when it is not known."""
    return _of(language).REASONS.get(reason, reason)


def _of(language: str) -> Words:
    return CATALOGUE.get(language.split("-", maxsplit=1)[0].lower(), en)
