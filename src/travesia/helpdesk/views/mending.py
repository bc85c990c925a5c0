"""The form in which a contact that was logged wrongly is said rightly."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.helpdesk.domain import (
    LANGUAGES,
    NOTES_LENGTH,
    AgeBand,
    Channel,
    Duration,
    Gender,
    NewContact,
    NewReferral,
    Outcome,
    Profile,
    ReferralMethod,
    Repeat,
    Urgency,
    topic_groups,
)
from travesia.helpdesk.selectors import choices_of, language_words

#: Field → its list of codes.
_LISTS = {
    "channel": Channel,
    "profile": Profile,
    "gender": Gender,
    "age_band": AgeBand,
    "outcome": Outcome,
    "repeat": Repeat,
    "duration": Duration,
    "urgency": Urgency,
    "method": ReferralMethod,
}


class MendForm(forms.Form):
    """Everything of a contact but its desk, hour and place, which stay."""

    topics = forms.MultipleChoiceField(
        label=_("What about?"), widget=forms.SelectMultiple(attrs={"size": 8})
    )
    profile = forms.ChoiceField(label=_("Who?"))
    gender = forms.ChoiceField(label=_("Gender"))
    age_band = forms.ChoiceField(label=_("Age"))
    channel = forms.ChoiceField(label=_("Channel"))
    language = forms.ChoiceField(label=_("Language spoken"))
    persons = forms.IntegerField(label=_("Persons informed"), min_value=1, max_value=500)
    outcome = forms.ChoiceField(label=_("What came of it?"))
    service_name = forms.CharField(
        label=_("Referred to which service"),
        max_length=160,
        required=False,
        help_text=_("The same name keeps the code that the person has on paper."),
    )
    method = forms.ChoiceField(label=_("How?"))
    repeat = forms.ChoiceField(label=_("First time here?"))
    duration = forms.ChoiceField(label=_("How long?"))
    urgency = forms.ChoiceField(label=_("How urgent?"))
    notes = forms.CharField(
        label=_("Note"),
        max_length=NOTES_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the lists in the language of the screen."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        screen = get_language() or "en"
        offered: dict[str, list[object]] = {
            name: list(choices_of(values)) for name, values in _LISTS.items()
        }
        offered["language"] = [(code, language_words(code)) for code in LANGUAGES]
        offered["topics"] = [
            (group.name(screen), [(one.code, one.name(screen)) for one in group.topics])
            for group in topic_groups()
        ]
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices  # type: ignore[assignment]  # pairs, or groups of pairs

    @staticmethod
    def of(contact: NewContact) -> dict[str, object]:
        """Return what the form shows of a contact."""
        names = ("topics", "language", "persons", "notes", *_LISTS)
        shown = {name: getattr(contact, name) for name in names if name != "method"}
        sent = contact.referral
        shown["method"] = sent.method if sent else ReferralMethod.TOLD
        shown["service_name"] = sent.service_name if sent else ""
        return shown

    def said(self, before: NewContact) -> dict[str, object]:
        """Return what was typed as the values of a contact."""
        data = self.cleaned_data
        found: dict[str, object] = {
            name: values(data[name]) for name, values in _LISTS.items() if name != "method"
        }
        found |= {name: data[name] for name in ("language", "persons", "notes")}
        found["topics"] = tuple(data["topics"])
        found["referral"] = None
        if data["outcome"] == Outcome.REFERRED:
            name = data["service_name"].strip()
            stood = before.referral
            one = stood.service_id if stood and stood.service_name == name else ""
            found["referral"] = NewReferral(name, ReferralMethod(data["method"]), one)
        return found
