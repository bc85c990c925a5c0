"""Forms of facilities, partners, publications and threads."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.core.textarea import Lines
from travesia.programme.domain.activity_views import AliasUse, PartnerKind
from travesia.programme.domain.facilities import FacilityKind, FacilityStep, Known, StepOn
from travesia.programme.domain.threads import ThreadKind
from travesia.programme.selectors.activity_words import choices, region
from travesia.programme.services.registers import NewFacility, NewPartner, NewPublication
from travesia.programme.services.threads import NewThread, Told
from travesia.programme.views.activity_forms import day_field, set_choices

_CODE = r"^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$"


def code_field() -> forms.RegexField:
    """Return a field for the code of something new."""
    return forms.RegexField(
        label=_("Code"),
        regex=_CODE,
        max_length=40,
        error_messages={"invalid": _("Letters, digits, points and hyphens, 2 to 40.")},
    )


class FacilityForm(forms.Form):
    """A facility or equipment."""

    code = code_field()
    name = forms.CharField(label=_("Name, as people there call it"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"))
    country = forms.ChoiceField(label=_("Country"))
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    system = forms.CharField(label=_("System"), max_length=60, required=False)
    quantity = forms.IntegerField(label=_("How many alike"), min_value=1, initial=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own arguments
        """Offer kinds and countries."""
        super().__init__(*args, **kwargs)
        set_choices(self, kind=choices(FacilityKind), country=region())

    def new(self) -> NewFacility:
        """Return the facility as typed."""
        data = self.cleaned_data
        return NewFacility(
            code=data["code"],
            name=data["name"],
            kind=FacilityKind(data["kind"]),
            country=data["country"],
            quantity=data["quantity"],
            system=data["system"],
            place=data["place"],
        )


class StepForm(forms.Form):
    """A state that a facility reached on a day."""

    step = forms.ChoiceField(label=_("State"))
    on = day_field(_("Day"))
    known = forms.ChoiceField(label=_("It was so"))
    source = forms.CharField(label=_("Where it is said"), max_length=160, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own arguments
        """Offer the states."""
        super().__init__(*args, **kwargs)
        set_choices(self, step=choices(FacilityStep), known=choices(Known))

    def new(self) -> StepOn:
        """Return the state as typed; a month is kept by its first day."""
        data = self.cleaned_data
        known = Known(data["known"])
        on = data["on"].replace(day=1) if known is Known.MONTH else data["on"]
        return StepOn(FacilityStep(data["step"]), on, known)


class PartnerForm(forms.Form):
    """An institution under its official name, and how else it is written."""

    name = forms.CharField(label=_("Official name"), max_length=160)
    short = forms.CharField(label=_("Short form"), max_length=40, required=False)
    kind = forms.ChoiceField(label=_("Kind"))
    country = forms.ChoiceField(label=_("Country"), required=False)
    official = forms.CharField(
        label=_("Official in other languages"), required=False, widget=Lines(attrs={"rows": 2}),
        help_text=_("One on each line."),
    )  # fmt: skip
    avoid = forms.CharField(
        label=_("Other spellings, to be avoided"), required=False, widget=Lines(attrs={"rows": 3}),
        help_text=_("One on each line. They lead here, and bulletins do not print them."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own arguments
        """Offer kinds and countries."""
        super().__init__(*args, **kwargs)
        regional = [("", _("Regional")), *region()]
        set_choices(self, kind=choices(PartnerKind), country=regional)

    def new(self) -> NewPartner:
        """Return the partner as typed."""
        data = self.cleaned_data
        lines = (("official", AliasUse.OFFICIAL), ("avoid", AliasUse.AVOID))
        return NewPartner(
            name=data["name"],
            kind=PartnerKind(data["kind"]),
            short=data["short"],
            country=data["country"],
            aliases=tuple(
                (line.strip(), use)
                for name, use in lines
                for line in data[name].splitlines()
                if line.strip()
            ),
        )


class PublicationForm(forms.Form):
    """A publication."""

    code = code_field()
    title = forms.CharField(label=_("Title"), max_length=240)
    published = forms.CharField(
        label=_("Published"),
        max_length=10,
        help_text=_("A day as 2024-07-31, or a month as 2024-07"),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language"), required=False,
        choices=[("", "–"), ("es", "Español"), ("en", "English"), ("fr", "Français"),
                 ("ht", "Kreyòl ayisyen"), ("pt", "Português")],
    )  # fmt: skip
    address = forms.URLField(
        label=_("Address"), max_length=300, required=False, assume_scheme="https"
    )
    partners = forms.CharField(
        label=_("Partners"), required=False, widget=Lines(attrs={"rows": 2}),
        help_text=_("One on each line."),
    )  # fmt: skip

    def new(self) -> NewPublication:
        """Return the publication as typed."""
        data = self.cleaned_data
        return NewPublication(
            code=data["code"],
            title=data["title"],
            published=data["published"],
            language=data["language"],
            address=data["address"],
            partners=tuple(line for line in data["partners"].splitlines() if line.strip()),
        )


_DUE = _("A day as 2024-07-31, a month as 2024-07, or empty for none")


class ThreadForm(forms.Form):
    """A policy, agreement or work in progress to follow."""

    code = code_field()
    title = forms.CharField(label=_("What it is about"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"))
    countries = forms.MultipleChoiceField(
        label=_("Countries"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("None: it is regional."),
    )  # fmt: skip
    owner = forms.CharField(label=_("Who answers for it"), max_length=120, required=False)
    opened_on = day_field(_("Known since"))
    due = forms.CharField(label=_("Due"), max_length=10, required=False, help_text=_DUE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own arguments
        """Offer kinds and countries."""
        super().__init__(*args, **kwargs)
        self.fields["opened_on"].initial = clock.today()
        set_choices(self, kind=choices(ThreadKind), countries=region())

    def new(self) -> NewThread:
        """Return the thread as typed."""
        data = self.cleaned_data
        return NewThread(
            code=data["code"],
            title=data["title"],
            kind=ThreadKind(data["kind"]),
            opened_on=data["opened_on"],
            countries=tuple(sorted(data["countries"])),
            owner=data["owner"],
            due=data["due"],
        )


class TellForm(forms.Form):
    """What happened to a thread."""

    on = day_field(_("Day"))
    says = forms.CharField(label=_("What happened"), max_length=160)
    activity = forms.CharField(label=_("Reference of the activity"), max_length=40, required=False)
    due = forms.CharField(label=_("Due"), max_length=10, required=False, help_text=_DUE)

    def new(self) -> Told:
        """Return what is told."""
        data = self.cleaned_data
        return Told(data["on"], data["says"], data["activity"], data["due"])


class CloseForm(forms.Form):
    """What closed a thread."""

    on = day_field(_("Day"))
    by = forms.CharField(
        label=_("Closed by"),
        max_length=160,
        help_text=_("The reference of an activity, or a sentence"),
    )  # fmt: skip
