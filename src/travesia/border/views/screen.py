"""What the desk's templates are given: the status bar, the verdict, the person, the hits."""

from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Role, Scope
from travesia.border.domain import (
    Act,
    Answer,
    Decision,
    Direction,
    Finding,
    Reason,
    Source,
    admission_grounds,
    age_now,
    clock_fault,
    referral_reasons,
)
from travesia.border.forms import RefusalForm, purpose_choices
from travesia.border.selectors import (
    InspectionView,
    late_hits_waiting,
    recent_of,
    waiting_at,
)
from travesia.border.views import (
    authorised,
    days,
    earlier,
    granting,
    pictures,
    presented,
    specimens,
    staying,
    words,
)
from travesia.border.views.document import panel_of
from travesia.border.views.hits import card_of
from travesia.border.views.late_exits import by_rule
from travesia.border.views.lists_asked import asked_lists, lines_of
from travesia.border.views.referring import refer_reason
from travesia.core import clock
from travesia.core.errors import DeniedError
from travesia.journal import selectors as journal
from travesia.lists import selectors as lists
from travesia.lists.domain import Freshness, ListAge, ListName
from travesia.places import selectors as places
from travesia.places.domain import PostView
from travesia.vocab import languages, term_name


def purpose_of(actor: Actor) -> Purpose:
    """Return the purpose that goes with what the actor is here for."""
    if Role.SECOND_LINE_OFFICER in actor.roles:
        return Purpose.SECOND_LINE_INSPECTION
    if Role.BORDER_OFFICER in actor.roles:
        return Purpose.BORDER_INSPECTION
    return Purpose.SUPERVISION if Role.SUPERVISOR in actor.roles else Purpose.OVERSIGHT


def post_here(request: HttpRequest) -> PostView | None:
    """Return the post the officer works at now, or None when none was chosen."""
    code = gate.actor_of(request).post
    return places.post_by_code(code) if code else None


def readable_posts(actor: Actor) -> list[PostView]:
    """Return the posts whose log the actor may read."""
    return [post for post in places.posts() if _may_read(actor, post)]


def _may_read(actor: Actor, post: PostView) -> bool:
    try:
        access.authorize(
            actor=actor,
            permission="border.read_crossings",
            scope=Scope(country=post.country, post=post.code),
            purpose=purpose_of(actor),
        )
    except DeniedError:
        return False
    return True


def status_of(request: HttpRequest, post: PostView) -> dict[str, Any]:
    """Return what the status bar says: who, where, what is kept, how old each list is."""
    actor, now = gate.actor_of(request), clock.now()
    second_line = access.holds(actor, "border.decide_second_line")
    return {
        "post": post,
        "lane": getattr(getattr(request, "booth", None), "lane", ""),
        "officer": actor.name,
        "line": _("second line") if second_line else "",
        "entries": journal.head().seq,
        "list_ages": [
            *(_age(age, now) for age in lists.list_ages()),
            *(_never(one) for one in lists.never_loaded()),
        ],
        "now": days.at_post(now, post.time_zone),
        "demo": settings.DEMO,
        "clock": words.clock_words(clock_fault(now, journal.newest_moment())),
        "may_inspect": access.holds(actor, "border.inspect"),
        "may_answer_stay": access.holds(actor, "border.confirm_stay"),
        "may_second_line": access.holds(actor, "border.work_second_line"),
        "may_enter_paper": access.holds(actor, "border.enter_paper"),
        "late_hits": late_hits_waiting(post.code),
    }


def _never(one: ListName) -> dict[str, str]:
    meaning = "stop" if one.needed else "caution"
    return {"label": one.label, "ago": _("never loaded"), "meaning": meaning}


def _age(age: ListAge, now: datetime) -> dict[str, str]:
    fresh = age.freshness(now)
    meaning = {Freshness.FRESH: "", Freshness.OLD: "caution", Freshness.STALE: "stop"}[fresh]
    return {"label": age.label, "ago": days.ago(age.published_at, now), "meaning": meaning}


def idle_context(request: HttpRequest, post: PostView) -> dict[str, Any]:
    """Return what the desk shows while no document is open."""
    actor = gate.actor_of(request)
    return {
        "status": status_of(request, post),
        "refer_reasons": referral_choices(),
        "specimens": specimens.offers(specimens.DOCUMENTS, specimens.BESIDE),
        "recent": [
            {
                "row": row,
                "at": days.at_post(row.occurred_at, post.time_zone),
                "direction": direction_words(row.direction),
            }
            for row in recent_of(actor=actor, post_code=post.code)
        ],
        "waiting": [
            {
                "id": row.id,
                "name": row.name,
                "reason": _reason_words(row.referral_reason),
                "opened_at": days.at_post(row.opened_at, post.time_zone),
                "state": state_words(row.state),
            }
            for row in waiting_at(actor=actor, post_code=post.code)
        ],
    }


def _reason_words(code: str) -> str:
    """Say why somebody was sent to second line; empty when nobody was."""
    reason = referral_reasons().get(code)
    return "" if reason is None else reason.in_words(days.language())


def direction_words(direction: Direction) -> str:
    """Say a direction."""
    return _("Entry") if direction is Direction.ENTRY else _("Exit")


def state_words(state: str) -> str:
    """Say the state of an inspection."""
    return {
        "opened": _("open"),
        "referred": _("sent to second line"),
        "admitted": _("admitted"),
        "refusal_proposed": _("refusal waits for a second officer"),
        "refusal_withdrawn": _("refusal taken back"),
        "refused": _("refused"),
        "set_aside": _("set aside"),
        "closed": _("closed in second line"),
    }[state]


def open_context(request: HttpRequest, view: InspectionView, post: PostView) -> dict[str, Any]:
    """Return everything the screen shows of an open inspection."""
    document = panel_of(view)
    shown_too = presented.panel_of(view, post.time_zone)
    hit = next((h for h in view.hits if h.answer is Answer.OPEN), None)
    shown = hit or (view.hits[0] if view.hits else None)
    return {
        "status": status_of(request, post),
        "view": view,
        "state": state_words(view.state),
        "opened_at": days.at_post(view.opened_at, post.time_zone),
        "verdict": _verdict(view),
        "document": document,
        "is_passport": view.document.document_code.startswith("P"),
        "counts": {
            "ok": document.count("ok") + presented.count(shown_too, "ok"),
            "stop": document.count("stop") + presented.count(shown_too, "stop"),
            "look": document.count("info", "caution")
            + presented.count(shown_too, "info", "caution"),
        },
        "presented": shown_too,
        "authorised": authorised.panel_of(
            actor=gate.actor_of(request),
            view=view,
            post=post,
            purpose=purpose_of(gate.actor_of(request)),
            said=request.POST.get("authorisation", ""),
        ),
        "specimens": specimens.offers(specimens.BESIDE),
        "pictures": pictures.panel_of(view, post.time_zone),
        "person": _person(view, post),
        "hit": None if shown is None else card_of(shown, view, post.time_zone),
        "asked": lines_of(
            asked_lists(view.lists, asked_at=view.opened_at, time_zone=post.time_zone),
            view.registers,
        ),
        "may_ask_again": any(not one.answered for one in view.asked) and bool(view.acts),
        "line": earlier.line_of(view, post),
        "staying": staying.panel_of(view),
        "journey": {
            "purposes": _to_choose_from(days.language(), view.country)["purposes"],
            "direction": view.direction.value,
        },
        **_decision(view),
    }


def _verdict(view: InspectionView) -> dict[str, Any]:
    verdict = view.verdict
    second = verdict.second
    icon = {"ok": "ok", "info": "info", "caution": "caution", "stop": "stop"}
    return {
        "level": verdict.level.value,
        "icon": icon[verdict.level.value],
        "lead": words.lead(verdict.lead, view.document.document_code),
        "second": " ".join(filter(None, (by_rule(verdict.lead.facts), _second(second)))),
    }


def _second(finding: Finding | None) -> str:
    """Say what follows the lead; what was presented is said as shortly as when it leads."""
    if finding is None:
        return ""
    if finding.source is not Source.PRESENTED:
        return words.say(finding)
    said = words.lead(finding, "")
    return said if said.endswith(".") else f"{said}."


def _person(view: InspectionView, post: PostView) -> dict[str, str]:
    claim, language = view.claim, days.language()
    ages = age_now(claim.birth_date, clock.today(ZoneInfo(post.time_zone)))
    age = "" if ages is None else (str(ages[0]) if ages[0] == ages[1] else f"{ages[0]}–{ages[1]}")
    state = words.state(claim.nationality)
    return {
        "primary": claim.primary or claim.secondary,
        "secondary": claim.secondary.title() if claim.primary else "",
        "born": days.partial_day(claim.birth_date) if claim.birth_date else _("not known"),
        "age": age or _("not known"),
        "sex": term_name("sexes", claim.sex, language) if claim.sex else _("not stated"),
        "state": state or _("not stated"),
    }


def _decision(view: InspectionView) -> dict[str, Any]:
    """Return what the decision bar offers now, and what stands in the way of admitting."""
    admit_now = not view.bar and not view.needs_ground
    likely = view.verdict.likely
    if Act.REFER not in view.acts and likely is Decision.SECOND_LINE:
        likely = Decision.ADMIT if Act.ADMIT in view.acts else likely
    return {
        "may": {
            "admit": Act.ADMIT in view.acts,
            "refer": Act.REFER in view.acts,
            "refuse": Act.PROPOSE_REFUSAL in view.acts,
            "set_aside": Act.SET_ASIDE in view.acts,
            "decide": bool(view.acts & {Act.ADMIT, Act.REFER, Act.PROPOSE_REFUSAL}),
        },
        "admit_now": admit_now,
        "admit_likely": likely is Decision.ADMIT,
        "enter_does": words.likely_words(likely),
        **_to_choose_from(days.language(), view.country),
        "refer_reason": refer_reason(view),
        "is_entry": view.direction is Direction.ENTRY,
        "grant": granting.offer_of(view),
    }


@lru_cache(maxsize=64)
def _to_choose_from(language: str, country: str) -> dict[str, list[Any]]:
    """Return what is chosen from: the same for each traveller in a country and a language."""
    return {
        "purposes": purpose_choices(),
        "grounds": [(g.code, _with_law(g, country)) for g in admission_grounds().values()],
        "refer_reasons": referral_choices(),
        "refusal_reasons": RefusalForm.reasons(),
        "notice_languages": [
            {"code": one.code, "name": one.name(one.code), "here": one.code == language}
            for one in languages()
        ],
    }


def referral_choices() -> list[tuple[str, str]]:
    """Return the reasons for second line in the officer's language."""
    return [(r.code, r.in_words(days.language())) for r in referral_reasons().values()]


def _with_law(ground: Reason, country: str) -> str:
    law, text = ground.law_in(country), ground.in_words(days.language())
    return f"{text}, {law}" if law else text
