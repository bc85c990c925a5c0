"""Forms of the directory: an organisation, a place, a service, hours, a visit, a reason."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.directory.domain.hours import DAYS
from travesia.directory.domain.tables import LANGUAGES
from travesia.directory.domain.topics import topics
from travesia.directory.selectors.words import (
    DAY_WORDS,
    KIND_WORDS,
    LANGUAGE_NAMES,
    LEVEL_WORDS,
    ORGANIZATION_WORDS,
    PLACE_WORDS,
    STATUS_WORDS,
    problem_words,
)

Choice = tuple[str, object]


def _lines(label: object, hint: object, rows: int = 3) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, widget=area, required=False)  # type: ignore[arg-type]  # lazy texts


def _day(label: object, hint: object = "") -> forms.CharField:
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.CharField(label=label, help_text=hint, widget=widget, required=False)  # type: ignore[arg-type]  # lazy texts


class EntryForm(forms.Form):
    """What the checks of the room find wrong is said at the field it belongs to."""

    #: Field of the form → its table and column, where they differ from the form's own names.
    PARTS: Mapping[tuple[str, str], str] = {}

    def say(self, problems: Iterable[tuple[str, str, str]], table: str) -> None:
        """Say each problem (table, column, code) at its field, or of the whole form."""
        for where, column, code in problems:
            if code in ("part_set_aside", "refers_to_what_was_set_aside"):
                continue
            name = (
                column.removeprefix("x_") if where == table else self.PARTS.get((where, column), "")
            )
            field = name if name in self.fields else None
            self.add_error(field, str(problem_words(code)))


class OrganizationForm(EntryForm):
    """An organisation."""

    name = forms.CharField(label=_("Name"), max_length=200)
    description = _lines(_("What it does"), _("One or two sentences."))
    kind = forms.ChoiceField(label=_("Kind"), choices=[*ORGANIZATION_WORDS.items()])
    country = forms.CharField(label=_("Country"), help_text=_("Code such as GTM."), max_length=3)
    email = forms.CharField(label=_("E-mail of the office"), required=False)
    website = forms.CharField(label=_("Website"), required=False)


class LocationForm(EntryForm):
    """A place."""

    PARTS = {
        ("address", "address_1"): "address_1",
        ("address", "city"): "city",
        ("address", "postal_code"): "postal_code",
        ("address", "country"): "country",
        ("phone", "number"): "phones",
    }

    name = forms.CharField(label=_("Name"), max_length=200)
    location_type = forms.ChoiceField(label=_("Kind"), choices=[*PLACE_WORDS.items()])
    visibility = forms.ChoiceField(
        label=_("How much of it is told"),
        help_text=_("Services for shelter, violence or children are told of by telephone anyway."),
        choices=[("", _("As its services need")), *LEVEL_WORDS.items()],
        required=False,
    )
    address_1 = forms.CharField(label=_("Street and number"), max_length=200, required=False)
    city = forms.CharField(label=_("Town"), max_length=200, required=False)
    state_province = forms.CharField(label=_("Department or province"), required=False)
    postal_code = forms.CharField(label=_("Postal code"), max_length=20, required=False)
    country = forms.CharField(label=_("Country"), help_text=_("Code such as GTM."), max_length=3)
    area = forms.CharField(label=_("P-code of the area"), max_length=24, required=False)
    time_zone = forms.CharField(
        label=_("Time zone"),
        help_text=_("Like America/Tijuana. Empty where the country has only one."),
        required=False,
    )
    latitude = forms.CharField(label=_("Latitude"), required=False)
    longitude = forms.CharField(label=_("Longitude"), required=False)
    description = _lines(_("How to find it"), "", 2)
    transportation = _lines(_("How to get there"), "", 2)
    phones = _lines(_("Telephones"), _("One a line."), 2)
    accessibility = _lines(_("Getting in and around"), _("One a line: ramp, lift, low counter."), 2)


class ServiceForm(EntryForm):
    """A service."""

    PARTS = {
        ("phone", "number"): "phones",
        ("required_document", "document"): "documents",
        ("language", "code"): "languages",
        ("service_area", "x_area"): "areas",
        ("service_area", "x_country"): "areas",
        ("cost_option", "amount"): "costs",
    }

    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(
        label=_("Language of these texts"),
        help_text=_("The other languages stand on a page of their own."),
        choices=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[*KIND_WORDS.items()])
    status = forms.ChoiceField(label=_("State"), choices=[*STATUS_WORDS.items()])
    organization = forms.ChoiceField(label=_("Organisation"))
    country = forms.CharField(label=_("Country"), help_text=_("Code such as GTM."), max_length=3)
    places = forms.MultipleChoiceField(
        label=_("Places"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    topics = forms.MultipleChoiceField(
        label=_("Topics"), required=False, widget=forms.SelectMultiple(attrs={"size": 8})
    )
    description = _lines(_("What people get"), _("Short sentences, one step at a time."), 4)
    application_process = _lines(_("Steps"), _("What to do, in order."), 3)
    eligibility_description = _lines(_("For whom"), "", 2)
    minimum_age = forms.CharField(label=_("From what age"), required=False)
    maximum_age = forms.CharField(label=_("Up to what age"), required=False)
    documents = _lines(_("Papers to bring"), _("One a line."), 3)
    free = forms.ChoiceField(
        label=_("Free of charge"),
        choices=[("", _("Not known")), ("true", _("Yes")), ("false", _("No"))],
        required=False,
    )
    fees_description = _lines(_("What it costs"), "", 2)
    wait_time = forms.CharField(label=_("How long it takes"), max_length=200, required=False)
    languages = forms.CharField(
        label=_("Languages spoken"), help_text=_("Codes such as es, en, ht."), required=False
    )
    interpretation_services = _lines(_("Interpretation"), "", 2)
    phones = _lines(_("Telephones"), _("One a line."), 2)
    email = forms.CharField(label=_("E-mail of the office"), required=False)
    url = forms.CharField(label=_("Website"), required=False)
    alert = _lines(_("Warning shown on top"), _("For a change that people must know now."), 2)
    visibility = forms.ChoiceField(
        label=_("How much of its places is told"),
        choices=[("", _("As its topics need")), *LEVEL_WORDS.items()],
        required=False,
    )
    consent_on = _day(
        _("Day of the operator’s written consent"),
        _("To tell more of a sensitive place than its telephone. It holds for six months."),
    )
    owner = forms.CharField(label=_("Desk that answers for this entry"), max_length=200)
    review_due = _day(_("Next review"))
    source_url = forms.CharField(label=_("Where this was read"), required=False)
    sending_state = forms.CharField(
        label=_("State whose consular post this is"), max_length=3, required=False
    )
    areas = _lines(
        _("Jurisdiction"), _("One a line: a country (GTM) or a P-code (GT01), then its name."), 3
    )

    def __init__(
        self, *args: object, organizations: Iterable[Choice], places: Iterable[Choice], **kw: object
    ) -> None:
        """Offer these organisations and places."""
        super().__init__(*args, **kw)  # type: ignore[arg-type]  # what a form takes
        self._offer("organization", [("", "–"), *organizations])
        self._offer("places", places)
        self._offer("topics", [(topic.code, topic.name(_language())) for topic in topics()])

    def _offer(self, name: str, choices: Iterable[Choice]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]  # a choice field
        if name == "organization":
            self.fields[name].required = False


class HoursRow(forms.Form):
    """One line of hours."""

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    days = forms.MultipleChoiceField(
        label=_("Days"),
        choices=[(day, DAY_WORDS[day]) for day in DAYS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    opens_at = forms.CharField(
        label=_("Opens"), required=False, widget=forms.TextInput(attrs={"placeholder": "08:00"})
    )
    closes_at = forms.CharField(
        label=_("Closes"), required=False, widget=forms.TextInput(attrs={"placeholder": "16:00"})
    )
    valid_from = _day(_("First day"))
    valid_to = _day(_("Last day"))
    description = forms.CharField(label=_("Note"), max_length=500, required=False)


class ClosedRow(forms.Form):
    """One closed day, or several in a row, or a day with other hours."""

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    first_on = _day(_("First day"))
    last_on = _day(_("Last day"))
    opens_at = forms.CharField(label=_("Opens"), required=False)
    closes_at = forms.CharField(label=_("Closes"), required=False)
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)


class VisitForm(EntryForm):
    """A day on which a consular post comes to a town."""

    on = _day(_("First day"))
    last_on = _day(_("Last day"))
    place = forms.CharField(label=_("Town"), max_length=200)
    country = forms.CharField(label=_("Country"), help_text=_("Code such as GTM."), max_length=3)
    address = forms.CharField(label=_("Where in the town"), max_length=300, required=False)
    opens_at = forms.CharField(label=_("Opens"), required=False)
    closes_at = forms.CharField(label=_("Closes"), required=False)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)


class ReasonForm(forms.Form):
    """Why something is done."""

    why = forms.CharField(label=_("Why"), max_length=500)


def _language() -> str:
    return (get_language() or "en")[:2]
