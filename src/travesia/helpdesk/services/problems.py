"""What is wrong with an entry, in sentences."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WORDS: Mapping[str, Promise] = {
    "topic_missing": _("Choose what it was about."),
    "topic_unknown": _("One of the topics is not in the list of this desk any more. Choose again."),
    "language_unknown": _("Choose the language from the list."),
    "persons_out_of_range": _("Persons informed: a whole number from 1 to 500."),
    "notes_too_long": _("Notes hold 280 letters at most."),
    "begun_in_future": _("The time of this entry lies ahead. Is the clock of the telephone right?"),
    "begun_too_long_ago": _(
        "This entry is older than 60 days. Give the figures to the office on paper."
    ),
    "referral_missing": _("Say to which service the person was referred."),
    "referral_not_outcome": _("A service is named: choose the outcome “referred”."),
    "service_missing": _("Say to which service the person was referred."),
    "desk_unknown": _("This desk is not known, or not yours. Choose the desk again."),
    "desk_closed": _("This desk is closed. Choose the desk again."),
}


def problem_words(code: str) -> str:
    """Return the sentence for a problem of an entry; the code itself for an unknown one."""
    return str(_WORDS.get(code, code))
