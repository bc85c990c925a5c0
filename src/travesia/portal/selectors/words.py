"""Names of the portal's codes in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from travesia.places.selectors import country_by_alpha3
from travesia.portal.domain import Freshness, Kind, Stage, Topic
from travesia.portal.domain.links import Outcome
from travesia.portal.domain.recording import SPOKEN
from travesia.vocab.terms import term_name

KINDS: dict[Kind, Promise] = {
    Kind.PROCEDURE: _("Procedures and papers"),
    Kind.PATHWAY: _("Regular ways to go"),
    Kind.TIP: _("Good to know"),
    Kind.ALERT: _("Warnings"),
    Kind.RIGHT: _("Your rights"),
    Kind.INSTITUTION: _("Who does what"),
}
KIND: dict[Kind, Promise] = {
    Kind.PROCEDURE: _("Procedure"),
    Kind.PATHWAY: _("Regular way"),
    Kind.TIP: _("Tip"),
    Kind.ALERT: _("Warning"),
    Kind.RIGHT: pgettext_lazy("what one is entitled to", "Right"),
    Kind.INSTITUTION: _("Institution"),
}
PLACE_KIND: dict[str, Promise] = {
    "hub": _("Information hub"),
    "consular": _("Consulate"),
    "service": pgettext_lazy("something that one can get", "Service"),
}
TOPICS: dict[Topic, Promise] = {
    Topic.IDENTITY: _("Identity papers"),
    Topic.RESIDENCE: _("Staying legally"),
    Topic.WORK: _("Work"),
    Topic.HEALTH: _("Health"),
    Topic.SCHOOL: _("School"),
    Topic.SHELTER: _("A place to sleep"),
    Topic.ASYLUM: _("Asylum and refuge"),
    Topic.FAMILY: _("Family and children"),
    Topic.RETURN: _("Going back"),
    Topic.SAFETY: _("Safety and fraud"),
    Topic.MONEY: _("Money"),
}
STAGES: dict[Stage, Promise] = {
    Stage.ORIGIN: _("Before the journey"),
    Stage.TRANSIT: _("On the way"),
    Stage.DESTINATION: _("After arriving"),
    Stage.RETURN: _("Going back"),
}
#: Headings of blocks. The key says what is asked; where kinds differ, the kind stands before it.
BLOCKS: dict[str, Promise] = {
    "who": _("Who it is for"),
    "documents": _("What to bring"),
    "cost": _("What it costs"),
    "place": _("Where to go"),
    "time": _("How long it takes"),
    "steps": _("What to do, step by step"),
    "refused": _("If they say no"),
    "rights": _("Your rights"),
    "body": _("What it is about"),
    "points": _("Keep in mind"),
    "do": _("What to do"),
    "ask": _("How to ask for it"),
    "helps": _("What they help with"),
    "reach": _("How to reach them"),
}
GLANCE: dict[str, Promise] = {
    "cost": pgettext_lazy("at a glance", "Costs"),
    "time": pgettext_lazy("at a glance", "Takes"),
    "documents": pgettext_lazy("at a glance", "Bring"),
}
GLANCE_ICONS = {"cost": "wage", "time": "clock", "documents": "list"}
LANGUAGES: dict[str, Promise] = {
    "es": _("Spanish"),
    "en": _("English"),
    "fr": _("French"),
    "ht": _("Haitian Creole"),
    "pt": _("Portuguese"),
}
FRESHNESS: dict[Freshness, tuple[str, Promise]] = {
    Freshness.FRESH: ("ok", _("Reviewed lately")),
    Freshness.AGEING: ("caution", _("Review is due")),
    Freshness.STALE: ("stop", _("Not reviewed for long")),
}
STATES: dict[str, tuple[str, Promise]] = {
    "none": ("none", _("missing")),
    "draft": ("info", _("draft")),
    "review": ("caution", _("waits for review")),
    "live": ("ok", _("published")),
    "outdated": ("caution", _("older than its source")),
    "replaced": ("none", _("replaced")),
}
OPEN_ALWAYS = _("Open day and night")
OPEN_UNTIL = _("Open, closes at %(time)s")
CLOSED = _("Closed")
CLOSED_TODAY = _("Closed, opens today at %(time)s")
CLOSED_UNTIL = _("Closed, opens %(day)s at %(time)s")
CLOSED_FOR_NOW = _("Closed for the time being")
HOURS_UNKNOWN = _("Hours not known: call first")
LINKS: dict[Outcome, tuple[str, Promise]] = {
    Outcome.OK: ("ok", _("It answers")),
    Outcome.MOVED: ("caution", _("It has moved for good")),
    Outcome.GONE: ("stop", _("There is no such page any more")),
    Outcome.SILENT: ("stop", _("The site does not answer")),
    Outcome.CLOSED: ("info", _("The site turns programs away: open it yourself")),
    Outcome.BARRED: ("stop", _("It does not lead to the public internet")),
}
LACKS: dict[str, Promise] = {
    "missing": _("Required: nobody can read the page without it."),
    "too_long": _("Too long. Say it shorter, or make two pages."),
    "too_many": _("Too many lines; nobody keeps more than twenty in mind."),
    "unknown": _("This part does not belong to this kind of page."),
}


def country_words(alpha3: str) -> str:
    """Return a country's name in the reader's language."""
    return country_by_alpha3(alpha3).name(get_language() or "en")


def spoken_words(code: str) -> str:
    """Return the name of a language that somebody speaks at a place, indigenous ones too."""
    screen = get_language() or "en"
    return str(LANGUAGES.get(code) or SPOKEN.get(code) or term_name("languages", code, screen))


def purpose_words(code: str) -> str:
    """Return what a pathway is for, by the code list of purposes; other words stay as they are."""
    return term_name("purposes", code, get_language() or "en")
