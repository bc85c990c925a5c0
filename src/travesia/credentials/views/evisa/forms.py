"""What applicants and officers type about an online application; every form keeps it."""

from datetime import date
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.core.textarea import Lines
from travesia.credentials.domain import CONDITIONS_LENGTH, Holder, Terms
from travesia.credentials.domain.evisa import (
    CONTACT_LENGTH,
    TEXT_LENGTH,
    NewApplication,
    Offer,
    Particulars,
)
from travesia.credentials.forms import sex_choices
from travesia.credentials.selectors import evisa
from travesia.documents import MrzReading, Severity, parse_mrz

#: What the problems of an application are about, so that each stands beside its field.
FIELD_OF = {
    "name_missing": "primary",
    "name_too_long": "primary",
    "birth_date_malformed": "birth_date",
    "birth_date_in_future": "birth_date",
    "birth_date_missing": "birth_date",
    "sex_unknown": "sex",
    "nationality_malformed": "nationality",
    "nationality_missing": "nationality",
    "nationality_not_offered": "nationality",
    "document_number_missing": "document_number",
    "document_number_too_long": "document_number",
    "document_issuer_malformed": "document_issuer",
    "document_not_taken": "zone",
    "document_expires_too_early": "document_expires",
    "arrives_in_past": "arrives_on",
    "arrives_too_late": "arrives_on",
    "departs_before_arrival": "departs_on",
    "stay_too_long": "departs_on",
    "contact_missing": "contact",
    "purpose_missing": "purpose",
}
#: What lies on the page that is read: the lines of a zone and no more.
_ZONE_LENGTH = 200


def _day(label: object, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,  # type: ignore[arg-type]  # a lazy translation is a text
        required=required,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text="2030-01-31",
        error_messages={"invalid": _("Write the date as 2030-01-31.")},
    )


def _text(label: object, length: int, **more: object) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, **more)  # type: ignore[arg-type]  # Django's own arguments


class ApplyForm(forms.Form):
    """One application; the zone of the document fills the fields that are left empty."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    zone = _text(
        _("Lines at the foot of the passport page"),
        _ZONE_LENGTH,
        strip=False,
        widget=Lines(
            attrs={"rows": 3, "class": "mono", "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=_("Two lines with many <<<. Copy them, or leave this empty and fill the fields."),
    )
    primary = _text(_("Family name"), 120)
    secondary = _text(_("Given names"), 120)
    birth_date = _text(_("Date of birth"), 10, help_text="1974-08-12")
    sex = forms.ChoiceField(label=_("Sex in the document"), required=False, choices=sex_choices)
    nationality = _text(_("Nationality"), 3, help_text=_("Three letters, as in the passport."))
    document_issuer = _text(
        _("State that issued the document"), 3, help_text=_("Three letters, as in the passport.")
    )
    document_number = _text(_("Document number"), 30)
    document_expires = _day(_("Document valid until"), required=False)
    arrives_on = _day(_("Day of arrival"))
    departs_on = _day(_("Day of leaving"))
    purpose = _text(_("What you travel for"), TEXT_LENGTH, widget=Lines(attrs={"rows": 2}))
    address = _text(
        _("Where you will stay, if you know"),
        TEXT_LENGTH,
        widget=Lines(attrs={"rows": 2}),
    )
    contact = _text(
        _("E-mail or telephone"),
        CONTACT_LENGTH,
        help_text=_("An officer uses it only if something cannot be asked on the page."),
    )

    def clean(self) -> dict[str, object]:
        """Read the zone; what it says fills the fields that were left empty."""
        data: dict[str, object] = dict(super().clean() or {})
        text = str(data.get("zone") or "").strip()
        if not text:
            return data
        reading = parse_mrz(text, today=clock.today(), training=evisa.in_training())
        faults = [one for one in reading.findings if one.severity is Severity.STOP]
        language = get_language() or "en"
        for fault in faults:
            self.add_error("zone", fault.message(language))
        if not faults and (reading.name is None or not reading.document_number):
            self.add_error("zone", _("This is not the whole zone of a travel document."))
        self.document_code = reading.document_code or ""
        for name, value in _said(reading).items():
            if not data.get(name):
                data[name] = value
        return data

    def new(self, offer: Offer) -> NewApplication:
        """Return what was typed as what is applied for."""
        data = self.cleaned_data
        expires = data.get("document_expires")
        return NewApplication(
            offer=offer,
            particulars=Particulars(
                holder=Holder(
                    primary=data["primary"],
                    secondary=data["secondary"],
                    birth_date=data["birth_date"],
                    sex=data["sex"],
                    nationality=data["nationality"].upper(),
                    document_issuer=data["document_issuer"],
                    document_number=data["document_number"],
                ),
                document_code=getattr(self, "document_code", ""),
                document_expires=expires.isoformat() if isinstance(expires, date) else "",
                zone="\n".join(data["zone"].split()),
                contact=data["contact"],
                purpose=data["purpose"],
                address=data["address"],
            ),
            arrives_on=data["arrives_on"],
            departs_on=data["departs_on"],
            language=(get_language() or "en")[:2],
        )

    def token_given(self) -> UUID:
        """Return what tells this form from every other."""
        return UUID(str(self.cleaned_data["token"]))


def _said(reading: MrzReading) -> dict[str, object]:
    """Return what a zone says, by field of the form."""
    born, expiry = reading.birth_date, reading.expiry_date
    return {
        "primary": reading.surname or "",
        "secondary": reading.given_names or "",
        "birth_date": str(born) if born is not None and born.year is not None else "",
        "sex": reading.sex or "",
        "nationality": reading.nationality or "",
        "document_issuer": reading.issuing_state or "",
        "document_number": reading.document_number or "",
        "document_expires": None if expiry is None else expiry.exact,
    }


class ApproveForm(forms.Form):
    """The terms of a visa; they may be narrower than what is offered."""

    valid_from = _day(_("First day"))
    valid_until = _day(_("Last day"))
    entries_allowed = forms.IntegerField(
        label=_("Entries"), required=False, min_value=1, help_text=_("Empty for any number.")
    )
    days_per_stay = forms.IntegerField(label=_("Days of one stay"), required=False, min_value=1)
    conditions = forms.CharField(label=_("Conditions"), required=False, max_length=300)

    def terms(self) -> Terms:
        """Return what was typed as terms."""
        data = self.cleaned_data
        return Terms(
            data["valid_from"], data["valid_until"], data["entries_allowed"], data["days_per_stay"]
        )


class AskForm(forms.Form):
    """A question to the applicant."""

    text = forms.CharField(
        label=_("Question to the applicant"),
        max_length=CONDITIONS_LENGTH,
        widget=Lines(attrs={"rows": 2}),
    )
