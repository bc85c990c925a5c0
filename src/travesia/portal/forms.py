"""What editors type: an item's facts, and a text with the blocks of its kind."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.portal.domain import (
    BLOCKS,
    LANGUAGES,
    ItemFacts,
    Kind,
    Shape,
    Source,
    Stage,
    Topic,
    Wording,
)
from travesia.portal.domain.recording import SIZE_LIMIT, SPOKEN
from travesia.portal.selectors import words
from travesia.portal.services import ItemGiven
from travesia.portal.services.recordings import NewRecording

#: Each problem of an item → the field beside which it stands.
FIELD_OF = {
    "portal.bad_slug": "slug",
    "portal.bad_code": "code",
    "portal.bad_owner": "owner",
    "portal.bad_country": "countries",
    "portal.bad_pathway": "destination",
    "portal.bad_review_due": "review_due",
    "portal.bad_language": "source_language",
    "portal.bad_kind": None,
}


def _day(label: object, *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label,  # type: ignore[arg-type]  # a lazy translation is a text
        required=required,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text="2030-01-31",
        error_messages={"invalid": _("Write the date as 2030-01-31.")},
    )


class ItemForm(forms.Form):
    """What holds of an item in every language."""

    topic = forms.ChoiceField(label=_("Topic"))
    stage = forms.ChoiceField(label=_("Part of the journey"))
    countries = forms.CharField(
        label=_("Countries"),
        required=False,
        help_text=_("Three letters each, as HTI DOM. Empty: it holds in the whole region."),
    )
    origin = forms.CharField(label=_("From"), required=False, max_length=3)
    destination = forms.CharField(label=_("To"), required=False, max_length=3)
    purpose = forms.CharField(label=_("What for"), required=False, max_length=40)
    owner = forms.CharField(label=_("Office that answers for it"), max_length=120)
    source_title = forms.CharField(label=_("Source"), max_length=200)
    source_url = forms.URLField(
        label=_("Address of the source"), required=False, max_length=500, assume_scheme="https"
    )
    source_accessed_on = _day(_("Source looked at on"), required=True)
    review_due = _day(_("Next review before"))
    expires_on = _day(_("Last day it is shown"))
    slug = forms.CharField(
        label=_("Address"), required=False, max_length=80, help_text=_("Empty: made of the title.")
    )
    code = forms.CharField(
        label=_("Short code"), required=False, max_length=7, help_text=_("For posters, as u12.")
    )
    safety = forms.BooleanField(
        label=_("Warns of danger: needs Spanish, English and Haitian Creole to be shown"),
        required=False,
    )
    source_language = forms.ChoiceField(label=_("Written first in"))

    def __init__(
        self, data: QueryDict | None = None, *, kind: Kind, facts: ItemFacts | None = None
    ) -> None:
        """Offer what fits a kind; `facts` fills the fields of an item that exists."""
        super().__init__(data, initial=_initial(facts) if facts else None)
        self.kind, self.facts = kind, facts
        self.fields["topic"].choices = [(t.value, words.TOPICS[t]) for t in Topic]  # type: ignore[attr-defined]  # a field of choices
        self.fields["stage"].choices = [(s.value, words.STAGES[s]) for s in Stage]  # type: ignore[attr-defined]  # a field of choices
        self.fields["source_language"].choices = [(c, words.LANGUAGES[c]) for c in LANGUAGES]  # type: ignore[attr-defined]  # a field of choices
        if kind is not Kind.PATHWAY:
            for name in ("origin", "destination", "purpose"):
                del self.fields[name]
        if facts is not None:
            del self.fields["source_language"]
        else:
            self.fields["source_accessed_on"].initial = clock.today()

    def given(self) -> ItemGiven:
        """Return what was typed, for the services."""
        typed = self.cleaned_data
        codes = typed["countries"].upper().replace(",", " ").split()
        due: date | None = typed["review_due"]
        return ItemGiven(
            kind=self.kind,
            topic=Topic(typed["topic"]),
            stage=Stage(typed["stage"]),
            owner=typed["owner"],
            source=Source(typed["source_title"], typed["source_url"], typed["source_accessed_on"]),
            review_due=due,
            countries=tuple(sorted(set(codes))),
            origin=typed.get("origin", "").upper(),
            destination=typed.get("destination", "").upper(),
            purpose=typed.get("purpose", ""),
            source_language=(
                self.facts.source_language if self.facts else typed["source_language"]
            ),
            slug=typed["slug"],
            code=typed["code"].lower(),
            safety=typed["safety"],
            example=self.facts.example if self.facts else False,
            expires_on=typed["expires_on"],
        )


def _initial(facts: ItemFacts) -> dict[str, object]:
    return {
        "topic": facts.topic.value,
        "stage": facts.stage.value,
        "countries": " ".join(facts.countries),
        "origin": facts.origin,
        "destination": facts.destination,
        "purpose": facts.purpose,
        "owner": facts.owner,
        "source_title": facts.source.title,
        "source_url": facts.source.url,
        "source_accessed_on": facts.source.accessed_on,
        "review_due": facts.review_due,
        "expires_on": facts.expires_on,
        "slug": facts.slug,
        "code": facts.code,
        "safety": facts.safety,
    }


class TextForm(forms.Form):
    """The words of an item in one language; a draft may have gaps."""

    title = forms.CharField(label=_("Title"), required=False, max_length=200)
    summary = forms.CharField(
        label=_("In one or two sentences"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    minor = forms.BooleanField(
        label=_("Only a slip was mended: translations stay as they are"), required=False
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        kind: Kind,
        source: bool,
        initial: dict[str, object] | None = None,
    ) -> None:
        """Offer the blocks of a kind; only the source language can mend a slip."""
        super().__init__(data, initial=initial)
        self.kind = kind
        for block in BLOCKS[kind]:
            help_text = {
                Shape.LIST: _("One thing on each line."),
                Shape.STEPS: _("One step on each line, one action in each step."),
                Shape.PARAGRAPHS: "",
            }[block.shape]
            label = words.BLOCKS[block.key]
            self.fields[f"b_{block.key}"] = forms.CharField(
                label=label,  # type: ignore[arg-type]  # a lazy translation is a text
                required=False,
                max_length=8_000,
                help_text=help_text,  # type: ignore[arg-type]  # the same
                widget=forms.Textarea(attrs={"rows": 4}),
            )
        self.order_fields(
            ["title", "summary", *(f"b_{block.key}" for block in BLOCKS[kind]), "minor", "edition"]
        )
        if not source:
            del self.fields["minor"]

    def wording(self) -> Wording:
        """Return the words as typed."""
        typed = self.cleaned_data
        blocks = {block.key: typed[f"b_{block.key}"] for block in BLOCKS[self.kind]}
        return Wording(typed["title"], typed["summary"], blocks)


def filled(words: Wording | None, edition: int) -> dict[str, object]:
    """Return the fields of a text form filled with words."""
    if words is None:
        return {"edition": edition}
    blocks = {f"b_{key}": text for key, text in words.blocks.items()}
    return {"title": words.title, "summary": words.summary, "edition": edition, **blocks}


class SoundForm(forms.Form):
    """A recorded message."""

    spoken = forms.ChoiceField(label=_("Language"), choices=list(SPOKEN.items()))
    sound = forms.FileField(label=_("Recording"), help_text=_("Opus (Ogg), MP3 or M4A, mono."))
    seconds = forms.IntegerField(label=_("Seconds"), min_value=1, max_value=600)
    transcript = forms.CharField(
        label=_("What is said"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    written_in = forms.ChoiceField(label=_("Written down in"))

    def __init__(self, data: QueryDict | None = None, files: object = None) -> None:
        """Offer the languages of the pages for what is written down."""
        super().__init__(data, files)  # type: ignore[arg-type]  # what a request carries
        self.fields["written_in"].choices = [(c, words.LANGUAGES[c]) for c in LANGUAGES]  # type: ignore[attr-defined]  # a field of choices

    def new(self) -> NewRecording:
        """Return what was brought, for the service."""
        typed = self.cleaned_data
        return NewRecording(
            language=typed["spoken"],
            content=typed["sound"].read(SIZE_LIMIT + 1),
            seconds=typed["seconds"],
            transcript=typed["transcript"],
            transcript_language=typed["written_in"],
        )
