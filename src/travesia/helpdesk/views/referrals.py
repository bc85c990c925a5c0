"""Where people were sent, and whether they arrived: found by code, or by service and day."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.helpdesk import selectors, services
from travesia.helpdesk.domain import LOOP_STEPS, Loop
from travesia.helpdesk.views.desk import LOG

#: Mark of each state in the kit.
_MEANINGS = {Loop.PENDING: "info", Loop.CONFIRMED: "ok", Loop.FAILED: "stop", Loop.UNKNOWN: "none"}


@gate.requires(LOG)
@require_safe
def referrals(request: HttpRequest) -> HttpResponse:
    """Show referrals whose loop is open, or those of a code."""
    actor = gate.actor_of(request)
    code, service = request.GET.get("code", ""), request.GET.get("service", "")
    if code:
        found = selectors.referrals_by_code(actor=actor, said=code)
    else:
        found = selectors.open_referrals(actor=actor, service=service)
    lines = [
        {
            "one": one,
            "meaning": _MEANINGS[one.loop],
            "state": selectors.words_of(one.loop),
            "method": selectors.words_of(one.method),
            "steps": [
                (step.value, selectors.words_of(step))
                for step in (Loop.CONFIRMED, Loop.FAILED, Loop.UNKNOWN)
                if step in LOOP_STEPS[one.loop]
            ],
        }
        for one in found
    ]
    context = {"lines": lines, "code": code, "service": service}
    return render(request, "helpdesk/referrals.html", context)


@gate.requires(LOG)
@require_POST
def close(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Say what became of a referral."""
    try:
        loop = Loop(request.POST.get("loop", ""))
    except ValueError as error:
        raise Http404 from error
    done = services.close_referral(actor=gate.actor_of(request), referral_id=referral_id, loop=loop)
    messages.success(
        request, _("%(code)s: %(state)s") % {"code": done.code, "state": selectors.words_of(loop)}
    )
    return redirect("helpdesk:referrals")
