"""Forms of the lists: a file to bring in, an entry to add or change, a reason."""

from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from travesia.lists import services
from travesia.lists.domain import (
    ALARM_BUDGETS,
    EntryKind,
    ListPurpose,
    NewListEntry,
    change_problems,
    entry_problems,
)
from travesia.lists.domain.feeds import READERS, Defaults, entry_of, row_of
from travesia.places import selectors as places

_FORMS = {
    "csv": _("Table of our own (CSV)"),
    "un-xml": _("UN Security Council (XML)"),
    "interpol-json": _("INTERPOL public notices (JSON)"),
    "opensanctions-csv": _("OpenSanctions, simple table (CSV)"),
    "opensanctions-json": _("OpenSanctions, nested (JSON lines)"),
    "ofac-xml": _("OFAC, simple list (XML)"),
}

#: Which field a problem of an entry belongs to; the others belong to the whole form.
_FIELD_OF: Mapping[str, str] = {
    "number_missing_or_too_long": "number",
    "name_missing": "names",
    "name_too_long": "names",
    "too_many_names": "names",
    "name_without_letters": "names",
    "document_missing": "documents",
    "document_number_too_long": "documents",
    "plate_or_chassis_missing": "marks",
    "vessel_name_or_number_missing": "marks",
    "mark_of_unknown_kind": "marks",
    "mark_missing_or_too_long": "marks",
    "imo_number_wrong": "marks",
    "chassis_number_wrong": "marks",
    "mmsi_wrong": "marks",
    "birth_date_malformed": "birth",
    "sex_unknown": "sex",
    "purpose_not_of_this_list": "purpose",
    "instruction_missing": "instruction",
    "expires_before_it_begins": "expires_on",
    "valid_from_malformed": "valid_from",
    "expires_on_malformed": "expires_on",
    "review_due_malformed": "review_due",
    "reason_missing": "reason",
    "expiry_missing": "expires_on",
    "expiry_in_the_past": "expires_on",
    "review_missing": "review_due",
    "review_in_the_past": "review_due",
    "review_too_late": "review_due",
    "review_after_expiry": "review_due",
}


class UploadForm(forms.Form):
    """A file and what it is."""

    form = forms.ChoiceField(
        label=_("What the file is"), choices=[(key, _FORMS[key]) for key in READERS]
    )
    file = forms.FileField(label=_("File"))


class BudgetForm(forms.Form):
    """How many people who are not on the list it may ask about, and why."""

    budget = forms.TypedChoiceField(
        label=_("False alarms accepted"),
        help_text=_(
            "Of a hundred travellers who are not on the list. Fewer also means more missed."
        ),
        coerce=float,
        choices=[(str(share), f"{share * 100:g} %") for share in ALARM_BUDGETS],
    )
    budget_why = forms.CharField(label=_("Why"), max_length=500)


class NeedForm(forms.Form):
    """Whether the first line admits without the answer of a list, and why."""

    needed = forms.TypedChoiceField(
        label=_("When it is too old, too late or was never loaded"),
        coerce=lambda said: said == "yes",
        choices=[
            ("yes", _("the first line does not admit: second line")),
            ("no", _("the desk says so, and the first line goes on")),
        ],
    )
    need_why = forms.CharField(label=_("Why"), max_length=500)


class ReasonForm(forms.Form):
    """Why something is done; a later reader will ask."""

    why = forms.CharField(
        label=_("Why"),
        help_text=_("Which letter, order or report. A later reader will ask."),
        max_length=500,
    )


class EntryForm(ReasonForm):
    """An entry as a list manager types it; several values are parted by semicolons or lines."""

    number = forms.CharField(label=_("Number"), max_length=60)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (EntryKind.PERSON.value, _("Person")),
            (EntryKind.DOCUMENT.value, _("Document")),
            (EntryKind.VEHICLE.value, _("Vehicle")),
            (EntryKind.VESSEL.value, _("Vessel")),
        ],
    )
    names = forms.CharField(
        label=_("Names"),
        help_text=_("One a line, as FAMILY, GIVEN. Any script."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    weak_names = forms.CharField(
        label=_("Aliases of low quality"),
        help_text=_("They are shown as weak and come last."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    birth = forms.CharField(
        label=_("Born"),
        help_text=_("1974-08-12, 1974-08-XX, 1974, 1974~ for about, 1970/1975 for between."),
        required=False,
    )
    sex = forms.ChoiceField(
        label=_("Sex"), choices=[("", "–"), ("F", "F"), ("M", "M"), ("X", "X")], required=False
    )
    nationalities = forms.CharField(
        label=_("Nationalities"), help_text=_("Codes such as HTI; CRI."), required=False
    )
    documents = forms.CharField(
        label=_("Documents"), help_text=_("Each as HTI:AB123456."), required=False
    )
    marks = forms.CharField(
        label=_("Plates and ship numbers"),
        help_text=_("Each as plate:HTI:AB123, vin:…, imo:…, mmsi:… or call_sign:…"),
        required=False,
    )
    purpose = forms.ChoiceField(label=_("Asked for"))
    instruction = forms.CharField(
        label=_("What the officer is asked to do"), widget=forms.Textarea(attrs={"rows": 2})
    )
    reason = forms.CharField(
        label=_("Reason of the entry"),
        help_text=_("For list managers only. It is not shown at the desk."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.CharField(label=_("Owner"), max_length=200)
    reference = forms.CharField(label=_("File of the owner"), max_length=200, required=False)
    valid_from = forms.CharField(label=_("First day"), required=False)
    expires_on = forms.CharField(label=_("Last day"), help_text=_("Like 2027-03-01."))
    review_due = forms.CharField(
        label=_("Review due"), help_text=_("Within a year, and before the entry ends.")
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        purposes: Mapping[ListPurpose, object],
        standing: NewListEntry | None = None,
        owner: str = "",
    ) -> None:
        """Begin empty, or with the entry that stands; its number and kind cannot change."""
        initial = row_of(standing) if standing else {"owner": owner}
        super().__init__(data, initial=initial)
        choices = [(purpose.value, words) for purpose, words in purposes.items()]
        self.fields["purpose"].choices = choices  # type: ignore[attr-defined]  # a choice field
        self._purposes = tuple(purposes)
        self._standing = standing
        self.entry: NewListEntry | None = None
        self.order_fields([*(name for name in self.fields if name != "why"), "why"])
        for name in ("number", "kind") if standing else ():
            self.fields[name].disabled = True
        for name in ("valid_from", "expires_on", "review_due"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"})

    def clean(self) -> dict[str, object]:
        """Read the fields as one row of our own table, and say at each what is wrong with it."""
        typed = super().clean() or {}
        row = {key: "; ".join(str(value).splitlines()) for key, value in typed.items()}
        row = {key: row.get(key, "") for key in (*self.fields, "countries")}
        if self._standing is not None:
            row["countries"] = "; ".join(self._standing.countries)
        entry, unread = entry_of(row, Defaults())
        problems = (
            *unread,
            *entry_problems(entry, self._purposes),
            *change_problems(entry, today=places.today_in(settings.COUNTRY)),
        )
        for code in problems:
            name = _FIELD_OF.get(code)
            if name is None or name not in self.errors:
                self.add_error(name, services.problem_words(code))
        self.entry = None if self.errors else entry
        return typed
