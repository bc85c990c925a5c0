"""The words of codes, in the language of the screen."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.helpdesk.domain import (
    AgeBand,
    CallbackEnd,
    Channel,
    DeskKind,
    Duration,
    Gender,
    Loop,
    Mistake,
    Outcome,
    Profile,
    ReferralMethod,
    Repeat,
    Urgency,
    topic_groups,
    topics,
)
from travesia.vocab import term_name

_PAIRS: tuple[tuple[StrEnum, Promise], ...] = (
    (Channel.HUB, _("At the hub")),
    (Channel.PHONE, _("Telephone")),
    (Channel.WHATSAPP, _("WhatsApp")),
    (Channel.SMS, _("SMS")),
    (Channel.WEB, _("Web")),
    (Channel.OUTREACH, _("Outreach")),
    (Profile.POTENTIAL, _("Thinks of leaving")),
    (Profile.TRANSIT, _("On the way")),
    (Profile.DESTINATION, _("Lives here")),
    (Profile.RETURNEE, _("Returned to the country")),
    (Profile.FAMILY, _("Family")),
    (Profile.EMPLOYER, _("Employer")),
    (Profile.OFFICIAL, _("Official")),
    (Profile.OTHER, _("Other or not said")),
    (AgeBand.UNDER_18, _("Under 18")),
    (AgeBand.FROM_18, _("18 to 24")),
    (AgeBand.FROM_25, _("25 to 59")),
    (AgeBand.FROM_60, _("60 and over")),
    (AgeBand.UNKNOWN, _("Not known")),
    (Gender.FEMALE, _("Woman")),
    (Gender.MALE, _("Man")),
    (Gender.OTHER, _("Another")),
    (Gender.UNKNOWN, _("Not known")),
    (Outcome.ANSWERED, _("Answered")),
    (Outcome.PAGE_SENT, _("Page sent")),
    (Outcome.REFERRED, _("Referred")),
    (Outcome.TRANSFERRED, _("Transferred")),
    (Outcome.CALLBACK, _("To call back")),
    (Outcome.UNMET, _("Could not help")),
    (Outcome.DROPPED, _("Broke off")),
    (Repeat.FIRST, _("First time")),
    (Repeat.AGAIN, _("Came before")),
    (Repeat.UNKNOWN, _("Not known")),
    (Duration.UNDER_5, _("Under 5 minutes")),
    (Duration.FROM_5, _("5 to 15 minutes")),
    (Duration.FROM_15, _("15 to 30 minutes")),
    (Duration.OVER_30, _("Over 30 minutes")),
    (Duration.UNKNOWN, _("Not known")),
    (Urgency.ROUTINE, _("Can wait")),
    (Urgency.PRIORITY, _("Soon")),
    (Urgency.EMERGENCY, _("Emergency")),
    (Mistake.TWICE, _("Logged twice")),
    (Mistake.WRONG, _("Something is wrong")),
    (Mistake.PRACTICE, _("Only practice")),
    (ReferralMethod.TOLD, _("Told")),
    (ReferralMethod.WRITTEN, _("On paper")),
    (ReferralMethod.WARM, _("Called together")),
    (Loop.PENDING, _("Not known yet")),
    (Loop.CONFIRMED, _("Reached the service")),
    (Loop.FAILED, _("Did not reach it")),
    (Loop.UNKNOWN, _("Will not be known")),
    (CallbackEnd.REACHED, _("Reached")),
    (CallbackEnd.NOT_REACHED, _("Not reached")),
    (CallbackEnd.WITHDRAWN, _("No longer wanted")),
    (DeskKind.HUB, _("Hub")),
    (DeskKind.MOBILE, _("Mobile hub")),
    (DeskKind.HOTLINE, _("Hotline")),
)
#: By list and value: values of two lists may be equal as text ("other", "unknown").
_WORDS = {(type(code), code.value): word for code, word in _PAIRS}
_OWN_NAMES = {
    "gym": "Ngäbere",
    "kek": "Q’eqchi’",
    "mam": "Mam",
    "quc": "K’iche’",
    "miq": "Miskitu",
    "cab": "Garífuna",
}

#: What is wrong with a line of a desk's own names of topics.
OWN_TOPIC_WORDS: dict[str, Promise] = {
    "no_topic": _("“%(line)s”: write a name, =, and the code of a topic of the list."),
    "name_missing": _("“%(line)s”: a name is missing before the =."),
    "name_long": _("“%(line)s”: a name has 40 letters at most."),
    "name_twice": _("“%(line)s”: this name stands there already."),
    "too_many": _("“%(line)s”: a desk has 20 names of its own at most."),
    "name_identifies": _("“%(line)s”: the name seems to hold a number of somebody."),
}


def words_of(value: StrEnum) -> str:
    """Return the word of a code in the language of the screen."""
    return str(_WORDS[type(value), value.value])


def choices_of(values: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Return codes with their words, for a field of choices."""
    return [(value.value, words_of(value)) for value in values]


def language_words(code: str) -> str:
    """Return the name of a language of the desk."""
    if code == "other":
        return str(_("Another language"))
    screen = get_language() or "en"
    return _OWN_NAMES.get(code) or term_name("languages", code, screen) or code


def topic_words(code: str) -> str:
    """Return the name of a topic or of a group of topics."""
    screen = get_language() or "en"
    if code in topics():
        return topics()[code].name(screen)
    return next((group.name(screen) for group in topic_groups() if group.code == code), code)
