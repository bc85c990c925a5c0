"""Groups: begin one, read, read, read, look at what asks for it, admit the others together."""

import re
from functools import partial
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.domain import Childhood, Direction, GroupKind, Standing
from travesia.border.forms import GroupForm, JourneyForm, ZoneForm, purpose_choices
from travesia.border.selectors import GroupRow, GroupView, MemberView
from travesia.border.views import days, screen, specimens, words
from travesia.border.views.desk import NOT_RECORDED, attempt, unclear, why
from travesia.border.views.posts import today_here
from travesia.core.errors import DomainError
from travesia.places import selectors as places
from travesia.vocab import state_name

_INSPECTING = Purpose.BORDER_INSPECTION

KINDS: dict[GroupKind, Promise] = {
    GroupKind.COACH: gettext_lazy("Coach"),
    GroupKind.FAMILY: gettext_lazy("Family"),
    GroupKind.CREW: gettext_lazy("Crew"),
    GroupKind.OTHER: gettext_lazy("Other group"),
}

#: What the demonstration offers to read as a whole.
SPECIMENS: dict[str, Promise] = {
    "family": gettext_lazy("Family of four"),
    "coach": gettext_lazy("Coach with 50 seats"),
}


def row_of(row: GroupRow, time_zone: str) -> dict[str, Any]:
    """Return a group as lists show it."""
    return {
        "row": row,
        "kind": str(KINDS[row.kind]),
        "direction": screen.direction_words(row.direction),
        "at": days.at_post(row.opened_at, time_zone),
    }


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_http_methods(["GET", "POST"])
def groups(request: HttpRequest) -> HttpResponse:
    """Show the groups that are being read at the post, or begin one."""
    post = screen.post_here(request)
    if post is None:
        return render(request, "border/no_post.html", status=409)
    error: DomainError | None = None
    form = GroupForm(request.POST or None)
    if request.method == "POST":
        made, error = _begin(request, form, post.code)
        if error is None:
            return redirect("border:group", group_id=made)
    found = selectors.open_groups(
        actor=gate.actor_of(request), post_code=post.code, purpose=why(request)
    )
    last = request.session.get("border.direction", Direction.ENTRY.value)
    context = {
        "status": screen.status_of(request, post),
        "rows": [row_of(row, post.time_zone) for row in found],
        "kinds": [(kind.value, said) for kind, said in KINDS.items()],
        "nonce": request.POST.get("nonce") or uuid4(),
        "entered": request.POST,
        "direction": request.POST.get("direction") or last,
        "error": error,
    }
    status = 200 if error is None else error.status
    return render(request, "border/groups.html", context, status=status)


def _begin(
    request: HttpRequest, form: GroupForm, post_code: str
) -> tuple[UUID | None, DomainError | None]:
    if not form.is_valid():
        return None, unclear()
    data = form.cleaned_data
    return attempt(
        lambda: services.open_group(
            actor=gate.actor_of(request),
            post_code=post_code,
            nonce=data["nonce"],
            kind=GroupKind(data["kind"]),
            label=data["label"],
            direction=Direction(data["direction"]),
            purpose=why(request),
        )
    )


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_safe
def group(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Show a group, ready to read the next document."""
    return show(request, group_id)


def show(
    request: HttpRequest,
    group_id: UUID,
    *,
    error: DomainError | None = None,
    zone: str = "",
) -> HttpResponse:
    """Show a group, with an error and the text that was not taken."""
    view = selectors.access_group(
        actor=gate.actor_of(request), group_id=group_id, purpose=why(request)
    )
    post = places.post_by_code(view.post_code)
    sections = (
        (_("To look at"), Standing.LOOK),
        (_("In second line, or a refusal waits"), Standing.ELSEWHERE),
        (_("Nothing speaks against admitting"), Standing.CLEAN),
        (_("Done"), Standing.DONE),
    )
    context = {
        "status": screen.status_of(request, post),
        "group": view,
        "one": row_of(view.row, post.time_zone),
        "sections": [
            {"title": title, "standing": standing.value, "members": _lines(view, standing)}
            for title, standing in sections
            if view.of(standing)
        ],
        "clean": view.of(Standing.CLEAN),
        "look": len(view.of(Standing.LOOK)),
        "purposes": purpose_choices(),
        "entered": request.POST,
        "nonce": uuid4(),
        "zone": zone,
        "specimens": specimens.offers(SPECIMENS),
        "error": error,
        "faults": () if error is None else error.facts.get("faults", ()),
    }
    status = 200 if error is None else error.status
    return render(request, "border/group.html", context, status=status)


def _lines(view: GroupView, standing: Standing) -> list[dict[str, Any]]:
    return [_line(one) for one in view.of(standing)]


def _line(member: MemberView) -> dict[str, Any]:
    verdict = member.verdict
    said = words.lead(verdict.lead, member.document_code)
    if member.standing is Standing.LOOK and member.authorisations and verdict.level.rank < 2:
        said = _("Has a visa, permit or card: choose on which one to let in.")
    return {
        "member": member,
        "name": member.name,
        "born": days.partial_day(member.birth_date) if member.birth_date else _("not known"),
        "state": state_name(member.nationality, days.language()) if member.nationality else "",
        "is_child": member.childhood is Childhood.CHILD,
        "guardians": [one.name for one in member.guardians],
        "meaning": verdict.level.value,
        "said": said,
        "where": screen.state_words(member.state),
    }


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_POST
def read(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Read the next member; a visa, card or seal goes with the member who was read last."""
    form = ZoneForm({**request.POST.dict(), "direction": Direction.ENTRY.value})
    if not form.is_valid():
        return show(request, group_id, error=unclear(), zone=request.POST.get("zone", ""))
    texts, error = attempt(partial(form.texts, today=today_here(request)))
    documents = [one for text in texts or () for one in _documents(text)]
    receipt = None
    for at, text in enumerate(documents):
        nonce = (
            form.cleaned_data["nonce"] if at == 0 else uuid5(form.cleaned_data["nonce"], str(at))
        )
        receipt, error = attempt(partial(_read, request, group_id, nonce, text))
        if isinstance(error, services.DocumentFirstError):
            error = _beside(request, group_id, text)
        if error is not None:
            return show(request, group_id, error=error, zone="\n\n".join(documents[at:]))
    if receipt is not None:
        messages.success(
            request, _("Number %(position)s was read.") % {"position": receipt.position}
        )
    return redirect("border:group", group_id=group_id)


def _documents(text: str) -> list[str]:
    """Cut a text into its documents: an empty line stands between two of them."""
    return [one for one in re.split(r"\n\s*\n", text.strip("\r\n ")) if one.strip()] or [text]


def _read(request: HttpRequest, group_id: UUID, nonce: UUID, text: str) -> services.MemberReceipt:
    return services.read_member(
        actor=gate.actor_of(request),
        group_id=group_id,
        nonce=nonce,
        zone=text,
        purpose=why(request),
    )


def _beside(request: HttpRequest, group_id: UUID, text: str) -> DomainError | None:
    """Present a visa, card or seal with the member who was read last."""
    actor = gate.actor_of(request)
    view = selectors.access_group(actor=actor, group_id=group_id, purpose=why(request))
    if not view.members:
        return services.BorderError(
            "border.document_first_in_group",
            _("Read the travel document first, then the visa, card or seal that goes with it."),
        )
    last = max(view.members, key=lambda one: one.position)
    _receipt, error = attempt(
        lambda: services.present_document(
            actor=actor, inspection_id=last.inspection_id, text=text, purpose=why(request)
        )
    )
    if error is None:
        messages.success(
            request, _("Presented with number %(position)s.") % {"position": last.position}
        )
    return error


@never_cache
@gate.requires("border.record_crossing", purpose=_INSPECTING)
@require_POST
def admit(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Record one crossing for each member that the officer confirmed."""
    members = _ids(request.POST.getlist("member"))
    form = JourneyForm(request.POST)
    if not form.is_valid() or members is None:
        return show(request, group_id, error=unclear())
    data = form.cleaned_data
    journey = services.Journey(
        Direction(data["direction"]), data["purpose_of_travel"], data["conveyance"]
    )
    done, error = attempt(
        lambda: services.admit_members(
            actor=gate.actor_of(request),
            group_id=group_id,
            inspection_ids=members,
            journey=journey,
            purpose=why(request),
        )
    )
    if error is not None:
        return show(request, group_id, error=error)
    _say(request, done)
    return redirect("border:group", group_id=group_id)


def _ids(sent: list[str]) -> list[UUID] | None:
    try:
        return [UUID(one) for one in sent[: services.MOST_MEMBERS]]
    except ValueError:
        return None


def _say(request: HttpRequest, done: services.GroupAdmission) -> None:
    count = len(done.recorded)
    said = ngettext(
        "%(count)s crossing recorded, kept on this machine.",
        "%(count)s crossings recorded, kept on this machine.",
        count,
    ) % {"count": count}
    if not done.remaining:
        messages.success(request, said)
        return
    rest = ngettext(
        "%(count)s traveller still waits.", "%(count)s travellers still wait.", len(done.remaining)
    ) % {"count": len(done.remaining)}
    why_not = str(NOT_RECORDED) if done.interrupted else done.remaining[0].why
    messages.warning(request, f"{said} {rest} {why_not}")


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_POST
def close(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Close a group; whoever still waits waits at the desk as any other traveller."""
    waiting, error = attempt(
        lambda: services.close_group(
            actor=gate.actor_of(request), group_id=group_id, purpose=why(request)
        )
    )
    if error is not None:
        return show(request, group_id, error=error)
    said = ngettext(
        "Group closed. %(count)s traveller still waits at the desk.",
        "Group closed. %(count)s travellers still wait at the desk.",
        waiting,
    ) % {"count": waiting}
    messages.success(request, said if waiting else _("Group closed. Nobody waits."))
    return redirect("border:desk")
