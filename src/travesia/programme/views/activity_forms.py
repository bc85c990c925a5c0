"""Forms of activities and attendance, and how they become what the services take."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from travesia.core.textarea import Lines
from travesia.programme.domain.activities import (
    NOTE_LENGTH,
    TITLE_LENGTH,
    ActivityKind,
    ActivityState,
    ActivityTopic,
    Modality,
    NewActivity,
)
from travesia.programme.domain.activity_views import ActivityView
from travesia.programme.domain.attendance import MOST_PEOPLE, SPLITS, HeadCount
from travesia.programme.selectors import threads
from travesia.programme.selectors.activity_words import (
    OUTCOME_WORDS,
    category_word,
    choices,
    region,
)

_LANGUAGES = [("es", "Español"), ("en", "English"), ("fr", "Français"), ("ht", "Kreyòl ayisyen")]
_LANGUAGES += [("pt", "Português"), ("nl", "Nederlands"), ("mam", "Mam"), ("quc", "Kʼicheʼ")]


def set_choices(form: forms.Form, **lists: Sequence[tuple[str, Any]]) -> None:
    """Offer these choices in these fields."""
    for name, pairs in lists.items():
        field = form.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(pairs)


def day_field(label: Any, *, required: bool = True) -> forms.DateField:  # noqa: ANN401  # lazy text
    """Return a field for a day, with the calendar of the telephone."""
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the date as 2030-01-31.")},
    )


class ActivityForm(forms.Form):
    """An activity: what is always asked first, the rest below."""

    title = forms.CharField(label=_("What was it called?"), max_length=TITLE_LENGTH)
    kind = forms.ChoiceField(label=_("Kind"))
    begins_on = day_field(_("First day"))
    ends_on = day_field(_("Last day"))
    countries = forms.MultipleChoiceField(
        label=_("Countries"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: the activity was regional."),
    )
    outcome = forms.ChoiceField(label=_("Outcome area"))
    topic = forms.ChoiceField(label=_("Topic"))
    state = forms.ChoiceField(label=_("State"), initial=ActivityState.HELD.value)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    partners = forms.CharField(
        label=_("Partners"),
        required=False,
        widget=Lines(attrs={"rows": 3}),
        help_text=_("One on each line. Known short forms become the official name."),
    )
    modality = forms.ChoiceField(label=_("How people met"))
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        required=False,
        choices=_LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )
    quantity = forms.IntegerField(
        label=_("How many"),
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        help_text=_("Pieces, companies or bodies; people are counted on the next page."),
    )
    donor = forms.CharField(label=_("Donor"), max_length=80, required=False)
    cost_share = forms.DecimalField(
        label=_("Share of the cost, per cent"),
        required=False,
        min_value=0,
        max_value=100,
        decimal_places=2,
    )
    thread = forms.ChoiceField(label=_("Belongs to the thread"), required=False)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=NOTE_LENGTH,
        widget=Lines(attrs={"rows": 3}),
        help_text=_("No names of participants."),
    )

    #: What stands in the part that can be folded away.
    MORE = (
        *("place", "partners", "modality", "languages", "quantity", "donor", "cost_share"),
        *("thread", "note"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own arguments
        """Offer the lists in the reader's language."""
        super().__init__(*args, **kwargs)
        followed = [(one.code, one.title) for one in threads.threads() if one.closed_on is None]
        if self.initial.get("thread"):
            code = self.initial["thread"]
            followed += [(code, code)] if code not in dict(followed) else []
        set_choices(
            self,
            kind=choices(ActivityKind),
            countries=region(),
            outcome=list(OUTCOME_WORDS.items()),
            topic=choices(ActivityTopic),
            state=choices(ActivityState),
            modality=choices(Modality),
            thread=[("", _("None")), *followed],
        )

    def first(self) -> list[forms.BoundField]:
        """Return the fields that are always asked."""
        return [field for field in self if field.name not in self.MORE]

    def more(self) -> list[forms.BoundField]:
        """Return the fields that can be folded away."""
        return [field for field in self if field.name in self.MORE]

    def more_open(self) -> bool:
        """Tell whether something in the folded part is wrong or filled."""
        return any(self[name].errors or self[name].value() for name in self.MORE[:2])

    def new(self) -> NewActivity:
        """Return the activity as typed."""
        data = self.cleaned_data
        return NewActivity(
            title=data["title"],
            kind=ActivityKind(data["kind"]),
            outcome=data["outcome"],
            begins_on=data["begins_on"],
            ends_on=data["ends_on"],
            countries=tuple(sorted(data["countries"])),
            topic=ActivityTopic(data["topic"]),
            state=ActivityState(data["state"]),
            modality=Modality(data["modality"]),
            place=data["place"],
            partners=tuple(line for line in data["partners"].splitlines() if line.strip()),
            languages=tuple(data["languages"]),
            donor=data["donor"],
            cost_share=data["cost_share"],
            thread=data["thread"],
            note=data["note"],
            quantity=data["quantity"],
        )


def initial_of(view: ActivityView) -> dict[str, Any]:
    """Return what the form of an activity begins with."""
    names = ("title", "begins_on", "ends_on", "outcome", "place", "donor", "cost_share")
    found = {name: getattr(view, name) for name in (*names, "thread", "note", "quantity")}
    for name in ("kind", "topic", "state", "modality"):
        found[name] = getattr(view, name).value
    return found | {
        "countries": list(view.countries),
        "languages": list(view.languages),
        "partners": "\n".join(view.partners),
    }


class CountsForm(forms.Form):
    """How many were there, where no list says who."""

    total = forms.IntegerField(label=_("People in all"), min_value=0, max_value=MOST_PEOPLE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own arguments
        """Add a field for each category of each split."""
        super().__init__(*args, **kwargs)
        for split, categories in SPLITS.items():
            for name in categories:
                self.fields[f"{split}_{name}"] = forms.IntegerField(
                    label=category_word(split, name),
                    required=False,
                    min_value=0,
                    max_value=MOST_PEOPLE,
                )

    def of(self, split: str) -> list[forms.BoundField]:
        """Return the fields of a split."""
        return [self[f"{split}_{name}"] for name in SPLITS[split]]

    def head(self) -> HeadCount:
        """Return the counts; a split without any number was not collected."""
        data = self.cleaned_data
        parts = {}
        for split, categories in SPLITS.items():
            given = {name: data[f"{split}_{name}"] for name in categories}
            if any(count is not None for count in given.values()):
                parts[split] = {name: count or 0 for name, count in given.items()}
        return HeadCount(data["total"], parts)


class ListForm(forms.Form):
    """A list of who was there."""

    file = forms.FileField(label=_("The list"), help_text=_("XLSX or CSV, 2 MB at most"))
    leave_out_repeats = forms.BooleanField(
        label=_("Leave out lines that repeat a person"), required=False
    )


class SheetForm(forms.Form):
    """A sheet of activities."""

    file = forms.FileField(label=_("The sheet"), help_text=_("XLSX or CSV, 2 MB at most"))
    outcome = forms.ChoiceField(label=_("Outcome area of rows that name none"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own arguments
        """Offer the outcome areas."""
        super().__init__(*args, **kwargs)
        set_choices(self, outcome=list(OUTCOME_WORDS.items()))


class EvidenceForm(forms.Form):
    """A file that shows that something was done."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, JPEG, PNG, DOCX or XLSX, 10 MB at most; no attendance list"),
    )


class TakeBackForm(forms.Form):
    """Why what was entered of attendance is taken back."""

    reason = forms.CharField(label=_("Why"), max_length=300)
