"""The component sheet's own content: invented, and only ever shown by the demonstration."""

import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator

SPRITE = Path(__file__).resolve().parent / "static" / "core" / "icons.svg"


class SampleForm(forms.Form):
    """A field of each kind; what is typed is kept beside the sentence that says what is wrong."""

    family_name = forms.CharField(
        label="Family name", help_text="As in the machine readable zone", initial="ERIKSSON"
    )
    birth_date = forms.CharField(label="Date of birth")
    direction = forms.ChoiceField(
        label="Direction",
        choices=(("entry", "Entry"), ("exit", "Exit")),
        widget=forms.RadioSelect,
    )
    open_now = forms.BooleanField(label="Only what is open now", required=False)

    def clean_birth_date(self) -> str:
        """Refuse every date, so that the sheet shows an error."""
        raise forms.ValidationError(
            "32 August is not a date. The rest is kept. Write day, month, year."
        )


@cache
def icon_names() -> tuple[str, ...]:
    """Return the names of all line icons in the sprite, in its order."""
    return tuple(re.findall(r'<symbol id="([a-z-]+)"', SPRITE.read_text("utf-8")))


def _row(label: str, left: str, right: str, relation: str, **more: object) -> SimpleNamespace:
    return SimpleNamespace(label=label, left=left, right=right, relation=relation, **more)


def context() -> dict[str, Any]:
    """Return everything that the sheet shows."""
    form = SampleForm(
        {"family_name": "ERIKSSON", "birth_date": "32 08 1974", "direction": "entry"},
        auto_id="sheet_%s",
    )
    return {
        "icons": [name for name in icon_names() if name != "silhouette"],
        "form": form,
        "person_facts": (("Born", "12 Aug 1974"), ("Sex", "Female"), ("State", "Utopia (UTO)")),
        "person_tags": (("info", "Specimen", "book"),),
        "verdict_marks": (("ok", "6 agree"), ("stop", "1 fails"), ("info", "2 to look at", "eye")),
        "status_samples": STATUS,
        "compared": COMPARED,
        "stays": STAYS,
        "steps": STEPS,
        "quarters_heads": (("Quarter", False), ("Visits", True)),
        "quarters": (("Jan–Mar", "9,310"), ("Apr–Jun", "10,220"), ("Jul–Sep", "11,460")),
        "page_two": Paginator(range(50), 10).page(2),
    }


STATUS = (
    {"key": "Post", "text": "Río Claro, lane 2"},
    {"meaning": "ok", "icon": "link", "text": "Linked, both counters at 18 204"},
    {"meaning": "caution", "icon": "link-off", "text": "No link for 2 h 10 min"},
    {"meaning": "stop", "icon": "stop", "text": "Counters differ by 3: call the office"},
    {"icon": "unsent", "text": "14 entries kept here, unsent"},
)
COMPARED = (
    _row("Family name", "ERIKSSON", "ERIKSON", "near", word="One letter off"),
    _row("Born", "12 Aug 1974", "1974", "partial", remark_right="day and month not on the list"),
    _row("Sex", "Female", "Female", "agrees"),
    _row("Document", "L898902C3", "D23145890", "differs", mono=True),
    _row("Photo", "Not taken yet", "None on the list", "not_known"),
)
STAYS = (
    {"when": "3 Oct 2026, Río Claro", "text": "Left on foot", "now": True},
    {"when": "3 Aug 2026, Río Claro", "text": "Entered to visit family", "gap": True},
    {"when": "14 Mar 2024, Puerto Sol", "text": "Entered; exit not recorded"},
)
STEPS = (
    {"label": "Submitted", "note": "6 Nov", "state": "done"},
    {"label": "Checks", "note": "day 14 of 20", "state": "now"},
    {"label": "Recommended"},
    {"label": "Authorised"},
)
