"""The form behind the QR code: what a participant may say, and how it is read."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.programme.domain.attendance import Sex
from travesia.programme.domain.participants import Given
from travesia.programme.domain.short_set import DOMAINS, Difficulty, ShortSet
from travesia.programme.selectors.activity_words import QUESTIONS, choices
from travesia.programme.services.attendance import SignIn
from travesia.programme.views.activity_forms import set_choices

_NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class SignInForm(forms.Form):
    """Name and birth to be counted once, and four things that nobody has to say."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Name and family name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    day = forms.IntegerField(
        label=_("Day"), required=False, min_value=1, max_value=31,
        widget=forms.TextInput(attrs={**_NUMBER, "maxlength": "2"}),
    )  # fmt: skip
    month = forms.IntegerField(
        label=_("Month"), required=False, min_value=1, max_value=12,
        widget=forms.TextInput(attrs={**_NUMBER, "maxlength": "2"}),
    )  # fmt: skip
    year = forms.IntegerField(
        label=_("Year"), required=False, min_value=1900, max_value=2100,
        widget=forms.TextInput(attrs={**_NUMBER, "maxlength": "4"}),
    )  # fmt: skip
    sex = forms.ChoiceField(
        label=_("You are"), widget=forms.RadioSelect, initial=Sex.NOT_STATED.value
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own arguments
        """Offer the words, and one question for each domain."""
        super().__init__(*args, **kwargs)
        words = {"women": _("A woman"), "men": _("A man"), "other": _("Other")}
        words["not_stated"] = _("I prefer not to say")
        set_choices(self, sex=[(one.value, words[one.value]) for one in Sex])
        for name in DOMAINS:
            self.fields[name] = forms.ChoiceField(
                label=str(QUESTIONS[name]),
                widget=forms.RadioSelect,
                initial=Difficulty.NOT_STATED.value,
                required=False,
                choices=choices(Difficulty),
            )

    def questions(self) -> list[forms.BoundField]:
        """Return the six questions of the short set."""
        return [self[name] for name in DOMAINS]

    def birth(self) -> list[forms.BoundField]:
        """Return the three parts of the date of birth."""
        return [self[name] for name in ("day", "month", "year")]

    def clean(self) -> dict[str, Any]:
        """Read the date of birth: whole or not at all."""
        data = super().clean() or self.cleaned_data
        parts = [data.get(name) for name in ("year", "month", "day")]
        data["born"] = None
        if any(name in self.errors for name in ("year", "month", "day")):
            return data
        if all(part is not None for part in parts):
            try:
                data["born"] = date(*[int(part) for part in parts if part is not None])
            except ValueError:
                self.add_error("day", _("There is no such day. Look again, or leave it empty."))
            else:
                if data["born"] > clock.today():
                    self.add_error("year", _("This day lies ahead. Look again."))
        elif any(part is not None for part in parts):
            self.add_error("day", _("Day, month and year, or none of them."))
        return data

    def new(self) -> SignIn:
        """Return what was entered; who leaves out the birth is not recognised next time."""
        data = self.cleaned_data
        answers = {
            name: Difficulty(data.get(name) or Difficulty.NOT_STATED.value) for name in DOMAINS
        }
        return SignIn(
            id=UUID(str(data["id"])),
            given=Given(data["name"], data["born"]),
            sex=Sex(data["sex"]),
            answers=ShortSet.of(answers),
        )
