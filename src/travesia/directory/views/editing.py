"""Forms of organisations, places and services."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from travesia.access import gate
from travesia.core import clock
from travesia.core.ids import new_id
from travesia.directory import services
from travesia.directory.domain.freshness import REVIEW_EVERY
from travesia.directory.domain.redaction import Rows
from travesia.directory.forms import EntryForm, LocationForm, OrganizationForm, ServiceForm
from travesia.directory.selectors import staff
from travesia.directory.views import typing
from travesia.directory.views.typing import Cells, as_lines, cells_of, from_lines, owned, say_of

_AREA = (typing.say_area, typing.read_area)
_SERVICE_LINES = {
    "phones": ("phone", say_of("number")),
    "documents": ("required_document", say_of("document")),
    "areas": ("service_area", _AREA),
}
_PLACE_LINES = {
    "phones": ("phone", say_of("number")),
    "accessibility": ("accessibility", say_of("description")),
}
#: Columns of a form that are not columns of its table.
_APART = {"places", "topics", "languages", "organization", *_SERVICE_LINES, *_PLACE_LINES}
_ADDRESS = ("address_1", "city", "state_province", "postal_code", "country")
_OWN = {
    "service": {
        *("kind", "sending_state", "country", "language", "owner", "review_due", "free"),
        *("source_url", "visibility", "consent_on"),
    },
    "location": {"country", "area", "time_zone", "visibility"},
    "organization": {"country", "kind"},
}


@gate.requires("directory.edit")
def edit_service(request: HttpRequest, service_id: UUID | None = None) -> HttpResponse:
    """Enter or change a service."""
    one = service_id or new_id()
    rows: Rows = staff.entry_rows("service", one) if service_id else {}
    form = ServiceForm(
        request.POST if request.method == "POST" else None,
        initial=_service_initial(rows, one),
        organizations=staff.offered_organizations(),
        places=staff.offered_places(""),
    )
    if form.is_valid():
        typed = form.cleaned_data
        parts = {
            table: from_lines(rows, table, ("service_id", one), typed[name], how)
            for name, (table, how) in _SERVICE_LINES.items()
        }
        spoken = "\n".join(typed["languages"].replace(",", " ").split())
        how = say_of("code")
        parts["language"] = from_lines(rows, "language", ("service_id", one), spoken, how)
        parts["attribute"] = typing.attributes(rows, one, typed["topics"])
        parts["service_at_location"] = typing.at_places(rows, one, typed["places"])
        cells = {**_cells("service", typed), "organization_id": typed["organization"]}
        if _saved(request, form, "service", one, cells, parts):
            return redirect("directory:service", service_id=one)
    title = _("Change a service") if service_id else _("Enter a service")
    return _page(request, form, title, service_id, "service")


@gate.requires("directory.edit")
def edit_location(request: HttpRequest, location_id: UUID | None = None) -> HttpResponse:
    """Enter or change a place."""
    one = location_id or new_id()
    rows: Rows = staff.entry_rows("location", one) if location_id else {}
    form = LocationForm(
        request.POST if request.method == "POST" else None, initial=_place_initial(rows, one)
    )
    if form.is_valid():
        typed = form.cleaned_data
        parts = {
            table: from_lines(rows, table, ("location_id", one), typed[name], how)
            for name, (table, how) in _PLACE_LINES.items()
        }
        parts["address"] = _address(rows, one, typed)
        if _saved(request, form, "location", one, _cells("location", typed), parts):
            return redirect("directory:edit_location", location_id=one)
    title = _("Change a place") if location_id else _("Enter a place")
    return _page(request, form, title, location_id, "location")


@gate.requires("directory.edit")
def edit_organization(request: HttpRequest, organization_id: UUID | None = None) -> HttpResponse:
    """Enter or change an organisation."""
    one = organization_id or new_id()
    rows: Rows = staff.entry_rows("organization", one) if organization_id else {}
    first = typing.initial("organization", rows["organization"][0]) if rows else {}
    form = OrganizationForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        cells = _cells("organization", form.cleaned_data)
        if _saved(request, form, "organization", one, cells, {}):
            return redirect("directory:edit_organization", organization_id=one)
    title = _("Change an organisation") if organization_id else _("Enter an organisation")
    return _page(request, form, title, organization_id, "organization")


def _page(
    request: HttpRequest, form: EntryForm, title: str, one: UUID | None, table: str
) -> HttpResponse:
    context = {"form": form, "title": title, "one": one, "table": table}
    status = 422 if form.errors else 200
    return render(request, "directory/edit.html", context, status=status)


def _saved(
    request: HttpRequest,
    form: EntryForm,
    table: str,
    one: UUID,
    cells: Cells,
    parts: Mapping[str, list[Cells]],
) -> bool:
    """Save, and say at each field what is wrong with it."""
    saved = services.save_entry(
        actor=gate.actor_of(request), table=table, entry_id=one, cells=cells, parts=parts
    )
    if saved.problems:
        form.say([(p.table, p.column, p.code) for p in saved.problems], table)
        return False
    messages.success(request, _("Saved.") if saved.changed else _("Nothing was different."))
    return True


def _cells(table: str, typed: Mapping[str, object]) -> Cells:
    """Return what was typed by the columns of files."""
    found: Cells = {}
    for name, value in typed.items():
        if name in _APART or (table == "location" and name in _ADDRESS and name != "country"):
            continue
        own = name in _OWN[table]
        found[f"x_{name}" if own else name] = str(value or "")
    return found


def _service_initial(rows: Rows, one: UUID) -> dict[str, object]:
    if not rows:
        due = (clock.today() + REVIEW_EVERY).isoformat()
        return {"status": "active", "kind": "service", "language": "es", "review_due": due}
    row = rows["service"][0]
    found: dict[str, object] = dict(typing.initial("service", row))
    for name, (table, (say, _read)) in _SERVICE_LINES.items():
        found[name] = as_lines(owned(rows, table, "service_id", one), say)
    spoken = owned(rows, "language", "service_id", one)
    found["languages"] = " ".join(str(each["code"]) for each in spoken)
    found["topics"] = typing.topics_of(rows, one)
    links = owned(rows, "service_at_location", "service_id", one)
    found["places"] = [str(link["location_id"]) for link in links]
    found["organization"] = str(row.get("organization_id") or "")
    return found


def _place_initial(rows: Rows, one: UUID) -> dict[str, object]:
    if not rows:
        return {"location_type": "physical"}
    found: dict[str, object] = dict(typing.initial("location", rows["location"][0]))
    for address in owned(rows, "address", "location_id", one)[:1]:
        shown = typing.initial("address", address)
        found |= {name: shown[name] for name in _ADDRESS if name != "country"}
    for name, (table, (say, _read)) in _PLACE_LINES.items():
        found[name] = as_lines(owned(rows, table, "location_id", one), say)
    return found


def _address(rows: Rows, one: UUID, typed: Mapping[str, str]) -> list[Cells]:
    """Return the address that was typed, on the row that stood; the others stay as they are."""
    stood = [cells_of("address", row) for row in rows.get("address", ())]
    if not (typed["address_1"] or typed["city"]):
        return stood[1:]
    first = stood[0] if stood else {"id": str(new_id()), "address_type": "physical"}
    said = {name: typed[name] for name in _ADDRESS}
    return [{**first, **said, "location_id": str(one)}, *stood[1:]]
