"""The links that no longer lead anywhere, for the editors."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.core import jobs
from travesia.portal.selectors import words
from travesia.portal.selectors.links import (
    LinkPlace,
    LinkRow,
    broken_links,
    last_checked,
    links_to_check,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One link on the page."""

    row: LinkRow
    meaning: str
    said: Promise
    places: tuple[tuple[str, str], ...]
    """Title and address of each page that the link stands on."""


@gate.requires("portal.edit")
@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """Show what does not answer, what has moved and what nobody can check but by hand."""
    lines = [_line(row) for row in broken_links()]
    context = {"lines": lines, "all": links_to_check(), "checked": last_checked()}
    return render(request, "portal/desk/links.html", context)


@gate.requires("portal.edit")
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Let the nightly job run now, and show how far it is."""
    run = jobs.enqueue(actor=gate.actor_of(request), key="portal.check_links", once=True)
    return redirect("job", run_id=run.id)


def _line(row: LinkRow) -> Line:
    meaning, said = words.LINKS[row.link.outcome]
    return Line(row, meaning, said, tuple((one.title, _at(one)) for one in row.places))


def _at(place: LinkPlace) -> str:
    if place.kind == "item":
        return reverse("portal:edit", args=[place.id])
    return reverse("directory:service", args=[place.id])
