"""The adult who answers for a child: shown, linked with the document that shows it, taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.domain import Childhood, Proof
from travesia.border.forms import GuardianForm
from travesia.border.views import days, screen
from travesia.border.views.desk import attempt, unclear, why
from travesia.core.errors import DomainError
from travesia.places import selectors as places

_INSPECTING = Purpose.BORDER_INSPECTION

PROOFS: dict[Proof, Promise] = {
    Proof.BIRTH_CERTIFICATE: gettext_lazy("Birth certificate"),
    Proof.FAMILY_BOOK: gettext_lazy("Family book"),
    Proof.TRAVEL_DOCUMENT: gettext_lazy("Entry in a travel document"),
    Proof.CONSENT: gettext_lazy("Written consent of a parent"),
    Proof.COURT_ORDER: gettext_lazy("Order of a court or authority"),
    Proof.OTHER: gettext_lazy("Another document"),
    Proof.NONE: gettext_lazy("No document shown"),
}


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_http_methods(["GET", "POST"])
def guardian(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Show who answers for a child, and link somebody."""
    view = selectors.access_inspection(
        actor=gate.actor_of(request), inspection_id=inspection_id, purpose=why(request)
    )
    error: DomainError | None = None
    if request.method == "POST":
        error = _link(request, inspection_id)
        if error is None:
            messages.success(request, _("Adult linked. You decide as before."))
            return redirect("border:inspection", inspection_id=inspection_id)
    post = places.post_by_code(view.post_code)
    beside = selectors.companions_of(inspection_id)
    context = {
        "status": screen.status_of(request, post),
        "view": view,
        "name": f"{view.claim.primary} {view.claim.secondary}".strip(),
        "born": days.partial_day(view.claim.birth_date)
        if view.claim.birth_date
        else _("not known"),
        "may_be": beside.childhood is Childhood.MAY_BE,
        "beside": beside,
        "guardians": [(one, PROOFS[one.proof]) for one in beside.guardians],
        "proofs": [(one.value, said) for one, said in PROOFS.items()],
        "entered": request.POST,
        "error": error,
    }
    return render(
        request, "border/guardian.html", context, status=200 if error is None else error.status
    )


def _link(request: HttpRequest, inspection_id: UUID) -> DomainError | None:
    form = GuardianForm(request.POST)
    if not form.is_valid():
        return unclear()
    data = form.cleaned_data
    _link_id, error = attempt(
        lambda: services.link_guardian(
            actor=gate.actor_of(request),
            child_id=inspection_id,
            guardian=services.Guardian(
                Proof(data["proof"]),
                data["adult"],
                data["adult_name"],
                data["adult_reason"],
                data["proof_number"],
                data["note"],
            ),
            purpose=why(request),
        )
    )
    return error


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_POST
def end_guardian(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Take a link back that was a mistake."""
    child_id = services.unlink_guardian(
        actor=gate.actor_of(request), link_id=link_id, purpose=why(request)
    )
    messages.success(request, _("The link was taken back; that it was made stays readable."))
    return redirect("border:guardian", inspection_id=child_id)
