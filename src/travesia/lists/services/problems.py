"""What is wrong with an entry or a row, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WORDS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "number_missing_or_too_long": _("The number is missing or longer than 60 characters."),
        "number_twice": _("The number stands twice in the file."),
        "kind_unknown": _("The kind is none of person, document, vehicle and vessel."),
        "name_missing": _("A person needs a name."),
        "document_missing": _("A document needs its number."),
        "plate_or_chassis_missing": _("A vehicle needs a plate or a chassis number."),
        "vessel_name_or_number_missing": _("A vessel needs a name, IMO number, MMSI or call sign."),
        "name_too_long": _("A part of a name is longer than 300 characters."),
        "too_many_names": _("There are more than 200 names."),
        "name_without_letters": _("The name has no letters."),
        "birth_date_malformed": _(
            "A birth date is like 1974-08-12, 1974-08-XX, 1974, 1974~ or 1970/1975."
        ),
        "sex_unknown": _("Sex is F, M, X or empty."),
        "country_code_malformed": _("A country is a code of up to three letters, such as HTI."),
        "document_number_too_long": _("A document number is longer than 60 characters."),
        "mark_of_unknown_kind": _("A mark is one of plate, vin, imo, mmsi and call_sign."),
        "mark_missing_or_too_long": _("A mark is empty or longer than 40 characters."),
        "imo_number_wrong": _("An IMO number has seven digits, and its last one must fit."),
        "chassis_number_wrong": _(
            "A chassis number has 17 characters at most, without I, O and Q."
        ),
        "mmsi_wrong": _("An MMSI has nine digits."),
        "purpose_not_of_this_list": _("Entries of this list cannot ask for that."),
        "instruction_missing": _("Say what the officer is asked to do."),
        "text_too_long": _("A text is too long."),
        "text_not_unicode": _("A text holds characters that cannot be kept."),
        "expires_before_it_begins": _("The entry ends before it begins."),
        "too_many_columns": _("The row has more cells than the table has columns."),
        "valid_from_malformed": _("The first day is like 2027-03-01."),
        "expires_on_malformed": _("The last day is like 2027-03-01."),
        "review_due_malformed": _("The review date is like 2027-03-01."),
        "not_json": _("The line is no JSON."),
        "not_a_notice": _("This is neither a notice nor the answer to a search."),
        "record_broken": _("The record is not well-formed."),
        "row_broken": _("The row cannot be told into cells: look at its quotation marks."),
        "quote_not_closed": _("A quotation mark is not closed."),
        "row_not_utf8": _("The row is not in UTF-8."),
        "row_too_long": _("The row is too long to be an entry."),
        "too_few_columns": _("The row has fewer cells than the table has columns."),
        "not_for_the_desk": _("An organisation or aircraft: the desks are not asked for it."),
        "reason_missing": _("Say why the entry exists."),
        "expiry_missing": _("Say on which day the entry ends."),
        "expiry_in_the_past": _("The entry would have ended already."),
        "review_missing": _("Say when the entry is looked at again."),
        "review_in_the_past": _("The review date has to lie ahead."),
        "review_too_late": _("An entry is looked at again within a year."),
        "review_after_expiry": _("The review comes after the entry has ended."),
    }
)


def problem_words(code: str) -> str:
    """Say what a code means in the active language; the code itself when it is not known."""
    return str(_WORDS.get(code, code))
