"""The editor: an issue in two languages side by side, its preview, and what stops it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from travesia.access import gate
from travesia.access import selectors as people
from travesia.access import services as access
from travesia.core.errors import DomainError, NotFoundError
from travesia.programme.domain.bulletin import Fault, IssueState, misshapen
from travesia.programme.domain.bulletin.editing import KINDS, done, written
from travesia.programme.selectors import bulletin as reads
from travesia.programme.selectors.bulletin import IssueView
from travesia.programme.selectors.bulletin_words import KINDS as KIND_WORDS
from travesia.programme.selectors.bulletin_words import STATES, fault_words, when
from travesia.programme.selectors.figures import figures
from travesia.programme.selectors.words import value_words
from travesia.programme.services import bulletin as writing
from travesia.programme.services import bulletin_publishing as publishing
from travesia.programme.views.bulletin_fields import LABELS, FormOf
from travesia.programme.views.bulletin_public import language_names
from travesia.programme.views.bulletin_reading import reading


@gate.requires("programme.write_bulletin")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """Show an issue for writing; keep what is sent, then do the verb that was pressed."""
    view = reads.issue(issue_id)
    error: DomainError | None = None
    if request.method == "POST":
        verb = request.POST.get("do", "save")
        document = done(written(view.document, _fields(request)), _verb(request, verb))
        try:
            writing.save_issue(
                actor=gate.actor_of(request),
                issue_id=issue_id,
                document=document,
                edition=_edition(request),
            )
        except DomainError as refused:
            error = refused
            if not misshapen(document):
                view = replace(view, document=document)
        else:
            return _back(request, issue_id, verb)
    context = {**_context(request, view), "error": error}
    status = error.status if error else 200
    return render(request, "programme/bulletin/edit.html", context, status=status)


def _back(request: HttpRequest, issue_id: UUID, verb: str) -> HttpResponse:
    address = reverse("programme:bulletin_edit", args=[issue_id])
    chosen = "&".join(f"side={code}" for code in request.POST.getlist("side"))
    if verb == "save":
        messages.success(request, _("Kept as a draft."))
    name, _colon, rest = verb.partition(":")
    at = rest.partition(":")[0]
    mark = f"#block-{at}" if name in {"row", "unrow", "photo", "unphoto", "up", "down"} else ""
    mark = "#blocks-end" if name == "add" else mark
    return HttpResponseRedirect(f"{address}?{chosen}{mark}")


def _verb(request: HttpRequest, verb: str) -> str:
    """Return the verb with what was typed for it: kind of a block, key of a note."""
    if verb == "add":
        return f"add:{request.POST.get('new-kind', '')}"
    return f"note:{request.POST.get('new-note', '')}" if verb == "note" else verb


def _fields(request: HttpRequest) -> dict[str, str]:
    return {name: str(request.POST[name]) for name in request.POST if "." in name or name in _OWN}


_OWN = frozenset({"series", "title", "lead"})


def _edition(request: HttpRequest) -> int:
    typed = request.POST.get("edition", "")
    return int(typed) if typed.isdigit() else -1


def _sides(request: HttpRequest, view: IssueView) -> tuple[str, ...]:
    """Return the two languages side by side; the first two unless others were chosen."""
    asked = [*request.GET.getlist("side"), *request.POST.getlist("side")]
    chosen = tuple(dict.fromkeys(code for code in asked if code in view.languages))
    return (chosen + tuple(code for code in view.languages if code not in chosen))[:2]


def _context(request: HttpRequest, view: IssueView) -> dict[str, Any]:
    sides, found = _sides(request, view), reads.faults_of(view)
    form = FormOf(view.document, sides, found)
    actor = gate.actor_of(request)
    names = language_names()
    return {
        "issue": view,
        "own_title": view.title(get_language() or "en"),
        "when": when(view, get_language() or "en"),
        "state": STATES[view.state],
        "draft": view.state is IssueState.DRAFT,
        "reviewed": view.state is IssueState.REVIEWED,
        "sides": [(code, names[code]) for code in sides],
        "all_sides": [(code, names[code]) for code in view.languages],
        "pairs": form.own(),
        "blocks": form.blocks(),
        "notes": form.notes(),
        "kinds": [(kind, KIND_WORDS[kind]) for kind in KINDS],
        "listed": [(one.code, value_words(one), one.subject) for one in figures()],
        "may_publish": access.holds(actor, "programme.publish_bulletin"),
        "own": view.author == actor.id,
        "unread": [(code, names[code]) for code in view.languages if code not in view.readers],
        "read": [(names[code], _name(who)) for code, who in view.readers.items()],
        **_shown(view, sides, found),
    }


def _name(actor_id: str) -> str:
    """Return the name of a person; what is no person (a program) is called by its id."""
    try:
        return people.user_by_id(UUID(actor_id.rpartition(":")[2])).name
    except (ValueError, NotFoundError):
        return actor_id


def _shown(view: IssueView, sides: tuple[str, ...], found: tuple[Fault, ...]) -> dict[str, Any]:
    names = language_names()
    told = [
        {
            "words": fault_words(one),
            "where": _where(one.path, view.document),
            "language": names.get(one.language, ""),
            "detail": one.detail,
            "stops": one.stops,
            "at": one.path.split(".")[1] if one.path.startswith("blocks.") else "",
        }
        for one in found
    ]
    return {
        "faults": told,
        "stops": sum(one.stops for one in found),
        "pages": [reading(view, code, prefix=f"{code}-") for code in sides],
    }


def _where(path: str, document: Mapping[str, Any]) -> str:
    parts = path.split(".")
    if parts[0] != "blocks" or len(parts) < 2:
        return parts[-1] if parts[0] == "notes" else str(LABELS.get(parts[0], ""))
    block = document["blocks"][int(parts[1])]
    return f"{KIND_WORDS[block['kind']]} {int(parts[1]) + 1}"


@gate.requires("programme.write_bulletin")
@require_POST
def preview(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """Show what is in the form as the page will show it; nothing is kept."""
    view = reads.issue(issue_id)
    document = written(view.document, _fields(request))
    if misshapen(document) or view.published:
        document = dict(view.document)
    shown = replace(view, document=document)
    context = {"issue": shown, **_shown(shown, _sides(request, view), reads.faults_of(shown))}
    return render(request, "programme/bulletin/preview.html", context)


@gate.requires("programme.write_bulletin")
@require_POST
def photo(request: HttpRequest, issue_id: UUID, at: int) -> HttpResponse:
    """Put a photograph into a story."""
    view, brought = reads.issue(issue_id), request.FILES.get("photo")
    actor = gate.actor_of(request)
    try:
        content = brought.read() if brought else b""
        digest = publishing.keep_photograph(actor=actor, content=content)
        document = done(view.document, f"photo:{at}")
        document = written(document, {f"blocks.{at}.photo.asset": digest})
        writing.save_issue(actor=actor, issue_id=issue_id, document=document, edition=view.edition)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The photograph is there. Now say what it shows."))
    return HttpResponseRedirect(
        reverse("programme:bulletin_edit", args=[issue_id]) + f"#block-{at}"
    )
