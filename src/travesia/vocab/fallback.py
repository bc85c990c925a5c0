"""Which language stands in where a text is missing in the one asked for; one order for the house.

Whoever shows a text that stands in says so and declares the language it is in (WCAG 3.1.2).
"""

from collections.abc import Mapping
from types import MappingProxyType

#: Indigenous languages of which recordings exist and hardly any text.
SPOKEN_CODES = ("gym", "kek", "mam", "quc", "miq", "cab")

STAND_INS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "es": ("en", "pt", "fr", "ht"),
        "en": ("es", "fr", "pt", "ht"),
        "fr": ("en", "es", "pt", "ht"),
        "ht": ("fr", "en", "es", "pt"),
        "pt": ("es", "en", "fr", "ht"),
        # Spoken where the offices write Spanish, and in Belize English.
        **dict.fromkeys(SPOKEN_CODES, ("es", "en", "fr", "pt", "ht")),
    }
)
"""Reader's language → the ones that stand in for it, the nearest first."""

_STRANGER = ("es", "en", "fr", "pt", "ht")


def reading_order(language: str) -> tuple[str, ...]:
    """Return the languages to look in for a reader of a language tag (`ht`, `es-MX`), own first.

    A language that the house does not know is tried itself, and then the ones most people on the
    way can follow.
    """
    short = language.replace("_", "-").partition("-")[0].lower()
    return (short, *STAND_INS.get(short, _STRANGER))


def nearest(texts: Mapping[str, str], language: str) -> str:
    """Return the language of the text that a reader gets; empty when there is none at all.

    `texts` are texts by language; empty ones do not count. A language outside the order (a text
    that exists in Mam only) is better than nothing and comes last, by its code.
    """
    order = (*reading_order(language), *sorted(texts))
    return next((code for code in order if texts.get(code)), "")
