"""A document that several people have shown: who is here? Asked with all of them side by side."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import services
from travesia.border.views import desk


@never_cache
@gate.requires("border.inspect", purpose=Purpose.BORDER_INSPECTION)
@require_POST
def holder(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Keep who is here."""
    _none, error = desk.attempt(
        lambda: services.say_holder(
            actor=gate.actor_of(request),
            inspection_id=inspection_id,
            person=request.POST.get("person", ""),
            purpose=desk.why(request),
        )
    )
    if error is not None:
        return desk.show(request, inspection_id, error=error)
    messages.success(request, _("Kept who is here."))
    return redirect("border:inspection", inspection_id=inspection_id)
