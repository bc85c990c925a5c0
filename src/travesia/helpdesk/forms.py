"""What comes from the desk's page or from a telephone's queue, read into an entry."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.helpdesk.domain import (
    LANGUAGES,
    AgeBand,
    CallbackSaid,
    Channel,
    DeskKind,
    DeskView,
    Duration,
    Gender,
    NewContact,
    NewDesk,
    NewReferral,
    Outcome,
    Profile,
    ReferralMethod,
    Repeat,
    Urgency,
)
from travesia.helpdesk.domain.own_topics import Own, OwnTopicError, read_own
from travesia.helpdesk.selectors import choices_of, language_words
from travesia.helpdesk.selectors.words import OWN_TOPIC_WORDS
from travesia.helpdesk.services import HelpdeskError
from travesia.places import selectors as places

E = TypeVar("E", bound=StrEnum)


def read_entry(said: Mapping[str, object]) -> NewContact:
    """Read an entry; raises HelpdeskError (`helpdesk.entry_unreadable`) for what is none.

    Codes that are not in their list are refused, never put to something else.
    """
    try:
        return NewContact(
            id=UUID(_text(said, "id")),
            desk=_text(said, "desk")[:24],
            begun_at=_moment(_text(said, "begun_at")),
            topics=tuple(_list(said, "topics")),
            channel=_one(said, "channel", Channel.HUB),
            language=_text(said, "language") or "es",
            country=_country(_text(said, "country")),
            area=_text(said, "area")[:24],
            profile=_one(said, "profile", Profile.OTHER),
            age_band=_one(said, "age_band", AgeBand.UNKNOWN),
            gender=_one(said, "gender", Gender.UNKNOWN),
            persons=int(_text(said, "persons") or "1"),
            outcome=_one(said, "outcome", Outcome.ANSWERED),
            repeat=_one(said, "repeat", Repeat.UNKNOWN),
            duration=_one(said, "duration", Duration.UNKNOWN),
            urgency=_one(said, "urgency", Urgency.ROUTINE),
            notes=_text(said, "notes"),
            referral=_referral(said),
        )
    except (ValueError, TypeError, OverflowError) as error:
        raise HelpdeskError(
            "helpdesk.entry_unreadable", _("This entry cannot be read. It was not kept.")
        ) from error


def _text(said: Mapping[str, object], name: str) -> str:
    value = said.get(name)
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    if value is None:
        return ""
    if not isinstance(value, str | int):
        raise TypeError(name)
    return str(value).replace("\x00", "").strip()[:2000]


def _list(said: Mapping[str, object], name: str) -> Sequence[str]:
    value = said.get(name, ())
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise TypeError(name)
    return list(value)[:20]


def _one(said: Mapping[str, object], name: str, usual: E) -> E:
    text = _text(said, name)
    return type(usual)(text) if text else usual


def _moment(text: str) -> datetime:
    """Read when it began; without one it is now. A time without a zone is refused."""
    if not text:
        return clock.now()
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(clock.now().tzinfo)


def _country(code: str) -> str:
    if code and not (len(code) == 3 and code.isascii() and code.isupper()):
        raise ValueError(code)
    return code


def _referral(said: Mapping[str, object]) -> NewReferral | None:
    if _text(said, "outcome") != Outcome.REFERRED:
        return None
    target, _bar, name = _text(said, "service").partition("|")
    typed = _text(said, "service_name")
    method = _one(said, "method", ReferralMethod.TOLD)
    if typed:
        return NewReferral(typed[:160], method)
    return NewReferral(name[:160], method, target[:64])


class CallbackForm(forms.Form):
    """Who wants to be called: as little as is enough."""

    desk = forms.ChoiceField(label=_("Desk"))
    number = forms.CharField(
        label=_("Number to call"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Whom to ask for"),
        max_length=60,
        required=False,
        help_text=_("A first name or any word the person chooses"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    about = forms.CharField(
        label=_("About what"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language"))
    wanted = forms.CharField(
        label=_("When to call"),
        max_length=40,
        required=False,
        help_text=_("Such as: evenings, not on Sunday"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: object, desks: Sequence[DeskView], **kwargs: object) -> None:
        """Offer these desks."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        for name, choices in (
            ("desk", [(one.code, one.name) for one in desks]),
            ("language", [(code, language_words(code)) for code in LANGUAGES]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def said(self) -> CallbackSaid:
        """Return what the person said."""
        data = self.cleaned_data
        return CallbackSaid(data["name"].strip(), data["number"].strip(), data["about"].strip())


class DeskForm(forms.Form):
    """A hub or hotline."""

    code = forms.RegexField(
        label=_("Code"),
        regex=r"^[A-Z]{3}-[A-Z0-9-]{2,20}$",
        max_length=24,
        help_text="GTM-TEC",
        error_messages={"invalid": _("Country, hyphen, 2 to 20 capital letters or digits.")},
    )
    name = forms.CharField(label=_("Name, as people here call it"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"))
    country = forms.ChoiceField(label=_("Country"))
    area = forms.CharField(label=_("P-code of the area"), max_length=24, required=False)
    usual = forms.ChoiceField(label=_("Usual language"))
    languages = forms.MultipleChoiceField(
        label=_("Other languages"), widget=forms.CheckboxSelectMultiple, required=False
    )
    hours = forms.CharField(label=_("Hours, as people read them"), max_length=120, required=False)
    phone = forms.CharField(label=_("Public telephone of the desk"), max_length=40, required=False)
    emergency = forms.CharField(
        label=_("Whom to call in an emergency"),
        max_length=200,
        required=False,
        help_text=_("Protection service, child protection, police: names and numbers, checked"),
    )
    emergency_checked_on = forms.DateField(
        label=_("Checked on"),
        required=False,
        input_formats=["%Y-%m-%d"],
        help_text="2026-11-20",
        error_messages={"invalid": _("Write the date as 2030-01-31.")},
    )
    own_topics = forms.CharField(
        label=_("Own names of topics"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One a line, as people here say it: RENAP = documents.id_card. "
            "The desk can tap it; it is counted under the standard topic."
        ),
    )
    open = forms.BooleanField(label=_("Open"), required=False, initial=True)

    def __init__(self, *args: object, language: str, **kwargs: object) -> None:
        """Offer countries and kinds in a language."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        countries = [(one.alpha3, one.name(language)) for one in places.countries()]
        for name, choices in (
            ("kind", choices_of(DeskKind)),
            ("country", sorted(countries, key=lambda pair: pair[1])),
            ("usual", [(code, language_words(code)) for code in LANGUAGES]),
            ("languages", [(code, language_words(code)) for code in LANGUAGES]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean_own_topics(self) -> Own:
        """Read the desk's own names; say which line is wrong, and how."""
        try:
            return read_own(self.cleaned_data["own_topics"])
        except OwnTopicError as error:
            said = OWN_TOPIC_WORDS[error.code] % {"line": error.line}
            raise forms.ValidationError(said) from error

    def new(self) -> NewDesk:
        """Return the desk as typed."""
        data = self.cleaned_data
        return NewDesk(
            code=data["code"],
            name=data["name"],
            kind=DeskKind(data["kind"]),
            country=data["country"],
            area=data["area"],
            languages=tuple(dict.fromkeys((data["usual"], *data["languages"]))),
            hours=data["hours"],
            phone=data["phone"],
            emergency=data["emergency"],
            emergency_checked_on=data["emergency_checked_on"],
            open=data["open"],
            own_topics=data["own_topics"],
        )
