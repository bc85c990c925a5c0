"""Numbers, days and periods as five languages write them in print."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Final

from travesia.programme.domain.figures import Figure, NullReason, Period, Qualifier, SplitForm

LANGUAGES: Final = ("es", "en", "fr", "ht", "pt")
#: No-break space: a number never ends a line in its middle.
_NB: Final = "\u00a0"
#: Thousands and decimals, as the pages of the platform write them.
_SIGNS: Final = {"en": (",", ".")}
_OTHER_SIGNS: Final = (_NB, ",")

_WORDS: Final = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))
_QUALIFIERS: Final[dict[str, dict[str, str]]] = _WORDS["qualifiers"]
_MISSING: Final[dict[str, dict[str, str]]] = _WORDS["missing"]
_SHORT: Final = {Qualifier.APPROX: "≈", Qualifier.MORE_THAN: ">", Qualifier.AT_MOST: "≤"}
_ORDINALS: Final[dict[str, list[str]]] = {
    language: words.split() for language, words in _WORDS["ordinals"].items()
}
#: Names of the months by language, from January on.
MONTHS: Final[dict[str, list[str]]] = {
    language: words.split() for language, words in _WORDS["months"].items()
}


def number(value: Decimal, language: str) -> str:
    """Return a number with its thousands set apart; decimals as many as it has."""
    thousands, point = _SIGNS.get(language, _OTHER_SIGNS)
    whole, _, rest = f"{value.normalize():,f}".partition(".")
    return whole.replace(",", thousands) + (point + rest if rest else "")


def percent(value: Decimal, language: str) -> str:
    """Return a percentage; only English writes the sign without a space."""
    return number(value, language) + ("%" if language == "en" else f"{_NB}%")


def ordinal(value: Decimal, language: str, *, feminine: bool = False) -> str:
    """Return the nth in words up to ten, in digits beyond."""
    place = int(value)
    if 1 <= place <= len(_ORDINALS[language]):
        word = _ORDINALS[language][place - 1]
        if feminine and language in {"es", "pt"}:
            return f"{word[:-1]}a"
        return "première" if feminine and word == "premier" else word
    last = "th" if 10 < place % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    ends = {"en": last, "fr": "e", "ht": "yèm"}
    return f"{place}{ends.get(language, 'ª' if feminine else 'º')}"


def qualifier(figure: Figure, language: str, *, short: bool = False) -> str:
    """Return the words before the number, or the sign for tables and charts; empty if exact."""
    if short:
        return _SHORT.get(figure.qualifier, "")
    return _QUALIFIERS.get(figure.qualifier, {}).get(language, "")


def missing(reason: NullReason | None, language: str) -> str:
    """Say why there is no number."""
    return _MISSING[reason or NullReason.NOT_STATED][language]


def said(
    figure: Figure, language: str, *, part: str = "", form: str = "", short: bool = False
) -> str:
    """Return a figure as it stands in a sentence, with the word that belongs before it.

    Args:
        figure: the figure; one without a value is said as the reason for it.
        language: one of LANGUAGES.
        part: a category of its breakdown; KeyError when it has none such.
        form: `f` for an ordinal in the feminine.
        short: a sign for the word, for tables and charts.
    """
    if part:
        return _part_said(figure, part, language)
    if figure.value is None:
        return missing(figure.null_reason, language)
    if figure.qualifier is Qualifier.ORDINAL:
        return ordinal(figure.value, language, feminine=form == "f")
    whole = str(figure.value) if figure.unit in {"year", "phone"} else ""
    words = [qualifier(figure, language, short=short), whole or number(figure.value, language)]
    return _NB.join(word for word in words if word)


def _part_said(figure: Figure, category: str, language: str) -> str:
    if figure.split is None:
        raise KeyError(category)
    found = next((one for one in figure.split.parts if one.category == category), None)
    if found is None:
        raise KeyError(category)
    if found.value is None:
        return missing(found.null_reason, language)
    if figure.split.form is SplitForm.PERCENT_ROUNDED:
        return percent(found.value, language)
    return number(found.value, language)


def day(iso: str, language: str) -> str:
    """Return a day, month or year in words, as far as `iso` goes."""
    parts = iso.split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[language][int(parts[1]) - 1]
    joint = " de " if language in {"es", "pt"} else " "
    if len(parts) == 2:
        return f"{month}{joint}{parts[0]}"
    first = {"fr": "1er", "pt": "1º"}.get(language, "1")
    number_of_day = first if int(parts[2]) == 1 else str(int(parts[2]))
    return f"{number_of_day}{joint.replace(' ', _NB, 1)}{month}{joint}{parts[0]}"


def months(period: Period, language: str) -> str:
    """Return a period from month to month, such as “July to August 2024”; empty if open."""
    if period.first is None or period.last is None:
        return ""
    to = {"en": "to", "es": "a", "fr": "à", "ht": "rive", "pt": "a"}[language]
    first, last = period.first.isoformat()[:7], period.last.isoformat()[:7]
    if first == last:
        return day(last, language)
    if first[:4] == last[:4]:
        return f"{MONTHS[language][period.first.month - 1]} {to} {day(last, language)}"
    return f"{day(first, language)} {to} {day(last, language)}"
