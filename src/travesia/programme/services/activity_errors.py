"""What is wrong with an activity, an attendance or a register, in sentences."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travesia.core.errors import DomainError
from travesia.programme.domain.attendance import Problem

_WORDS: Mapping[str, Promise] = {
    "title_missing": _("Say what the activity is called."),
    "title_too_long": _("The title holds %(most)s letters at most."),
    "note_too_long": _("The note holds %(most)s letters at most."),
    "outcome_unknown": _("Choose the outcome area from the list."),
    "ends_before_it_begins": _("It ends on %(ends)s, before it begins on %(begins)s."),
    "period_too_long": _("An activity lasts two years at most: make several of it."),
    "reference_unreadable": _(
        "The reference “%(reference)s” cannot be used: letters, digits, points, hyphens, 40 "
        "at most."
    ),
    "share_out_of_range": _("The share of the cost lies between 0 and 100 per cent."),
    "count_negative": _("A count cannot be below zero."),
    "held_in_future": _("It begins on %(begins)s, so it cannot have been held yet."),
    "total_out_of_range": _("People: a whole number from 0 to %(most)s."),
    "category_unknown": _("There is no category “%(category)s” here."),
    "parts_not_total": _("The parts make %(sum)s, the total says %(total)s. Correct one of them."),
    "country_unknown": _("There is no country with the code %(country)s."),
    "thread_unknown": _("There is no thread with the code %(thread)s."),
    "partner_too_long": _("The name of a partner holds 160 letters at most."),
    # Cells of spreadsheets.
    "missing": _("This cell must not be empty."),
    "bad_day": _("“%(text)s” is no day. Write day, month, year, or 2024-07-31."),
    "bad_number": _("“%(text)s” is no whole number here."),
    "bad_country": _("“%(text)s” is no country."),
    "bad_sex": _("“%(text)s” is no entry for sex. Write woman, man, other, or leave it empty."),
    "m_is_unclear": _("“M” may be a woman (mujer) or a man. Write the word."),
    "bad_flag": _("“%(text)s” is neither yes nor no."),
    "bad_answer": _("“%(text)s” is no answer of the short set: 1 to 4."),
    "bad_choice": _("“%(text)s” is not in the list."),
    "same_as_line": _("The same person as in line %(other)s."),
    "same_reference": _("The same reference as in line %(other)s."),
    "born_in_future": _("Born after the activity began."),
}


class ActivityError(DomainError):
    """Something cannot be kept as it was entered; nothing of it was kept."""


class SignInClosedError(DomainError):
    """The page to sign in is not open (any more); nothing was kept."""

    status = 410


def problem_words(problem: Problem) -> str:
    """Return the sentence for a problem; its code for one without words."""
    words = _WORDS.get(problem.code)
    return str(words) % problem.facts if words is not None else problem.code


def refusal(problems: Sequence[Problem]) -> ActivityError:
    """Return the error for an entry with problems; the first one is its sentence."""
    return ActivityError(
        "programme.activity_refused",
        _("This was not kept: %(says)s"),
        says=problem_words(problems[0]),
        problems=tuple(problems),
    )
