"""Sentences of lists and registers that said nothing, by name."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def _late(count: int) -> str:
    return ngettext(
        "%(lists)s did not answer in time: nothing is known either way. Shift F8 asks again.",
        "These lists did not answer in time: %(lists)s. Nothing is known either way. "
        "Shift F8 asks again.",
        count,
    )


def _never_loaded(count: int) -> str:
    return ngettext(
        "%(lists)s has never been loaded here: it cannot say that nobody is alike.",
        "These lists have never been loaded here: %(lists)s. They cannot say that nobody is alike.",
        count,
    )


def _register_late(_count: int) -> str:
    return _("%(lists)s: no answer in time about this document. Shift F8 asks again.")


def _register_silent(_count: int) -> str:
    return _("%(lists)s: no answer about this document. Nothing is known either way.")


def _register_answered(_count: int) -> str:
    return _("%(lists)s was asked about this document.")


#: Code of the finding → the sentence, with a place for the names.
NAMED = {
    "list.late": _late,
    "list.never_loaded": _never_loaded,
    "register.late": _register_late,
    "register.silent": _register_silent,
    "register.answered": _register_answered,
}
