"""The page on which a file is brought in: its faults by line, and what its columns are."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from travesia.core.errors import DomainError
from travesia.programme.domain.layouts import fields
from travesia.programme.selectors.activity_words import FIELD_WORDS
from travesia.programme.services.activity_errors import problem_words
from travesia.programme.services.importing_sheets import ImportReport
from travesia.programme.services.sheets import UnknownLayoutError

#: Lines shown; a file with more faults is looked at in its own program.
MOST_SHOWN = 100


def told_columns(sent: QueryDict) -> Mapping[str, int] | None:
    """Return field → place of its column as somebody told it; None when nothing was asked."""
    told = {
        str(value): int(name.removeprefix("col_"))
        for name, value in sent.items()
        if name.startswith("col_") and name.removeprefix("col_").isdigit() and value
    }
    return told or None


def import_page(
    request: HttpRequest,
    form: forms.Form,
    kind: str,
    *,
    one: object = None,
    error: DomainError | None = None,
    report: ImportReport | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the form, with every line that is wrong or the question which column is what."""
    context: dict[str, Any] = {
        "form": form,
        "kind": kind,
        "one": one,
        "error": error,
        "lines": _lines(report),
        "wrong": len(report.rejects) if report else 0,
        "read": report.lines if report else 0,
        "columns": _columns(error, kind),
        "needed": [FIELD_WORDS[field.name] for field in fields(kind) if field.required],
        "known": [FIELD_WORDS[field.name] for field in fields(kind) if not field.required],
    }
    if isinstance(error, UnknownLayoutError):
        context["missing"] = [FIELD_WORDS[name] for name in error.missing]
        context["error"] = None
    return render(request, "programme/import.html", context, status=status)


def _lines(report: ImportReport | None) -> list[tuple[int, object, str]]:
    if report is None:
        return []
    return [
        (one.line, FIELD_WORDS.get(one.problem.at, ""), problem_words(one.problem))
        for one in report.rejects[:MOST_SHOWN]
    ]


def _columns(error: DomainError | None, kind: str) -> list[dict[str, Any]]:
    """Return the columns of an unknown layout, with the fields that each could be."""
    if not isinstance(error, UnknownLayoutError):
        return []
    known = {place: name for name, place in error.columns.items()}
    return [
        {
            "place": place,
            "name": name,
            "choices": [
                (field.name, FIELD_WORDS[field.name], known.get(place) == field.name)
                for field in fields(kind)
            ],
        }
        for place, name in enumerate(error.head.names)
        if name
    ]
