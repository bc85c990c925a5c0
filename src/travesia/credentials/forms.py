"""What officers type about authorisations; every form keeps what was typed."""

from datetime import date
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.core.textarea import Lines
from travesia.credentials import selectors
from travesia.credentials.domain import (
    CATEGORY_LENGTH,
    CONDITIONS_LENGTH,
    ISSUER_LENGTH,
    MOST_DAYS,
    MOST_ENTRIES,
    Holder,
    Kind,
    NewAuthorisation,
    State,
    Terms,
)
from travesia.vocab import sexes

#: What the problems of a new authorisation are about, so that each stands beside its field.
FIELD_OF = {
    "name_missing": "primary",
    "name_too_long": "primary",
    "birth_date_malformed": "birth_date",
    "birth_date_in_future": "birth_date",
    "sex_unknown": "sex",
    "nationality_malformed": "nationality",
    "document_number_missing": "document_number",
    "document_number_too_long": "document_number",
    "document_issuer_malformed": "document_issuer",
    "country_malformed": "country",
    "issuer_missing_or_too_long": "issuer",
    "ends_before_it_begins": "valid_until",
    "over_before_it_is_given": "valid_until",
    "too_long": "valid_until",
    "no_entry_given": "entries_allowed",
    "entries_out_of_range": "entries_allowed",
    "days_out_of_range": "days_per_stay",
}


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds that are decided here, in the active language."""
    kinds = (kind for kind in Kind if kind is not Kind.EXTENSION)
    return [(kind.value, selectors.kind_words(kind)) for kind in kinds]


def sex_choices() -> list[tuple[str, str]]:
    """Return the sexes documents show, none first."""
    language = get_language() or "en"
    return [("", str(_("Not stated"))), *((one.code, one.name(language)) for one in sexes())]


def _day(label: object) -> forms.DateField:
    return forms.DateField(
        label=label,  # type: ignore[arg-type]  # a lazy translation is a text
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"autocomplete": "off"}, format="%Y-%m-%d"),
        help_text="2030-01-31",
        error_messages={"invalid": _("Write the date as 2030-01-31.")},
    )


class FilterForm(forms.Form):
    """What narrows the list."""

    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Fill the choices in the active language."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        everything = ("", str(_("All")))
        states = [(state.value, selectors.state_words(state)[1]) for state in State]
        kinds = [(kind.value, selectors.kind_words(kind)) for kind in Kind]
        self.fields["state"].choices = [everything, *states]  # type: ignore[attr-defined]  # a choice
        self.fields["kind"].choices = [everything, *kinds]  # type: ignore[attr-defined]  # a choice

    def state_chosen(self) -> State | None:
        """Return the state to show; None for all."""
        return State(self.cleaned_data["state"]) if self.cleaned_data.get("state") else None

    def kind_chosen(self) -> Kind | None:
        """Return the kind to show; None for all."""
        return Kind(self.cleaned_data["kind"]) if self.cleaned_data.get("kind") else None


class TermsForm(forms.Form):
    """What an authorisation allows; alone it is an extension of stay."""

    valid_from = _day(_("First day"))
    valid_until = _day(_("Last day"))
    conditions = forms.CharField(
        label=_("Conditions"),
        required=False,
        max_length=CONDITIONS_LENGTH,
        widget=Lines(attrs={"rows": 2}),
    )

    def extension_of(self, record: selectors.Record) -> NewAuthorisation:
        """Return the extension of an authorisation, for the same holder."""
        data, view = self.cleaned_data, record.view
        return NewAuthorisation(
            kind=Kind.EXTENSION,
            holder=view.holder,
            terms=Terms(data["valid_from"], data["valid_until"], 0, None),
            country=view.country,
            issuer=view.issuer,
            conditions=data["conditions"],
            extends=view.id,
        )


class NewForm(TermsForm):
    """A whole application, as it is entered at a counter."""

    field_order = (
        *("kind", "category", "primary", "secondary", "birth_date", "sex", "nationality"),
        *("document_issuer", "document_number", "country", "issuer"),
        *("valid_from", "valid_until", "entries_allowed", "days_per_stay", "conditions"),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=kind_choices)
    category = forms.CharField(label=_("Category"), required=False, max_length=CATEGORY_LENGTH)
    primary = forms.CharField(label=_("Family name"), required=False, max_length=120)
    secondary = forms.CharField(label=_("Given names"), required=False, max_length=120)
    birth_date = forms.CharField(
        label=_("Date of birth"), required=False, max_length=10, help_text="1974-08-12"
    )
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=sex_choices)
    nationality = forms.CharField(label=_("Nationality"), required=False, max_length=3)
    document_issuer = forms.CharField(label=_("Issuing state"), required=False, max_length=3)
    document_number = forms.CharField(label=_("Document number"), required=False, max_length=30)
    country = forms.CharField(label=_("Country where it holds"), max_length=3)
    issuer = forms.CharField(
        label=_("Issued by"),
        max_length=ISSUER_LENGTH,
        help_text=_("The code that stands in the zone of a visa."),
    )
    entries_allowed = forms.IntegerField(
        label=_("Entries"),
        required=False,
        min_value=1,
        max_value=MOST_ENTRIES,
        help_text=_("Empty for any number."),
    )
    days_per_stay = forms.IntegerField(
        label=_("Days of one stay"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=_("The day of entry counts. Empty for until the last day."),
    )

    def new(self, person_id: UUID | None = None) -> NewAuthorisation:
        """Return what was typed as what is applied for."""
        data = self.cleaned_data
        return NewAuthorisation(
            kind=Kind(data["kind"]),
            holder=Holder(
                primary=data["primary"],
                secondary=data["secondary"],
                birth_date=data["birth_date"],
                sex=data["sex"],
                nationality=data["nationality"].upper(),
                document_issuer=data["document_issuer"],
                document_number=data["document_number"],
                person_id=person_id,
            ),
            terms=Terms(
                data["valid_from"],
                data["valid_until"],
                data["entries_allowed"],
                data["days_per_stay"],
            ),
            country=data["country"],
            issuer=data["issuer"],
            category=data["category"],
            conditions=data["conditions"],
        )


class RevocationForm(forms.Form):
    """A proposal to take an authorisation away."""

    reason = forms.ChoiceField(label=_("Reason"), choices=selectors.revocation_choices)
    effective_on = forms.DateField(
        label=_("From which day"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"autocomplete": "off"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the date as 2030-01-31.")},
        help_text=_("Empty for the day on which the second person confirms."),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=CONDITIONS_LENGTH,
        widget=Lines(attrs={"rows": 2}),
    )


class RefuseForm(forms.Form):
    """A refusal, with the reason that is given to the applicant."""

    reason = forms.ChoiceField(label=_("Reason"), choices=selectors.refusal_choices)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=CONDITIONS_LENGTH,
        widget=Lines(attrs={"rows": 2}),
    )


def first_days(today: date, country: str) -> dict[str, object]:
    """Return what stands in a new form before anybody typed."""
    return {"valid_from": today, "country": country, "issuer": country}
