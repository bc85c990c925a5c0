"""Open stays: which may be read, the list with its filters, the export of confirmed ones."""

from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border import selectors
from travesia.border.domain.reviews import Said
from travesia.border.selectors import OpenStay, OpenStays, Wanted
from travesia.border.views import days, screen
from travesia.border.views.rules import rule_title
from travesia.core.errors import DeniedError
from travesia.places import selectors as places
from travesia.places.domain import PostView
from travesia.vocab import state_name

_SAID = ("", selectors.WAITING, Said.CONFIRMED.value, Said.SET_ASIDE.value)


def said_words(said: str) -> str:
    """Say what was said of a stay; nothing was said of what waits."""
    return {
        "": _("all"),
        selectors.WAITING: _("not looked at"),
        Said.CONFIRMED.value: _("confirmed"),
        Said.SET_ASIDE.value: _("set aside"),
    }[said]


def may(actor: Actor, permission: str, country: str, post: str = "") -> bool:
    """Tell whether the actor holds a permission for the stays of a post or a country."""
    try:
        access.authorize(
            actor=actor,
            permission=permission,
            scope=Scope(country=country, post=post),
            purpose=screen.purpose_of(actor),
        )
    except DeniedError:
        return False
    return True


@never_cache
@gate.requires("border.read_stays", purpose=Purpose.OVERSIGHT)
@require_safe
def stays(request: HttpRequest) -> HttpResponse:
    """Show the open stays of a post or a country; whoever has no post chooses one."""
    actor = gate.actor_of(request)
    wanted = wanted_in(request)
    if wanted is None:
        return render(request, "border/stays_choose.html", _choices(actor))
    page = request.GET.get("page", "")
    found = selectors.access_open_stays(
        actor=actor,
        wanted=wanted,
        purpose=screen.purpose_of(actor),
        page=int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 1,
    )
    return render(request, "border/stays.html", page_of(request, found))


def _choices(actor: Actor) -> dict[str, Any]:
    posts = places.posts()
    codes = sorted({post.country for post in posts})
    return {
        "posts": [one for one in posts if may(actor, "border.read_stays", one.country, one.code)],
        "countries": [
            (code, state_name(code, days.language()))
            for code in codes
            if may(actor, "border.read_stays", code)
        ],
    }


def wanted_in(request: HttpRequest) -> Wanted | None:
    """Return what the address asks for; the reader's own post where it names no place."""
    asked = request.POST if request.method == "POST" else request.GET
    code, country = asked.get("post", ""), asked.get("country", "")
    if not code and not country:
        code = gate.actor_of(request).post
    if code:
        country = places.post_by_code(code).country
    if not country:
        return None
    past, said = asked.get("past", "1").strip(), asked.get("said", "")
    return Wanted(
        country=country[:3],
        post=code,
        past=min(int(past), 36_500) if past.isascii() and past.isdecimal() else None,
        nationality=asked.get("nationality", "").strip().upper()[:3],
        rule=asked.get("rule", "")[:80],
        said=said if said in _SAID else "",
    )


def page_of(request: HttpRequest, found: OpenStays) -> dict[str, Any]:
    """Return everything the list shows."""
    actor, wanted = gate.actor_of(request), found.wanted
    posts = places.posts_by_code({row.entry_post for row in found.rows} | set(found.without_exits))
    here = places.post_by_code(wanted.post).name if wanted.post else ""
    return {
        "found": found,
        "wanted": wanted,
        "past": "" if wanted.past is None else wanted.past,
        "place": here or state_name(wanted.country, days.language()),
        "rows": [_line(row, posts.get(row.entry_post)) for row in found.rows],
        "without": [posts[code].name for code in found.without_exits],
        "rules": _rules(wanted.country),
        "said": [(word, said_words(word)) for word in _SAID],
        "before": _address(wanted, found.page - 1) if found.page > 1 else "",
        "after": _address(wanted, found.page + 1) if found.page < found.pages else "",
        "may_export": may(actor, "border.export_stays", wanted.country, wanted.post),
        "may_answer": access.holds(actor, "border.confirm_stay"),
    }


def _line(row: OpenStay, post: PostView | None) -> dict[str, Any]:
    return {
        "row": row,
        "post": row.entry_post if post is None else post.name,
        "entered": days.short_day(row.entry_day),
        "last": "" if row.last_day is None else days.short_day(row.last_day),
        "nationality": state_name(row.nationality, days.language()) if row.nationality else "",
        "rule": rule_title(row.rule) if row.rule else "",
        "said": "" if row.review is None else said_words(row.review.said.value),
    }


def _rules(country: str) -> list[tuple[str, str]]:
    rules = selectors.rules_here().for_country(country)
    return [(rule.version, rule.title(days.language())) for rule in rules]


def _address(wanted: Wanted, page: int) -> str:
    fields = {name: "" if value is None else value for name, value in asdict(wanted).items()}
    if wanted.post:
        del fields["country"]
    return urlencode({**fields, "page": page})
