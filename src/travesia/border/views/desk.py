"""The inspection desk: read or type a document, look, answer, decide."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.domain import Answer, Direction
from travesia.border.forms import JourneyForm, RefusalForm
from travesia.border.views import authorised, screen
from travesia.border.views.held_by import holders_of
from travesia.core.errors import DeniedError, DomainError, NotFoundError
from travesia.core.middleware import policy
from travesia.places import selectors as places

_INSPECTING = Purpose.BORDER_INSPECTION

#: What the database says when it cannot write; the sentence for people.
NOT_RECORDED = gettext_lazy(
    "Not recorded: the database could not write. What you entered is kept on this page. "
    "Tell the administrator, and note the traveller on paper until it is solved."
)


class _StorageError(DomainError):
    """The database could not write; nothing was recorded."""

    status = 503


def attempt(act: Callable[[], Any]) -> tuple[Any, DomainError | None]:
    """Run an act and return its result, or the error as a sentence to show on the same page.

    What is not there or not allowed goes on to the error page; a database that cannot write is
    said before anybody is told that something was recorded.
    """
    try:
        return act(), None
    except (DeniedError, NotFoundError):
        raise
    except DomainError as error:
        return None, error
    except DatabaseError:
        return None, _StorageError("border.not_recorded", NOT_RECORDED)


def why(request: HttpRequest) -> Purpose:
    """Return the purpose of whoever is at the desk: first or second line."""
    return screen.purpose_of(gate.actor_of(request))


def remember(request: HttpRequest, direction: str) -> None:
    """Keep the direction for the next traveller: a lane goes one way for hours."""
    if request.session.get("border.direction") != direction:
        request.session["border.direction"] = direction


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_GET
def inspection(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Show one inspection: the answer first, the evidence under it, the decision last."""
    return show(request, inspection_id)


def show(
    request: HttpRequest,
    inspection_id: UUID,
    *,
    error: DomainError | None = None,
    refusing: bool = False,
    presenting: bool = False,
    photographing: bool = False,
) -> HttpResponse:
    """Show the inspection, with an error and what was entered when something was not recorded."""
    view = selectors.access_inspection(
        actor=gate.actor_of(request),
        inspection_id=inspection_id,
        purpose=why(request),
        direction=_lane(request),
    )
    post = places.post_by_code(view.post_code)
    context = {
        **screen.open_context(request, view, post),
        "beside": selectors.companions_of(view.id),
        "holders": _holders(request, view),
        "nonce": request.POST.get("nonce") or uuid4(),
        "entered": request.POST,
        "error": error,
        "refusing": refusing,
        "presenting": presenting,
        "photographing": photographing,
        "faults": () if error is None else error.facts.get("faults", ()),
    }
    status = 200 if error is None else error.status
    answer = render(request, "border/inspection.html", context, status=status)
    answer.headers["Permissions-Policy"] = policy(camera=True)
    return answer


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_POST
def turn(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Show the traveller as in the other lane: stay and verdict are reckoned anew.

    Nothing is recorded; what was entered stays on the page.
    """
    if _lane(request) is None:
        return show(request, inspection_id, error=unclear())
    return show(request, inspection_id)


def _lane(request: HttpRequest) -> Direction | None:
    """Return the lane that the page was in when it was sent; None for the one of the reading."""
    said = request.POST.get("direction", "")
    return Direction(said) if said in (Direction.ENTRY, Direction.EXIT) else None


def _holders(request: HttpRequest, view: selectors.InspectionView) -> list[dict[str, str]]:
    """Return who has shown this document while it is a question who of them is here."""
    if view.bar != selectors.HOLDER_FIRST or not view.acts:
        return []
    document = (view.document.issuing_state, view.document.number)
    return holders_of(gate.actor_of(request), document, why(request))


@never_cache
@gate.requires("border.record_crossing", purpose=_INSPECTING)
@require_POST
def admit(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Let the traveller through."""
    form = JourneyForm(request.POST)
    if not form.is_valid():
        return show(request, inspection_id, error=unclear())
    data = form.cleaned_data
    remember(request, data["direction"])
    if form.authorisation_is_missing:
        return show(request, inspection_id, error=authorised.not_chosen())
    journey = services.Journey(
        Direction(data["direction"]),
        data["purpose_of_travel"],
        data["conveyance"],
        data["authorisation"],
        *form.days,
    )
    receipt, error = attempt(
        lambda: services.record_crossing(
            actor=gate.actor_of(request),
            inspection_id=inspection_id,
            nonce=data["nonce"],
            journey=journey,
            ground=data["ground"],
            purpose=why(request),
        )
    )
    if error is not None:
        return show(request, inspection_id, error=error)
    entered = journey.direction is Direction.ENTRY
    said = (
        _("Entry recorded: crossing %(number)s, kept on this machine.")
        if entered
        else _("Exit recorded: crossing %(number)s, kept on this machine.")
    )
    messages.success(request, said % {"number": receipt.number})
    return onward(inspection_id)


def onward(inspection_id: UUID) -> HttpResponse:
    """Go to the next traveller: back to the group that is being read, else to the empty desk."""
    group_id = selectors.open_group_of(inspection_id)
    if group_id is not None:
        return redirect("border:group", group_id=group_id)
    return redirect("border:desk")


def unclear() -> DomainError:
    """Return the answer to a form that no screen of ours sends."""
    return services.BorderError(
        "border.form_unclear", _("Something in the form cannot be. Nothing was recorded.")
    )


@never_cache
@gate.requires("border.refer", purpose=_INSPECTING)
@require_POST
def refer(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Send the traveller to second line, or to a private interview."""
    reason = request.POST.get("reason", "")
    number, error = attempt(
        lambda: services.refer_to_second_line(
            actor=gate.actor_of(request),
            inspection_id=inspection_id,
            reason=reason,
            note=request.POST.get("note", ""),
            purpose=why(request),
        )
    )
    if error is not None:
        return show(request, inspection_id, error=error)
    if reason == services.PRIVATE_INTERVIEW:
        said = _(
            "Sent to second line for a private interview: entry %(number)s. "
            "What the traveller asks for is not stored here."
        )
    else:
        said = _("Sent to second line: entry %(number)s, kept on this machine.")
    messages.success(request, said % {"number": number})
    return onward(inspection_id)


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_POST
def answer(request: HttpRequest, inspection_id: UUID, entry_id: UUID) -> HttpResponse:
    """Answer a list entry after comparing."""
    given = request.POST.get("answer", "")
    if given not in (Answer.NOT_SAME, Answer.MAY_BE_SAME):
        return show(request, inspection_id, error=unclear())
    _none, error = attempt(
        lambda: services.answer_hit(
            actor=gate.actor_of(request),
            inspection_id=inspection_id,
            entry_id=entry_id,
            answer=Answer(given),
            purpose=why(request),
        )
    )
    if error is not None:
        return show(request, inspection_id, error=error)
    if given == Answer.NOT_SAME:
        messages.success(request, _("Kept: not the same person."))
    else:
        messages.success(request, _("Kept: may be the same. A second officer compares."))
    return redirect("border:inspection", inspection_id=inspection_id)


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_POST
def set_aside(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Close an inspection without a decision."""
    _number, error = attempt(
        lambda: services.set_aside(
            actor=gate.actor_of(request),
            inspection_id=inspection_id,
            reason=request.POST.get("why", ""),
            purpose=why(request),
        )
    )
    if error is not None:
        return show(request, inspection_id, error=error)
    messages.success(request, _("Set aside. No crossing was recorded."))
    return onward(inspection_id)


@never_cache
@gate.requires("border.propose_refusal", purpose=_INSPECTING)
@require_POST
def refuse(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Propose to refuse; a second officer has to look."""
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return show(request, inspection_id, error=unclear(), refusing=True)
    data = form.cleaned_data
    receipt, error = attempt(
        lambda: services.propose_refusal(
            actor=gate.actor_of(request),
            inspection_id=inspection_id,
            reason=data["reason"],
            language=data["language"],
            text=data["text"],
            purpose=why(request),
        )
    )
    if error is not None:
        return show(request, inspection_id, error=error, refusing=True)
    messages.success(
        request,
        _("Refusal %(reference)s waits for a second officer. Nobody is refused yet.")
        % {"reference": receipt.reference},
    )
    return onward(inspection_id)
