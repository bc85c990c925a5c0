"""People trained: by sex, topic and country; attendances, and different people where known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.core import clock
from travesia.core.errors import DeniedError, DomainError
from travesia.measures import Qualifier, Reason, Shown, Value, protect_table
from travesia.measures import Table as Counts
from travesia.programme.domain.activities import ActivityTopic
from travesia.programme.domain.attendance import Sex
from travesia.programme.selectors import activity_words as words
from travesia.programme.selectors import attendance
from travesia.programme.selectors.attendance import People, TrainedIn
from travesia.programme.services.activity_errors import ActivityError
from travesia.programme.services.people_figures import observe_people

_SEXES = tuple(one.value for one in Sex)


@gate.requires("programme.observe")
@require_POST
def observe(request: HttpRequest) -> HttpResponse:
    """Write the people of a period down as a figure."""
    first, last = (_day(request.POST.get(name, "")) for name in ("first", "last"))
    if first is None or last is None or last < first:
        raise ActivityError("programme.period_reversed", _("The period ends before it begins."))
    try:
        made = observe_people(actor=gate.actor_of(request), first=first, last=last)
    except DeniedError:
        raise
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(f"{reverse('programme:people')}?first={first}&last={last}")
    messages.success(request, _("Written down. Somebody else verifies it now."))
    return redirect("programme:figure", made.code)


@gate.requires("programme.see")
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Show who was trained in a period."""
    today = clock.today()
    first = _day(request.GET.get("first", "")) or date(today.year, 1, 1)
    last = _day(request.GET.get("last", "")) or today
    reversed_ = last < first
    if reversed_:
        first, last = last, first
    wanted = TrainedIn(first=first, last=last)
    found = attendance.people(wanted)
    context = {
        "first": first,
        "last": last,
        "reversed": reversed_,
        "found": found,
        "may": bool(access.scopes_of(actor=gate.actor_of(request), permission="programme.observe")),
        "distinct": distinct_words(found),
        "sexes": sexes(found),
        "tables": tables(wanted),
    }
    status = 422 if reversed_ else 200
    return render(request, "programme/people.html", context, status=status)


def sexes(found: People) -> list[tuple[str, int]]:
    """Return attendances by sex; empty when nobody was asked."""
    counts = found.head.parts.get("sex", {})
    return [(words.word(Sex(name)), count) for name, count in counts.items()]


def tables(wanted: TrainedIn) -> list[dict[str, object]]:
    """Return attendances by country and by topic, each by sex; small numbers are hidden."""
    return [
        _table(_("By country"), _("Country"), _by_country(wanted), words.country_word),
        _table(_("By topic"), _("Topic"), _by_topic(wanted), _topic_word),
    ]


def distinct_words(found: People) -> tuple[str, str]:
    """Return how many different people there were, and what is known of that."""
    known = found.distinct
    low, high = (number_format(n, force_grouping=True) for n in (known.low, known.high))
    if known.exact:
        return low, _("Each person counts once: this is exact.")
    said = _("Between %(low)s and %(high)s") % {"low": low, "high": high}
    return said, _("Some came without a list or could not be recognised.")


def _by_country(wanted: TrainedIn) -> dict[str, People]:
    codes = attendance.countries_with_people(wanted)
    return {code: attendance.people(replace(wanted, country=code)) for code in codes}


def _by_topic(wanted: TrainedIn) -> dict[str, People]:
    codes = attendance.topics_with_people(wanted)
    return {code: attendance.people(replace(wanted, topic=code)) for code in codes}


def _topic_word(code: str) -> str:
    return words.word(ActivityTopic(code))


def _table(
    caption: str, head: str, rows: dict[str, People], label: Callable[[str], str]
) -> dict[str, object]:
    """Return attendances by row and sex, small numbers hidden and none that gives them back."""
    counts: dict[tuple[str, str], int] = {}
    for code, one in rows.items():
        parts = one.head.parts.get("sex") or {"not_stated": one.head.total}
        counts |= {(code, sex): count for sex, count in parts.items() if count}
    safe = protect_table(Counts(_SEXES, counts))
    lines = [
        (label(row.key), *(_shown(cell) for cell in row.cells), _shown(row.total))
        for row in safe.rows
    ]
    heads = [(head, False), *((words.word(Sex(one)), True) for one in _SEXES), (_("In all"), True)]
    return {"caption": caption, "heads": heads, "rows": lines, "threshold": safe.threshold}


def _shown(value: Value) -> str:
    if isinstance(value, Shown):
        number = number_format(value.count, force_grouping=True)
        return f"≥ {number}" if value.qualifier is Qualifier.AT_LEAST else number
    return f"<{value.threshold}" if value.reason is Reason.SMALL else ".."


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
