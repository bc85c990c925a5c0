"""Words of the directory's pages: levels, states, kinds, days, and what is wrong with a cell."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LANGUAGE_NAMES: Mapping[str, str] = {
    "es": "Español",
    "en": "English",
    "fr": "Français",
    "ht": "Kreyòl ayisyen",
    "pt": "Português",
}
LEVEL_WORDS: Mapping[str, Promise] = {
    "exact": _("Address and map"),
    "town": _("Town only"),
    "phone_only": _("Telephone only"),
    "partner_only": _("Partners only"),
}
STATUS_WORDS: Mapping[str, Promise] = {
    "active": _("In use"),
    "temporarily closed": _("Closed for a time"),
    "inactive": _("Not in use"),
    "defunct": _("Given up"),
}
KIND_WORDS: Mapping[str, Promise] = {
    "service": _("Service"),
    "hub": _("Information hub"),
    "consular": _("Consular post"),
}
ORGANIZATION_WORDS: Mapping[str, Promise] = {
    "government": _("Government"),
    "civil_society": _("Civil society"),
    "international": _("International organisation"),
    "consulate": _("Consulate"),
    "other": _("Other"),
}
PLACE_WORDS: Mapping[str, Promise] = {
    "physical": _("A place"),
    "virtual": _("A line or a website"),
    "postal": _("A mailbox"),
}
DAY_WORDS: Mapping[str, Promise] = {
    "MO": _("Mon"),
    "TU": _("Tue"),
    "WE": _("Wed"),
    "TH": _("Thu"),
    "FR": _("Fri"),
    "SA": _("Sat"),
    "SU": _("Sun"),
}
FRESH_WORDS: Mapping[str, tuple[str, Promise]] = {
    "fresh": ("ok", _("Reviewed")),
    "due": ("caution", _("Review due")),
    "stale": ("stop", _("Long overdue")),
}
OPEN_WORDS: Mapping[str, tuple[str, Promise]] = {
    "open": ("ok", _("Open now")),
    "closing_soon": ("caution", _("Closes soon")),
    "closed": ("none", _("Closed now")),
    "unknown": ("none", _("Hours not known")),
}

_PROBLEMS: Mapping[str, Promise] = {
    "missing": _("This is needed."),
    "too_long": _("This is too long."),
    "control_character": _("There is a character in it that cannot be kept."),
    "bad_number": _("A number is like 14.6."),
    "bad_day": _("A day is like 2027-03-01."),
    "bad_time": _("A time is like 08:00."),
    "bad_email": _("An e-mail address is like desk@example.org."),
    "bad_address": _("An address on the web begins with https://."),
    "bad_zone": _("A time zone is like America/Tijuana."),
    "unknown_country": _("A country is a code such as GTM."),
    "half_a_position": _("Latitude and longitude belong together."),
    "not_on_earth": _("This position does not lie on earth."),
    "ages_reversed": _("The highest age is below the lowest."),
    "half_a_time": _("Opening and closing belong together."),
    "no_days": _("Choose the days."),
    "ends_before_it_begins": _("The last day is before the first."),
    "bad_choice": _("This word is not one of those that can stand here."),
    "bad_flag": _("Write true or false."),
    "bad_id": _("This is no id: a UUID is needed here."),
    "duplicate_id": _("The same id stands in two rows that say different things."),
    "unknown_reference": _("It refers to something that is neither in the file nor here."),
    "unknown_topic": _("This topic is not one of the directory: use its words, or its code."),
    "no_owner": _("The row belongs to nothing."),
    "several_owners": _("The row belongs to more than one thing."),
    "bad_byday": _("Days are written like MO,TU or 1MO."),
    "bad_bymonthday": _("Days of the month are numbers from 1 to 31, or -1 for the last."),
    "bad_freq": _("Hours come round weekly or monthly: WEEKLY, MONTHLY."),
    "not_reckoned": _("Hours of this rhythm cannot be reckoned here."),
    "interval_without_start": _("Every other week needs the day on which it begins."),
    "bad_schedule": _("These hours cannot be reckoned."),
    "not_translated": _("This column has no translations."),
    "part_set_aside": _("A part of it is wrong: the whole entry waits."),
    "refers_to_what_was_set_aside": _("What it belongs to was set aside."),
    "time_zone_missing": _("Name the time zone of the place first: the country has several."),
}


def problem_words(code: str) -> Promise | str:
    """Say what is wrong with what was typed; the code itself when there are no words for it."""
    return _PROBLEMS.get(code, code)


#: Where a sent file stands: meaning of the mark, and words.
UPLOAD_WORDS: Mapping[str, tuple[str, Promise]] = {
    "arrived": ("caution", _("Columns to be named")),
    "checking": ("info", _("Being looked through")),
    "checked": ("info", _("Looked through")),
    "waiting": ("caution", _("Waits for a second person")),
    "taking": ("info", _("Being brought in")),
    "done": ("ok", _("Brought in")),
}
SECOND_LOOK_WORDS: Mapping[str, Promise] = {
    "sensitive": _(
        "It touches services for shelter, after violence or trafficking, or for children."
    ),
    "many": _("It changes fifty or more entries that stood before."),
}
#: What went wrong with a file last, by code.
UPLOAD_PROBLEMS: Mapping[str, Promise] = {
    "directory.changed_meanwhile": _(
        "The directory changed since the file was looked through, and something else would have "
        "come of it. Nothing was brought in. Look at it again."
    ),
    "core.job_failed": _("The work broke off. Nothing of the file is in the directory."),
}
TABLE_WORDS: Mapping[str, Promise] = {
    "organization": _("Organisations"),
    "location": _("Places"),
    "address": _("Addresses"),
    "service": _("Services"),
    "service_at_location": _("Services at places"),
    "schedule": _("Lines of hours"),
    "contact": _("Contacts of offices"),
    "phone": _("Telephones"),
    "language": _("Languages spoken"),
    "service_area": _("Areas served"),
    "cost_option": _("Costs"),
    "required_document": _("Papers to bring"),
    "accessibility": _("Getting in and around"),
    "taxonomy": _("Lists of topics"),
    "taxonomy_term": _("Topics of lists"),
    "attribute": _("Topics"),
    "x_text": _("Texts in other languages"),
    "x_closed_day": _("Closed days"),
    "x_visit": _("Visits"),
}
TARGET_WORDS: Mapping[str, Promise] = {
    "id": _("Number in the list"),
    "name": _("Name of the service"),
    "description": _("What people get"),
    "organization": _("Organisation"),
    "country": _("Country"),
    "province": _("Department or province"),
    "town": _("Town"),
    "street": _("Street and number"),
    "postcode": _("Postal code"),
    "latitude": _("Latitude"),
    "longitude": _("Longitude"),
    "phones": _("Telephones"),
    "email": _("E-mail of the office"),
    "url": _("Website"),
    "hours": _("Opening hours in words"),
    "topics": _("Topics"),
    "languages": _("Languages spoken"),
    "who": _("For whom"),
    "documents": _("Papers to bring"),
    "cost": _("What it costs"),
    "steps": _("Steps"),
    "reviewed": _("Last review"),
    "status": _("State"),
}
