"""The acts on an authorisation: grant, refuse, take back, and revoke by two persons."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.core.errors import DeniedError, DomainError, NotFoundError
from travesia.credentials import services
from travesia.credentials.domain import RefusalReason, RevocationReason
from travesia.credentials.forms import RefuseForm, RevocationForm
from travesia.credentials.views.record import show
from travesia.credentials.views.words import purpose_of


@gate.requires("credentials.issue", purpose=Purpose.AUTHORISATION)
@require_POST
def grant(request: HttpRequest, authorisation_id: UUID) -> HttpResponse:
    """Grant what was applied for."""
    return _acted(
        request,
        authorisation_id,
        lambda: services.grant(
            actor=gate.actor_of(request),
            authorisation_id=authorisation_id,
            note=request.POST.get("note", ""),
        ),
        _("Granted. It has a number now."),
    )


@gate.requires("credentials.issue", purpose=Purpose.AUTHORISATION)
@require_POST
def refuse(request: HttpRequest, authorisation_id: UUID) -> HttpResponse:
    """Refuse what was applied for, with a reason."""
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return show(request, authorisation_id, error=_no_reason(), refusing=form)
    data = form.cleaned_data
    return _acted(
        request,
        authorisation_id,
        lambda: services.refuse(
            actor=gate.actor_of(request),
            authorisation_id=authorisation_id,
            reason=RefusalReason(data["reason"]),
            note=data["note"],
        ),
        _("Refused. The reason stands in the record."),
        refusing=form,
    )


@gate.requires("credentials.issue", purpose=Purpose.AUTHORISATION)
@require_POST
def withdraw(request: HttpRequest, authorisation_id: UUID) -> HttpResponse:
    """Record that the applicant or the holder gave it back."""
    return _acted(
        request,
        authorisation_id,
        lambda: services.withdraw(
            actor=gate.actor_of(request),
            authorisation_id=authorisation_id,
            note=request.POST.get("note", ""),
        ),
        _("Recorded as given back."),
    )


@gate.requires("credentials.revoke", purpose=Purpose.SUPERVISION)
@require_POST
def revoke(request: HttpRequest, authorisation_id: UUID) -> HttpResponse:
    """Propose to take an authorisation away; a second person has to confirm."""
    form = RevocationForm(request.POST)
    if not form.is_valid():
        return show(request, authorisation_id, error=_no_reason(), revoking=form)
    data = form.cleaned_data
    return _acted(
        request,
        authorisation_id,
        lambda: services.propose_revocation(
            actor=gate.actor_of(request),
            authorisation_id=authorisation_id,
            reason=RevocationReason(data["reason"]),
            note=data["note"],
            effective_on=data["effective_on"],
            purpose=purpose_of(request),
        ),
        _("Proposed. It holds until another person confirms."),
        revoking=form,
    )


@gate.requires("credentials.revoke", purpose=Purpose.SUPERVISION)
@require_POST
def confirm(request: HttpRequest, authorisation_id: UUID, revocation_id: UUID) -> HttpResponse:
    """Confirm a proposal as the second person."""
    return _acted(
        request,
        authorisation_id,
        lambda: services.confirm_revocation(
            actor=gate.actor_of(request), revocation_id=revocation_id, purpose=purpose_of(request)
        ),
        _("Revoked. Posts are told with the next list."),
    )


@gate.requires("credentials.revoke", purpose=Purpose.SUPERVISION)
@require_POST
def drop(request: HttpRequest, authorisation_id: UUID, revocation_id: UUID) -> HttpResponse:
    """Turn a proposal down, or take one's own back."""
    return _acted(
        request,
        authorisation_id,
        lambda: services.drop_revocation(
            actor=gate.actor_of(request),
            revocation_id=revocation_id,
            reason=request.POST.get("note", ""),
            purpose=purpose_of(request),
        ),
        _("The proposal is dropped. The authorisation holds as before."),
    )


def _no_reason() -> DomainError:
    return services.CredentialError(
        "credentials.reason_needed", _("Choose a reason. Nothing was changed.")
    )


def _acted(
    request: HttpRequest,
    authorisation_id: UUID,
    act: Callable[[], object],
    done: str,
    *,
    refusing: RefuseForm | None = None,
    revoking: RevocationForm | None = None,
) -> HttpResponse:
    try:
        act()
    except (DeniedError, NotFoundError):
        raise
    except DomainError as error:
        return show(request, authorisation_id, error=error, refusing=refusing, revoking=revoking)
    messages.success(request, done)
    return redirect("credentials:record", authorisation_id)
