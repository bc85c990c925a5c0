"""What the bulletin itself says around its texts, and what its desk says of faults and states."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from travesia.programme.domain import Period
from travesia.programme.domain.bulletin import Fault, IssueState
from travesia.programme.domain.bulletin.wording import day, months
from travesia.programme.selectors.bulletin import IssueView
from travesia.vocab.states import state_name

AREAS: Mapping[str, Promise] = {
    "migration_management": gettext_lazy("Migration management"),
    "partnerships": gettext_lazy("Partnerships"),
    "crisis_response": gettext_lazy("Crisis response"),
    "communications": gettext_lazy("Communications"),
}
STATES: Mapping[IssueState, Promise] = {
    IssueState.DRAFT: gettext_lazy("draft"),
    IssueState.REVIEWED: gettext_lazy("reviewed"),
    IssueState.FROZEN: gettext_lazy("published"),
    IssueState.ERRATUM: gettext_lazy("published, with a correction"),
}
KINDS: Mapping[str, Promise] = {
    "story": gettext_lazy("Story"),
    "numbers": gettext_lazy("Numbers"),
    "chart": gettext_lazy("Chart"),
    "quote": gettext_lazy("Quotation"),
    "map": gettext_lazy("Map"),
    "progress": gettext_lazy("Work in progress"),
    "text": gettext_lazy("Text"),
}
FAULTS: Mapping[str, Promise] = {
    "period_unreadable": gettext_lazy("The period cannot be read."),
    "period_backwards": gettext_lazy("The period ends before it begins."),
    "translation_missing": gettext_lazy("The translation is missing."),
    "alt_missing": gettext_lazy("The photograph is not described for people who do not see it."),
    "numeral_unlinked": gettext_lazy("A number was typed. Refer to a figure: {fig:CODE}."),
    "number_word": gettext_lazy("A number in words: is it a figure?"),
    "body_unofficial": gettext_lazy("This is not the official name."),
    "markup_broken": gettext_lazy("A bracket is open, or the reference is not known."),
    "figure_unknown": gettext_lazy("There is no such figure."),
    "figure_unverified": gettext_lazy("The figure is not verified yet."),
    "part_unknown": gettext_lazy("The figure has no such category."),
    "figure_beyond_period": gettext_lazy("The figure counts other months than this issue. Say so."),
    "note_missing": gettext_lazy("The footnote is missing."),
    "note_in_note": gettext_lazy("A footnote refers to a footnote."),
    "note_unused": gettext_lazy("Nothing refers to this footnote."),
    "link_empty": gettext_lazy("The link has no address."),
    "link_dead": gettext_lazy("The link leads nowhere."),
    "link_unsafe": gettext_lazy("The link has an address that pages may not open."),
    "nothing_drawn": gettext_lazy("There is nothing in it."),
    "units_mixed": gettext_lazy("The bars count different things."),
    "bases_mixed": gettext_lazy("The bars were counted in different ways."),
    "periods_differ": gettext_lazy("The bars cover periods of different length. Say so."),
    "id_twice": gettext_lazy("Two blocks have the same name."),
    "credit_missing": gettext_lazy("It is not said who took the photograph."),
    "rights_missing": gettext_lazy("It is not said who allowed the photograph to be printed."),
    "quote_unattributed": gettext_lazy("It is not said who spoke."),
    "consent_missing": gettext_lazy(
        "There is no consent to the quotation, or its place is missing."
    ),
}


def fault_words(fault: Fault) -> str:
    """Say a fault in the reader's language."""
    return str(FAULTS.get(fault.code, fault.code))


def country_namer(language: str) -> "CountryNamer":
    """Return what says a country in a language."""
    return CountryNamer(language)


class CountryNamer:
    """Says countries in one language."""

    def __init__(self, language: str) -> None:
        """Keep the language."""
        self._language = language

    def __call__(self, alpha3: str) -> str:
        """Return the name of a country (ISO 3166-1 alpha-3)."""
        return state_name(alpha3, self._language)


def when(view: IssueView, language: str) -> str:
    """Return the months of an issue, such as “July to August 2024”."""
    period = view.document["period"]
    both = (date.fromisoformat(period["start"]), date.fromisoformat(period["end"]))
    return months(Period(*both), language)


def paper_words(view: IssueView, language: str) -> dict[str, str]:
    """Return the words that stand around the texts of an issue, in its language."""
    with override(language):
        number = view.document["number"]
        return {
            "when": when(view, language),
            "issue": _("Issue %(number)s") % {"number": number},
            "page": _("Page"),
            "next": _("Next:"),
            "source": _("Source:"),
            "row": _("What"),
            "value": _("Value"),
            "country": _("Country"),
            "stories": _("Stories"),
            "what": _("What"),
            "due": _("Due"),
            "who": _("Who answers"),
            "no-date": _("no date"),
            "happened": _("What happened"),
            "charts": _("In charts"),
            "notes": _("Notes"),
            "sizes": _("The larger the circle, the more stories."),
            "beyond": _("Not on this map:"),
            "traced": _("Where the figures come from"),
            "figure": _("Figure"),
            "counts": _("What it counts"),
            "period": _("When and where"),
            "basis": _("How it was counted"),
            "origin": _("Source"),
            "correction": _("Correction"),
            "attached": _("The figures of this issue are attached to this document as JSON."),
            "hash": _("SHA-256 of words and figures: %(digest)s") % {"digest": view.digest}
            if view.digest
            else _("Draft: not published."),
        }


def correction_words(view: IssueView, language: str) -> list[str]:
    """Return the corrections of an issue, each with its day."""
    return [
        f"{day(one.made_at.date().isoformat(), language)}: {one.texts.get(language, '')}"
        for one in view.errata
    ]


def chart_text(title: str, rows: list[tuple[str, str]], language: str) -> str:
    """Return what a chart shows, for those who do not see it."""
    with override(language):
        listed = "; ".join(f"{label}: {said}" for label, said in rows)
        return _("Bar chart. %(title)s. %(rows)s.") % {"title": title, "rows": listed}


def map_text(names: list[tuple[str, int]], language: str) -> str:
    """Return what the map shows, for those who do not see it."""
    with override(language):
        listed = "; ".join(
            ngettext("%(name)s, %(count)s story", "%(name)s, %(count)s stories", count)
            % {"name": name, "count": count}
            for name, count in names
        )
        return _("Map of the countries of the stories: %(listed)s.") % {"listed": listed}


def language_word(code: str, language: str) -> str:
    """Return what a language is called in another one, such as “inglés”; empty for none."""
    names: Mapping[str, Promise] = {
        "es": gettext_lazy("Spanish"),
        "en": gettext_lazy("English"),
        "fr": gettext_lazy("French"),
        "ht": gettext_lazy("Haitian Creole"),
        "pt": gettext_lazy("Portuguese"),
    }
    with override(language):
        return str(names.get(code, code)) if code else ""
