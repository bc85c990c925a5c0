"""The errors of the room, and what is wrong with a figure in sentences."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travesia.core.errors import DomainError
from travesia.programme.domain.book import Problem

_WORDS: Mapping[str, Promise] = {
    "schema": _("This is no file of figures: its schema is not %(expected)s."),
    "id_missing": _("An entry has no id."),
    "not_a_list": _("This must be a list."),
    "not_an_object": _("This must be an object with named values."),
    "figure_twice": _("This figure stands in the file twice."),
    "record_twice": _("This entry stands in the file twice."),
    "source_unknown": _("It names the source %(source)s, which is not known."),
    "subset_unknown": _("It is said to be inside figure %(figure)s, which is not known."),
    "subset_itself": _("It is said to be inside itself."),
    "subset_status": _("Say whether it is inside the other figure, or that this is unknown."),
    "too_long": _("%(field)s is longer than %(longest)s letters."),
    "word": _("%(field)s is “%(value)s”; known are: %(known)s."),
    "date": _("%(field)s is “%(value)s”, which is no date as 2026-03-31."),
    "number": _("%(field)s is “%(value)s”, which is no number."),
    "country": _("“%(value)s” is no country of ISO 3166-1."),
    "period_reversed": _("The period ends on %(last)s, before it starts on %(first)s."),
    "unit_missing": _("Say what is counted: the unit is missing."),
    "subject_missing": _("Say in a few words what was counted."),
    "value_missing": _("There is no value and no reason why. Unknown is not zero."),
    "value_and_reason": _("There is a value and a reason why there is none."),
    "negative": _("%(value)s is below zero."),
    "basis_of_people": _("Only persons are counted each once; the unit here is %(unit)s."),
    "share": _("The programme's share is %(value)s; it goes from 0 to 1."),
    "split_empty": _("The breakdown has no dimension or no categories."),
    "parts_unlike_total": _("The parts add up to %(parts)s, the total says %(total)s."),
    "percent": _("%(value)s is no whole percent."),
    "percents_unlike_100": _("The percents add up to %(sum)s, more than rounding explains."),
    "scheme_unknown": _("There is no version %(version)s of the breakdown %(dimension)s."),
    "category_unknown": _("The breakdown %(dimension)s has no category “%(category)s”."),
    "indicator_unknown": _("There is no indicator %(indicator)s."),
    "framework_entry": _("This entry cannot be read: %(why)s."),
    "differs": _("Another figure with this code is kept here already and says something else."),
}


def problem_words(problem: Problem) -> str:
    """Return the sentence for a problem; the code itself for an unknown one."""
    words = _WORDS.get(problem.code)
    return problem.code if words is None else str(words) % problem.facts


class ProgrammeError(DomainError):
    """Something cannot be kept as it was given; nothing was kept of it."""


class FiguresRefusedError(ProgrammeError):
    """A file or a figure has faults; every one of them is named and nothing was kept."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems; the sentence names the first."""
        first = problems[0]
        super().__init__(
            "programme.figures_refused",
            _("Nothing was kept. %(count)s problems; the first: %(ref)s: %(first)s"),
            count=len(problems),
            ref=first.ref or "–",
            first=problem_words(first),
        )
        self.problems = tuple(problems)
