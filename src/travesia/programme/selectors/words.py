"""Words for figures: what stands before a number, what it counts, when, and what is wrong.

A sum is never called a number of people unless one figure counted every person once.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from travesia.programme.domain import Basis, Figure, Kind, NullReason, Period, Qualifier
from travesia.programme.domain.adding import Refusal, Total

_UNITS: Mapping[str, Promise] = {
    "person": gettext_lazy("people"),
    "person_informed": gettext_lazy("persons informed"),
    "contact": gettext_lazy("contacts"),
    "crossing": gettext_lazy("crossings"),
    "activity": gettext_lazy("activities"),
    "agency": gettext_lazy("agencies"),
    "area": gettext_lazy("areas"),
    "card": gettext_lazy("cards"),
    "community": gettext_lazy("communities"),
    "company": gettext_lazy("companies"),
    "completion": gettext_lazy("courses completed"),
    "country": gettext_lazy("countries"),
    "forum": gettext_lazy("fora"),
    "government": gettext_lazy("governments"),
    "month": gettext_lazy("months"),
    "municipality": gettext_lazy("municipalities"),
    "organization": gettext_lazy("organisations"),
    "outcome": gettext_lazy("outcome areas"),
    "phone": gettext_lazy("telephone line"),
    "post": gettext_lazy("posts"),
    "priority": gettext_lazy("priorities"),
    "server": gettext_lazy("servers"),
    "year": gettext_lazy("year"),
}
_BASES: Mapping[Basis, Promise] = {
    Basis.NOT_STATED: gettext_lazy("how it was counted is not stated"),
    Basis.PERSON_UNIQUE: gettext_lazy("each person counted once"),
    Basis.PERSONS_OVER_A_SERIES: gettext_lazy("each person counted once over a series"),
    Basis.ATTENDANCE: gettext_lazy("attendances: who came twice is counted twice"),
    Basis.COMPLETION: gettext_lazy("completions: who completed two courses is counted twice"),
    Basis.CONTACT: gettext_lazy("contacts: who came three times is three contacts"),
    Basis.PERSON_INFORMED: gettext_lazy("persons informed, each time they were informed"),
    Basis.REACH_ESTIMATE: gettext_lazy("an estimate of people reached"),
    Basis.ORGANISATION: gettext_lazy("organisations, each counted once"),
    Basis.FACILITY: gettext_lazy("facilities, each counted once"),
    Basis.THING: gettext_lazy("things, each counted once"),
}
_KINDS: Mapping[Kind, Promise] = {
    Kind.OUTPUT: gettext_lazy("within the period"),
    Kind.REACH: gettext_lazy("reach within the period"),
    Kind.STOCK: gettext_lazy("as many as there are at the end"),
    Kind.CUMULATIVE: gettext_lazy("since the beginning"),
    Kind.CONTEXT: gettext_lazy("context, not a result"),
    Kind.STRUCTURE: gettext_lazy("length of a list"),
    Kind.IDENTIFIER: gettext_lazy("a number that is a name"),
}
_NULLS: Mapping[NullReason, Promise] = {
    NullReason.NOT_COLLECTED: gettext_lazy("not collected"),
    NullReason.NOT_STATED: gettext_lazy("not stated"),
    NullReason.SUPPRESSED: gettext_lazy("hidden, too few"),
}
_QUALIFIERS: Mapping[Qualifier, Promise] = {
    Qualifier.EXACT: pgettext_lazy("before a number", "exactly"),
    Qualifier.APPROX: pgettext_lazy("before a number", "about"),
    Qualifier.MORE_THAN: pgettext_lazy("before a number", "more than"),
    Qualifier.AT_MOST: pgettext_lazy("before a number", "at most"),
    Qualifier.ORDINAL: pgettext_lazy("before a number", "number"),
}
_CATEGORIES: Mapping[str, Promise] = {
    "men": gettext_lazy("men"),
    "women": gettext_lazy("women"),
    "other": pgettext_lazy("sex", "other"),
    "not_stated": gettext_lazy("not stated"),
    "not_split": gettext_lazy("not broken down"),
    "unknown": gettext_lazy("not known"),
    "with": gettext_lazy("with a disability"),
    "without": gettext_lazy("without a disability"),
    "yes": gettext_lazy("with a disability"),
    "no": gettext_lazy("without a disability"),
    "0-17": gettext_lazy("Under 18"),
    "18-24": gettext_lazy("18 to 24"),
    "25-59": gettext_lazy("25 to 59"),
    "60+": gettext_lazy("60 or older"),
    "sex": gettext_lazy("Sex"),
    "age": gettext_lazy("Age"),
    "disability": gettext_lazy("Disability"),
}
_REFUSALS: Mapping[Refusal, Promise] = {
    Refusal.NOTHING: gettext_lazy("there is no figure"),
    Refusal.VALUE_UNKNOWN: gettext_lazy("one of them is not known, and unknown is not zero"),
    Refusal.UNITS: gettext_lazy("they count different things"),
    Refusal.INDICATORS: gettext_lazy("they belong to different indicators"),
    Refusal.BASES: gettext_lazy("they were counted in different ways"),
    Refusal.KIND: gettext_lazy("they are stocks or figures since a beginning"),
    Refusal.ORDINAL: gettext_lazy("one says which place, not how many"),
    Refusal.UNIQUE_PEOPLE: gettext_lazy("the same person may be in several of them"),
    Refusal.INSIDE: gettext_lazy("one is, or may be, inside another"),
    Refusal.OVERLAP: gettext_lazy("their days and places overlap"),
    Refusal.QUALIFIERS: gettext_lazy("“more than” and “at most” have no sum"),
    Refusal.PAIRS: gettext_lazy("they are not of the same days and places"),
    Refusal.ZERO: gettext_lazy("the whole is zero"),
}


def unit_words(unit: str) -> str:
    """Return the plural of a unit; the unit itself where it is not in the list."""
    return str(_UNITS.get(unit, unit.replace("_", " ")))


def basis_words(basis: Basis) -> str:
    """Return how something was counted."""
    return str(_BASES[basis])


def kind_words(kind: Kind) -> str:
    """Return what sort of number it is."""
    return str(_KINDS[kind])


def null_words(reason: NullReason | None) -> str:
    """Return why there is no number."""
    return str(_NULLS[reason or NullReason.NOT_STATED])


def qualifier_words(qualifier: Qualifier) -> str:
    """Return the word before a number; nothing before an exact one."""
    return "" if qualifier is Qualifier.EXACT else str(_QUALIFIERS[qualifier])


def units() -> list[tuple[str, str]]:
    """Return every unit that has a word, by that word."""
    return sorted(((code, str(text)) for code, text in _UNITS.items()), key=lambda pair: pair[1])


def category_words(code: str) -> str:
    """Return the word for a category or dimension of a breakdown."""
    return str(_CATEGORIES.get(code, code))


def refusal_words(refusal: Refusal) -> str:
    """Return why figures are not added."""
    return str(_REFUSALS[refusal])


def number_words(value: Decimal | None) -> str:
    """Return a number as the language writes it, without empty decimals."""
    if value is None:
        return "–"
    places = 0 if value == value.to_integral_value() else 2
    return number_format(value, places, force_grouping=True)


def value_words(figure: Figure) -> str:
    """Return the value with the word before it, or why there is none."""
    if figure.value is None:
        return null_words(figure.null_reason)
    if figure.kind is Kind.IDENTIFIER or figure.unit == "year":
        return f"{figure.value.normalize():f}"
    number = number_words(figure.value)
    word = qualifier_words(figure.qualifier)
    return f"{word} {number}" if word else number


def total_words(total: Total) -> tuple[str, str]:
    """Return a sum's number and what it counts; of people only where each was counted once."""
    word = qualifier_words(total.qualifier)
    number = number_words(total.value)
    value = f"{word} {number}" if word else number
    if total.unique:
        return value, _("people, each person counted once")
    if len(total.codes) == 1 or total.unit != "person":
        return value, f"{unit_words(total.unit)}; {basis_words(total.basis)}"
    return value, sum_words(len(total.codes), total.unit)


def sum_words(count: int, unit: str) -> str:
    """Return that a number is a sum; of people, that it counts each of them each time."""
    if unit == "person":
        return ngettext(
            "the sum of %(count)s figure; a person may be in several and is counted each time",
            "the sum of %(count)s figures; a person may be in several and is counted each time",
            count,
        ) % {"count": count}
    return ngettext("the sum of %(count)s figure", "the sum of %(count)s figures", count) % {
        "count": count
    }


def counts_words(figure: Figure) -> str:
    """Return what a figure counts, and how it was counted."""
    return f"{unit_words(figure.unit)}: {figure.subject}; {basis_words(figure.basis)}"


def period_words(period: Period) -> str:
    """Return the days in words; what is not stated is said to be."""
    first, last = period.first, period.last
    if first is None and last is None:
        return _("no period stated")
    if first is None and last is not None:
        return _("until %(day)s") % {"day": day_words(last)}
    if last is None and first is not None:
        return _("from %(day)s") % {"day": day_words(first)}
    assert first is not None  # noqa: S101  # both ends are known here
    assert last is not None  # noqa: S101
    if first == last:
        return day_words(first)
    return f"{day_words(first)} – {day_words(last)}"


def day_words(day: date) -> str:
    """Return a day with its month named."""
    return date_format(day, "DATE_FORMAT")
