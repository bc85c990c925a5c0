"""Hide now, show again, reviewed today: one press each, with a reason where one is asked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from travesia.access import gate
from travesia.core.errors import DomainError
from travesia.directory import services


@gate.requires("directory.hide")
@require_POST
def hide(request: HttpRequest, table: str, entry_id: UUID) -> HttpResponse:
    """Take an entry out of sight."""
    why = request.POST.get("why", "")
    try:
        services.hide(actor=gate.actor_of(request), table=table, entry_id=entry_id, reason=why)
    except DomainError as error:
        if error.status in (403, 404):
            raise
        messages.error(request, error.message)
    else:
        messages.success(request, _("Hidden. No public answer names it any more."))
    return _back(request)


@gate.requires("directory.edit")
@require_POST
def show(request: HttpRequest, table: str, entry_id: UUID) -> HttpResponse:
    """Let an entry back in."""
    why = request.POST.get("why", "")
    try:
        services.show_again(
            actor=gate.actor_of(request), table=table, entry_id=entry_id, reason=why
        )
    except DomainError as error:
        if error.status in (403, 404):
            raise
        messages.error(request, error.message)
    else:
        messages.success(request, _("Shown again."))
    return _back(request)


@gate.requires("directory.review")
@require_POST
def review(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Say that a service was looked at today and still holds."""
    due = services.review(actor=gate.actor_of(request), service_id=service_id)
    messages.success(request, _("Reviewed today. Due again on %(day)s.") % {"day": due.isoformat()})
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """Go back to the service, or to the board; to no other address."""
    service = request.POST.get("service", "")
    try:
        return redirect("directory:service", service_id=UUID(service))
    except ValueError:
        return redirect("directory:freshness")
