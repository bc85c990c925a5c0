"""The desk's page: one contact at a time, in few taps; works without a script too."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from travesia.access import gate
from travesia.access.domain import Actor
from travesia.core.errors import DeniedError, DomainError
from travesia.helpdesk import selectors, services
from travesia.helpdesk.domain import (
    LANGUAGES,
    NOTES_LENGTH,
    AgeBand,
    Channel,
    DeskKind,
    DeskView,
    Duration,
    Gender,
    Outcome,
    Profile,
    ReferralMethod,
    Repeat,
    Urgency,
    topic_groups,
)
from travesia.helpdesk.domain.identifiers import rules_text
from travesia.helpdesk.domain.scripts import emergency_scripts
from travesia.helpdesk.forms import read_entry
from travesia.places import selectors as places

LOG = "helpdesk.log_contact"


@never_cache
@gate.requires(LOG)
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """Show the form, or keep what a page without scripts sends."""
    actor = gate.actor_of(request)
    if request.method != "POST":
        return _page(request, {})
    said: dict[str, object] = {name: request.POST.get(name, "") for name in request.POST}
    said["topics"] = request.POST.getlist("topics")
    try:
        kept = services.log_contact(actor=actor, new=read_entry(said))
    except DeniedError:
        raise
    except DomainError as error:
        return _page(request, said, error=error)
    done = _("Kept.")
    if kept.code:
        done = _("Kept. Code for the person: %(code)s") % {"code": kept.code}
    messages.success(request, done)
    return redirect("helpdesk:desk")


def desk_context(actor: Actor, said: Mapping[str, object]) -> dict[str, Any]:
    """Return what the form is made of, for the page and for its copy without a network."""
    desks = selectors.desks_open_to(actor)
    language = get_language() or "en"
    here = desks[0] if desks else None
    return {
        "desks": desks,
        "here": here,
        "countries": _countries(desks, language),
        "areas": _areas(desks),
        "groups": [
            *(_own(one) for one in desks if one.own_topics),
            *(_group(group, language, said) for group in topic_groups()),
        ],
        "languages": [(code, selectors.language_words(code)) for code in LANGUAGES],
        "targets": _targets(desks, language),
        "usual": {one.code: _usual(one) for one in desks},
        "scripts": [
            (one.title(language), one.to_say(language), one.to_do(language))
            for one in emergency_scripts()
        ],
        "rules_data": json.loads(rules_text()),
        "notes_length": NOTES_LENGTH,
        "nonce": uuid4(),
        "said": said,
        **_choices(said),
    }


def _choices(said: Mapping[str, object]) -> dict[str, object]:
    """Return the lists to tap on: (value, word, chosen)."""
    lists = (
        ("channel", Channel, Channel.HUB),
        ("profile", Profile, Profile.OTHER),
        ("gender", Gender, Gender.UNKNOWN),
        ("age_band", AgeBand, AgeBand.UNKNOWN),
        ("outcome", Outcome, Outcome.ANSWERED),
        ("repeat", Repeat, Repeat.UNKNOWN),
        ("duration", Duration, Duration.UNKNOWN),
        ("urgency", Urgency, Urgency.ROUTINE),
        ("method", ReferralMethod, ReferralMethod.TOLD),
    )
    return {
        name: [
            (value, word, value == (said.get(name) or usual.value))
            for value, word in selectors.choices_of(words)
        ]
        for name, words, usual in lists
    }


def _group(group: Any, language: str, said: Mapping[str, object]) -> dict[str, object]:  # noqa: ANN401  # a group of topics, shown
    chosen = said.get("topics")
    marked = chosen if isinstance(chosen, list) else []
    below = [
        (one.code, one.name(language), one.code in marked)
        for one in group.topics
        if not one.retired
    ]
    return {
        "code": group.code,
        "name": group.name(language),
        "topics": below,
        "open": any(on for _code, _name, on in below),
    }


def _own(one: DeskView) -> dict[str, object]:
    """Return a desk's own names as a group: what is tapped is the standard topic."""
    named = _("As %(desk)s says it") % {"desk": one.name}
    below = [(code, name, False) for name, code in one.own_topics]
    return {"code": one.code, "name": named, "topics": below, "open": False}


def _countries(desks: tuple[DeskView, ...], language: str) -> list[tuple[str, str]]:
    """Return the countries to choose from, those with a desk first."""
    near = list(dict.fromkeys(one.country for one in desks))
    named = sorted(
        ((one.alpha3, one.name(language)) for one in places.countries()), key=lambda pair: pair[1]
    )
    first = [(code, dict(named).get(code, code)) for code in near]
    return [*first, *(pair for pair in named if pair[0] not in near)]


def _areas(desks: tuple[DeskView, ...]) -> list[tuple[str, str]]:
    near = dict.fromkeys(one.country for one in desks)
    return [
        (area.pcode, area.name) for country in near for area in places.areas_of(country, level=1)
    ]


def _targets(desks: tuple[DeskView, ...], language: str) -> list[selectors.Target]:
    found: dict[str, selectors.Target] = {}
    for place in dict.fromkeys((one.country, one.area) for one in desks):
        for target in selectors.targets_near(country=place[0], area=place[1], language=language):
            found.setdefault(target.id, target)
    return list(found.values())[:60]


def _usual(one: DeskView) -> dict[str, str]:
    channel = Channel.PHONE if one.kind is DeskKind.HOTLINE else Channel.HUB
    return {
        "language": one.language,
        "country": one.country,
        "area": one.area,
        "channel": channel.value,
        "emergency": one.emergency,
    }


def _page(
    request: HttpRequest, said: Mapping[str, object], *, error: DomainError | None = None
) -> HttpResponse:
    context = desk_context(gate.actor_of(request), said)
    context |= {"error": error, "demo_notice": settings.DEMO_NOTICE if settings.DEMO else ""}
    return render(
        request, "helpdesk/desk.html", context, status=200 if error is None else error.status
    )
