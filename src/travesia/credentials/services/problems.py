"""What is wrong with an authorisation that is to be recorded, as sentences."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WORDS: Mapping[str, Promise] = {
    "name_missing": _("Write a family name or the only name there is."),
    "name_too_long": _("The name is too long."),
    "birth_date_malformed": _("Write the date like 1974-08-12, 1974-08-XX or 1974."),
    "birth_date_in_future": _("The date of birth lies in the future."),
    "sex_unknown": _("Sex is F, M or X, as the document prints it."),
    "nationality_malformed": _("The nationality is a code of up to three letters."),
    "document_number_missing": _("Write the number of the travel document it is for."),
    "document_number_too_long": _("The number of the travel document is too long."),
    "document_issuer_malformed": _("The issuer of the document is a code of up to three letters."),
    "country_malformed": _("The country is a code of three letters."),
    "issuer_missing_or_too_long": _("Write who issues it."),
    "category_too_long": _("The category is too long."),
    "conditions_too_long": _("The conditions are too long."),
    "extends_nothing": _("An extension needs the authorisation that it lengthens."),
    "only_extensions_extend": _("Only an extension lengthens another authorisation."),
    "extension_gives_no_entry": _("An extension gives no entry."),
    "no_entry_given": _("Write how many entries it gives, or leave the field empty for any."),
    "ends_before_it_begins": _("It ends before it begins."),
    "over_before_it_is_given": _("Its last day is over already."),
    "too_long": _("It lasts longer than a century."),
    "entries_out_of_range": _("The number of entries is out of range."),
    "days_out_of_range": _("The number of days is out of range."),
}


def problem_words(code: str) -> Promise | str:
    """Return a sentence for a problem, translated when it is shown; the code for an unknown one."""
    return _WORDS.get(code, code)
