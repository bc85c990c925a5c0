"""The texts of a service or a place in five languages, side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from travesia.access import gate
from travesia.directory import services
from travesia.directory.domain.cells import stable_id
from travesia.directory.domain.localising import texts_of
from travesia.directory.domain.redaction import Row, Rows
from travesia.directory.domain.tables import LANGUAGES, LISTED, TRANSLATED
from travesia.directory.selectors import staff
from travesia.directory.selectors.words import LANGUAGE_NAMES
from travesia.directory.views.typing import Cells, cells_of

FIELD_WORDS: Mapping[str, Promise] = {
    "name": gettext_lazy("Name"),
    "description": gettext_lazy("What people get"),
    "application_process": gettext_lazy("Steps"),
    "fees_description": gettext_lazy("What it costs"),
    "eligibility_description": gettext_lazy("For whom"),
    "interpretation_services": gettext_lazy("Interpretation"),
    "alert": gettext_lazy("Warning shown on top"),
    "wait_time": gettext_lazy("How long it takes"),
    "transportation": gettext_lazy("How to get there"),
    "required_document": gettext_lazy("Papers to bring"),
    "accessibility": gettext_lazy("Getting in and around"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One text in one language."""

    name: str
    language: str
    language_name: str
    text: str
    original: bool
    #: Whether it is only shown here: lists are changed on the form of their entry.
    fixed: bool = False


@gate.requires("directory.edit")
def texts(request: HttpRequest, table: str, entry_id: UUID) -> HttpResponse:
    """Show and save the texts of an entry in every language."""
    if table not in ("service", "location", "organization"):
        raise Http404
    rows = staff.entry_rows(table, entry_id)
    row = staff.one_row(rows, table)
    original = str(row.get("x_language") or "es")
    if request.method == "POST":
        saved = services.save_entry(
            actor=gate.actor_of(request),
            table=table,
            entry_id=entry_id,
            cells=_originals(request, table, original),
            parts={"x_text": _translations(request, rows, table, entry_id, original)},
        )
        if not saved.problems:
            messages.success(request, _("Saved."))
            return redirect("directory:texts", table=table, entry_id=entry_id)
        messages.error(request, _("A name is needed in the original language."))
    context = {
        "row": row,
        "grid": list(_grid(rows, row, table, original)),
        "table": table,
        "entry_id": entry_id,
    }
    return render(request, "directory/texts.html", context)


def _grid(rows: Rows, row: Row, table: str, original: str) -> Iterator[tuple[Promise, list[Cell]]]:
    """Yield each text of an entry in every language, then its lists."""
    known = texts_of(rows)
    lists = {
        part: "\n".join(str(one.get(column) or "") for one in rows.get(part, ()))
        for part, column in LISTED.get(table, {}).items()
    }
    for field in (*TRANSLATED[table], *(part for part, text in lists.items() if text)):
        written = lists[field] if field in lists else str(row.get(field) or "")
        said = {**known.get((row["id"], field), {}), original: written}
        cells = [
            Cell(
                name=f"{field}-{code}",
                language=code,
                language_name=LANGUAGE_NAMES[code],
                text=said.get(code, ""),
                original=code == original,
                fixed=field in lists and code == original,
            )
            for code in _order(original)
        ]
        yield FIELD_WORDS[field], cells


def _order(original: str) -> list[str]:
    return [original, *(code for code in LANGUAGES if code != original)]


def _originals(request: HttpRequest, table: str, original: str) -> Cells:
    cells = {
        field: request.POST.get(f"{field}-{original}", "").strip() for field in TRANSLATED[table]
    }
    if table == "service":
        cells["status"] = str(request.POST.get("status") or "active")
    return cells


def _translations(
    request: HttpRequest, rows: Rows, table: str, entry_id: UUID, original: str
) -> list[Cells]:
    """Return a row for each text that is not empty; texts of other entries stay as they are."""
    found = [
        cells_of("x_text", text) for text in rows.get("x_text", ()) if text["link_id"] != entry_id
    ]
    known = {
        (str(t["field"]), str(t["language"])): str(t["id"])
        for t in rows.get("x_text", ())
        if t["link_id"] == entry_id
    }
    for field in (*TRANSLATED[table], *LISTED.get(table, ())):
        for code in LANGUAGES:
            said = request.POST.get(f"{field}-{code}", "").strip()
            if said and code != original:
                made = str(stable_id("x_text", f"{entry_id}/{field}/{code}"))
                found.append(
                    {
                        "id": known.get((field, code), made),
                        "link_entity": table,
                        "link_id": str(entry_id),
                        "field": field,
                        "language": code,
                        "text": said,
                    }
                )
    return found
