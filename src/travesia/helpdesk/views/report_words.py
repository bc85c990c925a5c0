"""The words of a report: what a figure counts and how, what a row is, how a hidden number reads."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.core.errors import NotFoundError
from travesia.helpdesk import selectors
from travesia.helpdesk.domain import (
    AgeBand,
    Channel,
    Gender,
    Outcome,
    Profile,
    Urgency,
)
from travesia.measures import Reason, Shown, Unit, Value
from travesia.places import selectors as places

_FIGURES: Mapping[str, tuple[Promise, Promise]] = {
    "contacts": (
        _("Contacts"),
        _("Each time somebody was spoken with. Who came three times is three contacts."),
    ),
    "persons": (
        _("Persons informed"),
        _("Who was there at each contact, added up. A person is counted each time."),
    ),
    "first": (
        _("Contacts said to be the first"),
        _("People say so themselves. It is not the number of different people: nobody knows it."),
    ),
    "referrals": (_("Referrals made"), _("Contacts after which somebody was sent to a service.")),
    "transfers": (
        _("Emergency transfers"),
        _("As desks counted them, without a time and without a name; not every desk counts."),
    ),
    "closed": (
        _("Loops closed"),
        _("Referrals made in the month of which it is known whether the service was reached."),
    ),
    "confirmed": (
        _("Of these, reached the service"),
        _("Confirmed by the service or the person, of all loops that are closed."),
    ),
}
_BREAKDOWNS: Mapping[str, Promise] = {
    "topic_group": _("Topics"),
    "profile": _("Profile"),
    "channel": _("Channel"),
    "language": _("Language"),
    "gender": _("Gender"),
    "age_band": _("Age"),
    "outcome": _("Outcome"),
    "urgency": _("Urgency"),
    "desk": _("Desk"),
    "area": _("Area of the person"),
}
_UNITS: Mapping[Unit, Promise] = {
    Unit.CONTACT: _("contacts"),
    Unit.PERSON_INFORMED: _("persons, each time"),
    Unit.REFERRAL: _("referrals"),
    Unit.TRANSFER: _("transfers"),
}
_LISTS = {
    "profile": Profile,
    "channel": Channel,
    "gender": Gender,
    "age_band": AgeBand,
    "outcome": Outcome,
    "urgency": Urgency,
}


def figure_words(key: str, value: str) -> tuple[str, str, str]:
    """Return a figure as name, number and how it was counted."""
    name, how = _FIGURES[key]
    return str(name), value, str(how)


def breakdown_words(key: str) -> str:
    """Return the name of a breakdown."""
    return str(_BREAKDOWNS[key])


def unit_words(unit: Unit) -> str:
    """Return what a figure counts."""
    return str(_UNITS[unit])


def row_words(breakdown: str, key: str) -> str:
    """Return the name of a row."""
    if breakdown in _LISTS:
        return selectors.words_of(_LISTS[breakdown](key))
    if breakdown == "language":
        return selectors.language_words(key)
    if breakdown in ("topic", "topic_group"):
        return selectors.topic_words(key)
    if breakdown == "desk":
        found = selectors.find_desk(key)
        return found.name if found else key
    if breakdown == "country":
        return places.country_by_alpha3(key).name(get_language() or "en")
    return _area(key)


def month_words(code: str) -> str:
    """Return a month as the language writes it; the code itself for what is none."""
    try:
        return date_format(date.fromisoformat(f"{code}-01"), "F Y")
    except ValueError:
        return code


def shown(value: Value) -> str:
    """Return a number as it is shown: with what is small or withheld said as such."""
    if isinstance(value, Shown):
        return number_format(value.count, force_grouping=True)
    return f"<{value.threshold}" if value.reason is Reason.SMALL else ".."


def _area(pcode: str) -> str:
    if not pcode:
        return str(_("Not said"))
    try:
        return places.area_by_pcode(pcode).name
    except NotFoundError:
        return pcode
