"""The dashboards: a post or all posts of a country, a day or a month."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Role, Scope
from travesia.border import selectors
from travesia.border.domain.periods import Period, read_period
from travesia.border.domain.tallying import Dimension
from travesia.border.selectors.figures import Figures
from travesia.border.views import columns, figure_quality, figure_queue, figure_tables
from travesia.border.views.days import at_post, language
from travesia.core import clock
from travesia.core.errors import DeniedError
from travesia.core.templatetags.kit import number
from travesia.core.typesetting import can_typeset
from travesia.places import selectors as places
from travesia.vocab import state_name

#: The forms of a report with their labels; the first needs the extra `publish`.
FORMS = (("pdf", "PDF"), ("xlsx", "XLSX"), ("csv", "CSV"))


def purpose_of(actor: Actor) -> Purpose:
    """Return the purpose for which the actor reads figures."""
    if Role.SUPERVISOR in actor.roles:
        return Purpose.SUPERVISION
    return Purpose.STATISTICS if Role.ANALYST in actor.roles else Purpose.OVERSIGHT


@never_cache
@gate.requires("border.read_figures", purpose=Purpose.OVERSIGHT)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Go to the reader's own post; whoever has none chooses among posts and countries."""
    actor = gate.actor_of(request)
    posts = selectors.figure_posts(actor=actor, purpose=purpose_of(actor))
    here = [post for post in posts if post.code == actor.post]
    if here:
        return redirect("border:figures_post", post_code=actor.post)
    context = {"posts": posts, "countries": _countries(actor)}
    return render(request, "border/figures_choose.html", context)


def _countries(actor: Actor) -> list[tuple[str, str]]:
    """Return code and name of the countries of which the reader may read all posts."""
    codes = sorted({post.country for post in places.posts()})
    return [(code, state_name(code, language())) for code in codes if _may_read(actor, code)]


def _may_read(actor: Actor, country: str) -> bool:
    try:
        access.authorize(
            actor=actor,
            permission="border.read_figures",
            scope=Scope(country=country),
            purpose=purpose_of(actor),
        )
    except DeniedError:
        return False
    return True


@never_cache
@gate.requires("border.read_figures", purpose=Purpose.OVERSIGHT)
@require_safe
def of_post(request: HttpRequest, post_code: str) -> HttpResponse:
    """Show a day or a month of one post."""
    period, found = asked(request, post_code=post_code)
    return render(request, "border/figures.html", page_of(request, found, period))


@never_cache
@gate.requires("border.read_figures", purpose=Purpose.OVERSIGHT)
@require_safe
def of_country(request: HttpRequest, country: str) -> HttpResponse:
    """Show a day or a month of all posts of a country."""
    period, found = asked(request, country=country)
    return render(request, "border/figures.html", page_of(request, found, period, country))


def asked(
    request: HttpRequest, *, post_code: str = "", country: str = ""
) -> tuple[Period, Figures]:
    """Return the period in the address and its figures; today and this month at the post."""
    actor = gate.actor_of(request)
    posts = places.posts(country=country) if country else (places.post_by_code(post_code),)
    zone = ZoneInfo(posts[0].time_zone) if posts else ZoneInfo("UTC")
    period = read_period(request.GET.get("on", ""), today=clock.today(zone))
    within: dict[str, Any] = {"first": period.first, "last": period.last}
    within["purpose"] = purpose_of(actor)
    if country:
        return period, selectors.figures_of_country(actor=actor, country=country, **within)
    return period, selectors.figures_of_post(actor=actor, post_code=post_code, **within)


def page_of(
    request: HttpRequest, found: Figures, period: Period, country: str = ""
) -> dict[str, Any]:
    """Return everything a dashboard shows."""
    actor = gate.actor_of(request)
    tables = figure_tables.tables_of(found, period, most=figure_tables.MOST)
    shape, *others = tables
    zone = found.posts[0].time_zone if found.posts else "UTC"
    now = at_post(clock.now(), zone)
    return {
        "figures": found,
        "total": found.total,
        "period": period,
        "place": figure_tables.place_words(found, country),
        "when": figure_tables.period_words(period),
        "country": country,
        "countries": _countries(actor),
        "posts": selectors.figure_posts(actor=actor, purpose=purpose_of(actor)),
        "post_code": "" if country else found.posts[0].code,
        "running": period.last >= now.date(),
        "now": now,
        "title": title_of(found),
        "charts": [_chart(one) for one in (shape, *others) if one.key in ("day", "hour")],
        "tables": [_bars(one) for one in others if one.key != "hour"],
        "second_line": second_line_of(found),
        "median": figure_quality.median_words(found),
        "handling": figure_quality.handling_rows(found),
        "queues": figure_queue.queue_wholes(found),
        "queue_hours": figure_queue.queue_hours(found),
        "quality": figure_quality.quality_of(found),
        "forms": FORMS if can_typeset() else FORMS[1:],
    }


def title_of(found: Figures) -> str:
    """Say the finding: how many entered and how many left."""
    total = found.total
    if not total.crossed and not total.refused:
        return _("No movement recorded")
    entries = ngettext("%(count)s entry", "%(count)s entries", total.entries)
    exits = ngettext("%(count)s exit", "%(count)s exits", total.exits)
    counts = (entries % {"count": number(total.entries)}, exits % {"count": number(total.exits)})
    return ", ".join(counts)


def second_line_of(found: Figures) -> int:
    """Return how many were let through after a second line."""
    flow = found.of(Dimension.LINE).get("second")
    return 0 if flow is None else flow.crossed


def _chart(table: figure_tables.Table) -> dict[str, Any]:
    def short(row: figure_tables.Row) -> str:
        return str(int(row.code[-2:]))

    groups = [(short(row), (row.flow.entries, row.flow.exits)) for row in table.rows]
    top = figure_tables.busiest(table.rows)
    return {
        "table": table,
        "heads": figure_tables.heads(table.head),
        "rows": [figure_tables.cells(row) for row in table.rows],
        "sizes": [
            ("wide", columns.draw(columns.WIDE, groups, number=number)),
            ("narrow", columns.draw(columns.NARROW, groups, number=number)),
        ],
        "text": ""
        if top is None
        else _("Most movements: %(label)s, %(count)s.")
        % {"label": top.label, "count": number(top.flow.crossed)},
    }


def _bars(table: figure_tables.Table) -> dict[str, Any]:
    def width(count: int) -> float:
        return round(100 * count / table.highest, 1)

    return {
        "table": table,
        "rows": [
            {
                "row": row,
                "entries": width(row.flow.entries),
                "exits": width(row.flow.exits),
            }
            for row in table.rows
        ],
    }
