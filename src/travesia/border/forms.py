"""What officers type at the desk; every form keeps what was typed when something is wrong."""

from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.border import selectors, services
from travesia.border.domain import (
    LANGUAGES,
    Direction,
    GroupKind,
    PaperDecision,
    Proof,
    refusal_reasons,
)
from travesia.core.textarea import Lines
from travesia.people.domain import Claim, HeldDocument
from travesia.seals.symbols.images import MAX_FILE
from travesia.vocab import purposes, sexes

#: What an officer chooses who lets in on no authorisation at all.
NO_AUTHORISATION = "none"

#: Codes of what is wrong with typed fields → the field they belong to and the sentence.
TYPED_PROBLEMS = {
    "name_missing": ("primary", _("Give at least one name.")),
    "name_too_long": ("primary", _("This name is longer than any document holds.")),
    "birth_date_malformed": (
        "birth_date",
        _("Write the date as 1974-08-12; leave out what is not known: 1974-08 or 1974."),
    ),
    "birth_date_in_future": ("birth_date", _("This date of birth has not come yet.")),
    "sex_unknown": ("sex", _("Choose one of the list.")),
    "nationality_malformed": ("nationality", _("Give the code of one to three letters.")),
    "number_missing": ("number", _("Give the number of the document.")),
    "number_too_long": ("number", _("This number is longer than any document holds.")),
    "issuer_malformed": ("issuing_state", _("Give the code of one to three letters.")),
}


def purpose_choices() -> list[tuple[str, str]]:
    """Return the purposes of travel in the officer's language, none first."""
    language = get_language() or "en"
    return [("", str(_("Not asked"))), *((t.code, t.name(language)) for t in purposes())]


def sex_choices() -> list[tuple[str, str]]:
    """Return the sexes documents show, in the officer's language, none first."""
    language = get_language() or "en"
    return [("", str(_("Not stated"))), *((t.code, t.name(language)) for t in sexes())]


def direction_choices() -> list[tuple[str, str]]:
    """Return entry and exit in the officer's language."""
    return [(Direction.ENTRY.value, str(_("Entry"))), (Direction.EXIT.value, str(_("Exit")))]


class _OnceForm(forms.Form):
    """A form that carries a number made when it was shown: sent twice, it acts once."""

    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ReadingForm(forms.Form):
    """What a reader sent or somebody pasted, and perhaps a picture with codes."""

    zone = forms.CharField(
        label=_("Machine readable zone, card or seal"),
        required=False,
        strip=False,
        max_length=10_000,
        widget=Lines(attrs={"rows": 3, "spellcheck": "false", "autocomplete": "off"}),
    )
    picture = forms.FileField(
        label=_("Picture of a code"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )

    #: Name of a specimen of the demonstration, which stands for whatever was typed.
    specimen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def texts(self, *, today: date) -> tuple[str, ...]:
        """Return each text to read, the typed one first; raises ZoneNotReadError for a picture.

        With neither the empty text is returned: it has its own sentence. `today` is the post's.
        """
        zone, picture = self.cleaned_data["zone"], self.cleaned_data["picture"]
        specimen = selectors.specimens().get(self.cleaned_data["specimen"])
        if specimen is not None or picture is None:
            return (specimen or zone,)
        found = services.read_picture(picture.read(MAX_FILE + 1), today=today)
        return (zone, *found) if zone.strip() else found


class PictureForm(forms.Form):
    """A picture taken at the desk, or chosen from a file, and what is in it."""

    picture = forms.FileField()
    source = forms.ChoiceField(choices=[(one.value, one.value) for one in services.TAKEN_HERE])
    #: Set by the page when its camera took the picture; a file may be of any day.
    by_camera = forms.BooleanField(required=False)


class ZoneForm(ReadingForm, _OnceForm):
    """What opens an inspection."""

    direction = forms.ChoiceField(choices=direction_choices, initial=Direction.ENTRY.value)


class TypedForm(_OnceForm):
    """A document typed by hand, when no reader can read it."""

    direction = forms.ChoiceField(choices=direction_choices, initial=Direction.ENTRY.value)
    primary = forms.CharField(label=_("Family name"), required=False, max_length=120)
    secondary = forms.CharField(label=_("Given names"), required=False, max_length=120)
    birth_date = forms.CharField(
        label=_("Date of birth"), required=False, max_length=10, help_text="1974-08-12"
    )
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=sex_choices)
    nationality = forms.CharField(label=_("Nationality"), required=False, max_length=3)
    document_code = forms.CharField(
        label=_("Document code"), required=False, max_length=2, initial="P"
    )
    issuing_state = forms.CharField(label=_("Issuing state"), required=False, max_length=3)
    number = forms.CharField(label=_("Document number"), required=False, max_length=30)
    expires_on = forms.DateField(
        label=_("Date of expiry"),
        required=False,
        input_formats=["%Y-%m-%d"],
        help_text="2030-01-31",
        error_messages={"invalid": _("Write the date as 2030-01-31.")},
    )

    def claim(self) -> Claim:
        """Return who the traveller claims to be."""
        data = self.cleaned_data
        names = ("primary", "secondary", "birth_date", "sex", "nationality")
        return Claim(*(data[name].strip() for name in names))

    def document(self) -> HeldDocument:
        """Return the document as typed."""
        data = self.cleaned_data
        return HeldDocument(
            document_code=data["document_code"].strip().upper(),
            issuing_state=data["issuing_state"].strip().upper(),
            number=data["number"].strip().upper(),
            expires_on=data["expires_on"],
        )

    def add_problems(self, problems: object) -> None:
        """Put each problem beside its field."""
        for code in problems if isinstance(problems, tuple) else ():
            name, sentence = TYPED_PROBLEMS.get(code, (None, _("This cannot be as it is.")))
            self.add_error(name, sentence)


class JourneyForm(_OnceForm):
    """What goes with a decision."""

    direction = forms.ChoiceField(choices=direction_choices)
    purpose_of_travel = forms.ChoiceField(
        label=_("Purpose of travel"), required=False, choices=purpose_choices
    )
    conveyance = forms.CharField(
        label=_("Vehicle, flight or vessel"), required=False, max_length=60
    )
    ground = forms.CharField(required=False, max_length=30)
    reason = forms.CharField(required=False, max_length=30)
    #: The id of an authorisation, `none`, or empty when the officer chose nothing.
    authorisation = forms.CharField(required=False, max_length=36)
    #: Sent by the window in which other days are granted: what stands in it counts then alone.
    granting = forms.BooleanField(required=False)
    days_granted = forms.IntegerField(required=False)
    days_reason = forms.CharField(required=False, max_length=300)
    #: Sent by a screen on which several authorisations fit: nothing is taken by itself.
    authorisation_asked = forms.BooleanField(required=False)

    @property
    def days(self) -> tuple[int | None, str]:
        """Return the days that the officer grants and why; no days for those of the rule."""
        data = self.cleaned_data
        if not data["granting"]:
            return None, ""
        return data["days_granted"] or 0, data["days_reason"]

    def clean_authorisation(self) -> UUID | None:
        """Return the id of the authorisation; None for none."""
        said: str = self.cleaned_data["authorisation"]
        if said in ("", NO_AUTHORISATION):
            return None
        try:
            return UUID(said)
        except ValueError as error:
            raise forms.ValidationError(_("This cannot be as it is.")) from error

    @property
    def authorisation_is_missing(self) -> bool:
        """Tell whether somebody enters, several authorisations fit and the officer chose none."""
        data = self.cleaned_data
        entering = data["direction"] == Direction.ENTRY.value
        return entering and data["authorisation_asked"] and not self.data.get("authorisation")


class CaseForm(_OnceForm):
    """A second-line case for somebody whose document was not read."""

    direction = forms.ChoiceField(choices=direction_choices)
    reason = forms.CharField(required=False, max_length=30)
    note = forms.CharField(required=False, max_length=services.NOTE_LENGTH)


class GroupForm(_OnceForm):
    """A group to begin."""

    direction = forms.ChoiceField(choices=direction_choices)
    kind = forms.ChoiceField(choices=[(one.value, one.value) for one in GroupKind])
    label = forms.CharField(required=False, max_length=60)


class GuardianForm(forms.Form):
    """The adult who answers for a child, and the document that shows it."""

    adult = forms.UUIDField(required=False)
    adult_name = forms.CharField(required=False, max_length=120)
    adult_reason = forms.CharField(required=False, max_length=300)
    proof = forms.ChoiceField(choices=[(one.value, one.value) for one in Proof])
    proof_number = forms.CharField(required=False, max_length=40)
    note = forms.CharField(required=False, max_length=300)


class RefusalForm(forms.Form):
    """A proposal to refuse."""

    reason = forms.CharField(required=False, max_length=10)
    text = forms.CharField(
        label=_("What you found, in your words"),
        required=False,
        max_length=1000,
        widget=Lines(attrs={"rows": 3}),
    )
    language = forms.ChoiceField(
        label=_("Language of the notice"), choices=[(code, code) for code in LANGUAGES]
    )

    @staticmethod
    def reasons() -> list[tuple[str, str]]:
        """Return the reasons in the officer's language with their codes."""
        language = get_language() or "en"
        return [(r.code, f"{r.code}: {r.in_words(language)}") for r in refusal_reasons().values()]


class CorrectionForm(forms.Form):
    """How a crossing should have been recorded."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    direction = forms.ChoiceField(label=_("Direction"), choices=direction_choices)
    occurred_at = forms.CharField(label=_("Time at the post"), max_length=16)
    purpose_of_travel = forms.ChoiceField(
        label=_("Purpose of travel"), required=False, choices=purpose_choices
    )
    conveyance = forms.CharField(
        label=_("Vehicle, flight or vessel"), required=False, max_length=60
    )
    nationality = forms.CharField(label=_("Nationality"), required=False, max_length=3)
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=sex_choices)
    reason = forms.CharField(label=_("Why it is corrected"), required=False, max_length=500)

    def clean_occurred_at(self) -> str:
        """Accept a local date and time as browsers send it."""
        text: str = self.cleaned_data["occurred_at"]
        try:
            datetime.fromisoformat(text)
        except ValueError as error:
            raise forms.ValidationError(_("Write the time as 2026-11-20T14:32.")) from error
        return text

    def moment(self, zone: ZoneInfo, recorded: datetime) -> datetime:
        """Return the time as an aware moment; unchanged minutes keep the recorded seconds."""
        local = datetime.fromisoformat(self.cleaned_data["occurred_at"]).replace(tzinfo=zone)
        shown = recorded.astimezone(zone).replace(second=0, microsecond=0)
        return recorded if local == shown else local


class PaperEntryForm(TypedForm):
    """A form that was written on paper: the document, read or typed, and what stands beside it."""

    zone = forms.CharField(
        label=_("Machine readable zone"),
        required=False,
        strip=False,
        max_length=10_000,
        widget=Lines(attrs={"rows": 3, "spellcheck": "false", "autocomplete": "off"}),
    )
    day = forms.DateField(
        label=_("Day of the crossing"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the date as 2030-01-31.")},
    )
    time = forms.TimeField(
        label=_("Time at the post"),
        input_formats=["%H:%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": _("Write the time as 08:30.")},
    )
    form_number = forms.CharField(label=_("Number of the form"), required=False, max_length=40)
    officer = forms.CharField(label=_("Officer on the form"), required=False, max_length=80)
    decision = forms.ChoiceField(
        label=_("Decided on paper"),
        choices=[(one.value, one.value) for one in PaperDecision],
        initial=PaperDecision.ADMITTED.value,
    )
    reason = forms.CharField(required=False, max_length=10)
    second_officer = forms.CharField(label=_("Second officer"), required=False, max_length=80)
    purpose_of_travel = forms.ChoiceField(
        label=_("Purpose of travel"), required=False, choices=purpose_choices
    )
    conveyance = forms.CharField(
        label=_("Vehicle, flight or vessel"), required=False, max_length=60
    )
    as_written = forms.BooleanField(required=False)
    holder = forms.CharField(required=False, max_length=36)

    @property
    def is_typed(self) -> bool:
        """Tell whether the document was typed: nothing was read."""
        return not self.cleaned_data["zone"].strip()

    def paper(self, zone: ZoneInfo) -> services.OnPaper:
        """Return what stands on the form, its time by the clocks of the post."""
        data = self.cleaned_data
        return services.OnPaper(
            number=data["form_number"],
            crossed_at=datetime.combine(data["day"], data["time"], tzinfo=zone),
            direction=Direction(data["direction"]),
            decision=PaperDecision(data["decision"]),
            officer=data["officer"],
            second_officer=data["second_officer"],
            reason=data["reason"],
            purpose_of_travel=data["purpose_of_travel"],
            conveyance=data["conveyance"],
            as_written=data["as_written"],
            holder=data["holder"],
        )
