"""Opening hours of a service or a place, worked by keyboard: a row of fields a line."""

from uuid import UUID

from django.contrib import messages
from django.forms import formset_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from travesia.access import gate
from travesia.core import clock
from travesia.core.ids import new_id
from travesia.directory import services
from travesia.directory.domain.hours import (
    DAYS,
    Hours,
    Overlap,
    RuleError,
    hours_of,
    opening_at,
    overlaps,
    zone_of,
)
from travesia.directory.domain.redaction import Row, Rows
from travesia.directory.domain.zones import zone_for
from travesia.directory.forms import ClosedRow, HoursRow
from travesia.directory.selectors import staff
from travesia.directory.selectors.words import OPEN_WORDS, problem_words
from travesia.directory.views.typing import Cells, cells_of, initial, owned

_Lines = formset_factory(HoursRow, extra=3)
_Closed = formset_factory(ClosedRow, extra=3)


@gate.requires("directory.edit")
def hours(request: HttpRequest, table: str, entry_id: UUID) -> HttpResponse:
    """Show and save the hours and the closed days of an entry."""
    if table not in ("service", "location"):
        raise Http404
    rows = staff.entry_rows(table, entry_id)
    row, column = staff.one_row(rows, table), f"{table}_id"
    lines = owned(rows, "schedule", column, entry_id)
    plain = sorted((line for line in lines if _is_plain(line)), key=_place)
    closed = owned(rows, "x_closed_day", column, entry_id)
    given = request.POST if request.method == "POST" else None
    line_set = _Lines(given, prefix="lines", initial=[_shown(line) for line in plain])
    closed_set = _Closed(
        given, prefix="closed", initial=[initial("x_closed_day", one) for one in closed]
    )
    if line_set.is_valid() and closed_set.is_valid():
        typed = [_typed(form.cleaned_data) for form in line_set.forms]
        shut = [{k: str(v) for k, v in form.cleaned_data.items()} for form in closed_set.forms]
        kept = [one for one in rows.get("schedule", ()) if one not in plain]
        others = [one for one in rows.get("x_closed_day", ()) if one not in closed]
        parts = {
            "schedule": [
                *_filled(typed, column, entry_id),
                *(cells_of("schedule", k) for k in kept),
            ],
            "x_closed_day": [
                *_filled(shut, column, entry_id),
                *(cells_of("x_closed_day", one) for one in others),
            ],
        }
        saved = services.save_entry(
            actor=gate.actor_of(request),
            table=table,
            entry_id=entry_id,
            cells=_required(table, row),
            parts=parts,
        )
        if not saved.problems:
            messages.success(request, _("Saved."))
            return redirect("directory:hours", table=table, entry_id=entry_id)
        for problem in saved.problems:
            if problem.table in ("schedule", "x_closed_day"):
                which = line_set if problem.table == "schedule" else closed_set
                forms = [form for form in which.forms if any(form.cleaned_data.values())]
                place = int(problem.where)
                field = {"byday": "days"}.get(problem.column, problem.column)
                if place < len(forms):
                    known = field if field in forms[place].fields else None
                    forms[place].add_error(known, str(problem_words(problem.code)))
    context = {
        "row": row,
        "table": table,
        "entry_id": entry_id,
        "lines": line_set,
        "closed": closed_set,
        "kept": [line for line in lines if not _is_plain(line)],
        **_reckoned(rows, row, column, entry_id),
    }
    wrong = line_set.total_error_count() + closed_set.total_error_count()
    return render(request, "directory/hours.html", context, status=422 if wrong else 200)


def _reckoned(rows: Rows, row: Row, column: str, entry_id: UUID) -> dict[str, object]:
    """Say what the hours that stand come to: open now or not, and which lines overlap."""
    zone = zone_for(row)
    try:
        stands = hours_of(
            zone,
            owned(rows, "schedule", column, entry_id),
            owned(rows, "x_closed_day", column, entry_id),
        )
    except RuleError:
        stands = Hours(zone)
    if not zone:
        return {"zone": "", "overlaps": [], "meaning": "none", "state": ""}
    opening = opening_at(stands, clock.now())
    meaning, state = OPEN_WORDS[opening.state.value]
    here = zone_of(zone)
    change = opening.until or opening.next_opening
    return {
        "zone": zone,
        "overlaps": [_pair(one) for one in overlaps(stands, clock.today(here))],
        "meaning": meaning,
        "state": state,
        "change": date_format(change.astimezone(here), "SHORT_DATETIME_FORMAT") if change else "",
        "is_open": opening.is_open,
    }


def _pair(one: Overlap) -> dict[str, str]:
    return {
        "day": one.day.isoformat(),
        "first": f"{one.first[0]:%H:%M}–{one.first[1]:%H:%M}",
        "second": f"{one.second[0]:%H:%M}–{one.second[1]:%H:%M}",
    }


def _is_plain(line: Row) -> bool:
    """Tell whether the editor shows a line: every week, on days it names."""
    days = str(line.get("byday") or "").split(",")
    return (
        line.get("freq") in ("", None, "WEEKLY")
        and line.get("interval") in (None, 1)
        and all(day in DAYS for day in days)
    )


def _place(line: Row) -> tuple[int, str]:
    """Put lines in the order of the week: by first day, then by opening."""
    return DAYS.index(str(line.get("byday")).split(",")[0]), str(line.get("opens_at") or "")


def _shown(line: Row) -> dict[str, object]:
    return {**initial("schedule", line), "days": str(line.get("byday") or "").split(",")}


def _typed(data: dict[str, object]) -> Cells:
    days = data.get("days") or []
    chosen = [day for day in DAYS if isinstance(days, list) and day in days]
    cells = {key: str(value or "") for key, value in data.items() if key != "days"}
    return {**cells, "byday": ",".join(chosen)}


def _filled(typed: list[Cells], column: str, one: UUID) -> list[Cells]:
    """Return the rows in which anything was typed, each with an id and its owner."""
    found = []
    for cells in typed:
        if any(value for key, value in cells.items() if key != "id"):
            more = {"freq": "WEEKLY"} if "byday" in cells else {}
            one_id = cells.get("id") or str(new_id())
            found.append({**cells, **more, "id": one_id, column: str(one)})
    return found


def _required(table: str, row: Row) -> Cells:
    """Return what has to be said of an entry with every save."""
    if table == "location":
        return {"location_type": str(row["location_type"])}
    return {"name": str(row["name"]), "status": str(row["status"])}
