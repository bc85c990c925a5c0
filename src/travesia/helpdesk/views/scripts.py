"""What to read aloud: procedures in a fixed order, and the emergency scripts."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.core.answers import Answer, find_answers
from travesia.helpdesk import selectors, services
from travesia.helpdesk.domain import topic_groups
from travesia.helpdesk.domain.scripts import (
    SECONDS,
    count_words,
    emergency_scripts,
    seconds_to_read,
)
from travesia.helpdesk.views.desk import LOG
from travesia.places import selectors as places

_PARTS = ("documents", "cost", "place", "time", "steps", "if_refused")
SCREENS = ("es", "en", "ht", "fr", "pt")


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """In which language one part is, and the language's name where the rest is in another."""

    language: str
    other: str


@dataclass(frozen=True, slots=True)
class Script:
    """One answer as it is read aloud."""

    answer: Answer
    words: int
    seconds: int
    too_long: bool
    other_language: str
    """Name of the language of the text where it is not the one asked for."""
    parts: dict[str, ScriptPart]


@gate.requires(LOG)
@require_safe
def scripts(request: HttpRequest) -> HttpResponse:
    """Show what is known of a topic in a country, to be read aloud in a minute."""
    desks = selectors.desks_open_to(gate.actor_of(request))
    screen = get_language() or "en"
    usual = desks[0].country if desks else ""
    country = request.GET.get("country", usual)
    topic, language = request.GET.get("topic", ""), request.GET.get("in", screen)
    language = language if language in SCREENS else screen
    found = [_script(one, language) for one in find_answers(topic, country, language)]
    context = {
        "found": found,
        "topic": topic,
        "country": country,
        "language": language,
        "groups": topic_groups(),
        "topics": [
            (group.name(screen), [(one.code, one.name(screen)) for one in group.topics])
            for group in topic_groups()
        ],
        "countries": sorted(
            ((one.alpha3, one.name(screen)) for one in places.countries()),
            key=lambda pair: (pair[0] not in {one.country for one in desks}, pair[1]),
        ),
        "languages": [(code, selectors.language_words(code)) for code in SCREENS],
        "desks": desks,
        "limit": SECONDS,
        "scripts": [
            (one.title(language), one.to_say(language), one.to_do(language))
            for one in emergency_scripts()
        ],
    }
    return render(request, "helpdesk/scripts.html", context)


@gate.requires(LOG)
@require_POST
def transfer(request: HttpRequest) -> HttpResponse:
    """Count that somebody was handed over in an emergency; nothing else is kept."""
    services.count_transfer(actor=gate.actor_of(request), desk=request.POST.get("desk", ""))
    messages.success(request, _("Counted, without a time and without a name."))
    return redirect("helpdesk:scripts")


def _script(answer: Answer, language: str) -> Script:
    words = count_words(
        *answer.documents, answer.cost, answer.place, answer.time, *answer.steps, answer.if_refused
    )
    seconds = seconds_to_read(words)
    other = "" if answer.language == language else selectors.language_words(answer.language)
    return Script(answer, words, seconds, seconds > SECONDS, other, _parts(answer))


def _parts(answer: Answer) -> dict[str, ScriptPart]:
    found = {}
    for name in _PARTS:
        spoken = answer.stands_in.get(name, answer.language)
        other = selectors.language_words(spoken) if name in answer.stands_in else ""
        found[name] = ScriptPart(spoken, other)
    return found
