"""The journal for those who watch over it: its newest entries, and the trail of one person."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.access import selectors as people
from travesia.access import services as access
from travesia.access.domain import Purpose
from travesia.core import jobs
from travesia.core.errors import NotFoundError
from travesia.core.events import EVENTS, Subject
from travesia.journal import selectors, services

PAGE = 50
TRAIL = 200

PURPOSES: dict[str, Promise] = {
    Purpose.BORDER_INSPECTION: _("Border inspection"),
    Purpose.SECOND_LINE_INSPECTION: _("Second-line inspection"),
    Purpose.SUPERVISION: _("Supervision"),
    Purpose.LIST_MANAGEMENT: _("List management"),
    Purpose.AUTHORISATION: _("Visas and permits"),
    Purpose.OVERSIGHT: _("Oversight"),
    Purpose.DATA_PROTECTION: _("Data protection"),
    Purpose.SUBJECT_REQUEST: _("A person asked about their own record"),
    Purpose.STATISTICS: _("Statistics"),
    Purpose.ADMINISTRATION: _("Administration"),
    Purpose.INFORMATION_SERVICE: _("Information service"),
    Purpose.TRAINING: _("Training"),
}
"""Purpose → its words."""

TRAIL_PURPOSES = (Purpose.OVERSIGHT, Purpose.DATA_PROTECTION, Purpose.SUBJECT_REQUEST)


@gate.requires("journal.read")
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """List the newest entries, of one kind or all, and say when the journal was verified."""
    kinds = sorted({kind.event.KIND for kind in EVENTS})
    kind = request.GET.get("kind", "")
    kind = kind if kind in kinds else ""
    before = request.GET.get("before", "")
    found = selectors.newest_entries(
        before=int(before) if before.isascii() and before.isdecimal() else None,
        kind=kind,
        limit=PAGE + 1,
    )
    name = _names()
    lines = [(line, name(line.actor), _purpose(line.purpose)) for line in found[:PAGE]]
    context = {
        "lines": lines,
        "kinds": kinds,
        "kind": kind,
        "older": lines[-1][0].seq if len(found) > PAGE else None,
        "newest": not before,
        "head": selectors.head(),
        "check": selectors.last_check(),
        "checkpoint": selectors.last_checkpoint(),
        "may_verify": access.holds(gate.actor_of(request), "journal.verify"),
    }
    return render(request, "journal/entries.html", context)


@gate.requires("journal.verify")
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Ask the node to verify its journal and show how far it is."""
    run = jobs.enqueue(actor=gate.actor_of(request), key="journal.verify", once=True)
    return redirect("job", run_id=run.id)


@gate.requires("journal.trail", purpose=Purpose.OVERSIGHT)
@require_safe
def subject(request: HttpRequest, kind: str, subject_id: UUID) -> HttpResponse:
    """Show who acted on or looked at one person, when and why; this look is recorded as well."""
    actor = gate.actor_of(request)
    asked = request.GET.get("purpose", "")
    purpose = next((p for p in TRAIL_PURPOSES if p == asked), Purpose.OVERSIGHT)
    access.authorize(actor=actor, permission="journal.trail", purpose=purpose)
    about = Subject(kind, subject_id)
    found = selectors.trail_lines(about, limit=TRAIL + 1)
    services.looked_at(
        actor=actor,
        purpose=purpose,
        subjects=(about,),
        fields=("journal.trail",),
        reason=request.GET.get("reason", "")[:300],
        results=len(found),
    )
    name = _names()
    context = {
        "lines": [
            (trail, name(trail.line.actor), _purpose(trail.line.purpose)) for trail in found[:TRAIL]
        ],
        "more": len(found) > TRAIL,
        "kind": kind,
        "subject_id": subject_id,
        "held": selectors.is_held(about),
        "purpose": _purpose(purpose),
    }
    return render(request, "journal/subject.html", context)


def _purpose(purpose: str) -> str:
    """Return the words of a purpose; the code itself for one that is not known any more."""
    return str(PURPOSES.get(purpose, purpose))


def _names() -> Callable[[str], str]:
    """Return a function that says who an actor is, asking once for each."""
    known: dict[str, str] = {}

    def name(actor: str) -> str:
        if actor not in known:
            known[actor] = _name(actor)
        return known[actor]

    return name


def _name(actor: str) -> str:
    kind, _colon, identity = actor.partition(":")
    if kind == "system":
        return _now("The system: %(name)s") % {"name": identity}
    if kind == "device":
        return _now("Device %(id)s") % {"id": identity}
    if kind != "user":
        return _now("Nobody signed in")
    try:
        return people.user_by_id(UUID(identity)).name
    except (NotFoundError, ValueError):
        return actor
