"""One online application before an officer: compare, look, ask, approve, refuse, return a fee."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.core import clock
from travesia.core.errors import DeniedError, DomainError, NotFoundError
from travesia.credentials import services as ledger
from travesia.credentials.domain import RefusalReason
from travesia.credentials.domain.evisa import (
    ENDED_WITHOUT,
    ApplicationAct,
    ApplicationState,
    PaymentState,
    PaymentView,
    next_application_state,
)
from travesia.credentials.forms import FIELD_OF, RefuseForm
from travesia.credentials.selectors import evisa as selectors
from travesia.credentials.services import evisa as services
from travesia.credentials.views.evisa.comparing import compared, zone_faults
from travesia.credentials.views.evisa.forms import ApproveForm, AskForm
from travesia.credentials.views.evisa.queue import age_words, due_words, offer_title
from travesia.credentials.views.evisa.taking import document
from travesia.credentials.views.words import country_words, name_of
from travesia.vocab import term_name

_DECIDE = "credentials.decide_applications"
_HERE = "credentials:application"


@never_cache
@gate.requires(_DECIDE, purpose=Purpose.AUTHORISATION)
@require_safe
def application(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Show one application; opening it is a look."""
    return _show(request, application_id)


@never_cache
@gate.requires(_DECIDE, purpose=Purpose.AUTHORISATION)
@require_safe
def upload(request: HttpRequest, application_id: UUID, upload_id: UUID) -> HttpResponse:
    """Hand out one document as a file to keep apart from our pages; each time is a look."""
    found = selectors.access_upload(
        actor=gate.actor_of(request), application_id=application_id, upload_id=upload_id
    )
    return document(found.content, found.media_type, str(upload_id))


@gate.requires(_DECIDE, purpose=Purpose.AUTHORISATION)
@require_POST
def ask(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Ask the applicant something."""
    return _acted(
        request,
        application_id,
        lambda: services.ask_applicant(
            actor=gate.actor_of(request),
            application_id=application_id,
            text=request.POST.get("text", ""),
        ),
        _("Asked. The promise stands still until the answer."),
        asking=AskForm(request.POST),
    )


@gate.requires(_DECIDE, purpose=Purpose.AUTHORISATION)
@require_POST
def approve(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Approve; the visa stands in the ledger from now on."""
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return _show(request, application_id, approving=form, status=422)
    try:
        made = services.approve(
            actor=gate.actor_of(request),
            application_id=application_id,
            terms=form.terms(),
            conditions=form.cleaned_data["conditions"],
        )
    except (DeniedError, NotFoundError):
        raise
    except DomainError as error:
        problems = error.facts.get("problems")
        for code in problems if isinstance(problems, tuple) else ():
            field = FIELD_OF.get(code)
            known = field if field in form.fields else None
            form.add_error(known, str(ledger.problem_words(code)))
        return _show(request, application_id, error=error, approving=form)
    messages.success(request, _("Approved: %(number)s.") % {"number": made.number})
    return redirect(_HERE, application_id)


@gate.requires(_DECIDE, purpose=Purpose.AUTHORISATION)
@require_POST
def refuse(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Refuse with a reason; the applicant reads it with what the law says and the remedy."""
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return _show(request, application_id, refusing=form, status=422)
    data = form.cleaned_data
    return _acted(
        request,
        application_id,
        lambda: services.refuse_application(
            actor=gate.actor_of(request),
            application_id=application_id,
            reason=RefusalReason(data["reason"]),
            note=data["note"],
        ),
        _("Refused. The applicant reads the reason and what can be done against it."),
        refusing=form,
    )


@gate.requires(_DECIDE, purpose=Purpose.AUTHORISATION)
@require_POST
def refund(request: HttpRequest, application_id: UUID, payment_id: UUID) -> HttpResponse:
    """Return a fee: by its provider, or noted as returned in another way."""
    return _acted(
        request,
        application_id,
        lambda: services.refund(
            actor=gate.actor_of(request),
            payment_id=payment_id,
            elsewhere=request.POST.get("elsewhere"),
        ),
        _("The payment is returned."),
    )


@gate.requires(_DECIDE, purpose=Purpose.AUTHORISATION)
@require_POST
def return_amount(
    request: HttpRequest, application_id: UUID, payment_id: UUID, notice_id: int
) -> HttpResponse:
    """Return money that came in another amount than the fee, in one of the two ways."""
    return _acted(
        request,
        application_id,
        lambda: services.return_amount(
            actor=gate.actor_of(request),
            payment_id=payment_id,
            notice_id=notice_id,
            elsewhere=request.POST.get("elsewhere"),
        ),
        _("The money is returned."),
    )


def _acted(
    request: HttpRequest,
    application_id: UUID,
    act: Callable[[], object],
    done: str,
    *,
    asking: AskForm | None = None,
    refusing: RefuseForm | None = None,
) -> HttpResponse:
    try:
        act()
    except (DeniedError, NotFoundError):
        raise
    except DomainError as error:
        return _show(request, application_id, error=error, asking=asking, refusing=refusing)
    messages.success(request, done)
    return redirect(_HERE, application_id)


def _show(
    request: HttpRequest,
    application_id: UUID,
    *,
    error: DomainError | None = None,
    status: int = 200,
    asking: AskForm | None = None,
    approving: ApproveForm | None = None,
    refusing: RefuseForm | None = None,
) -> HttpResponse:
    opened = selectors.access_application(
        actor=gate.actor_of(request), application_id=application_id
    )
    view, said = opened.view, opened.view.particulars
    meaning, word = selectors.state_words(view.state)
    adapter = selectors.adapter_here()
    tone, age = age_words(view.age)
    context = {
        "opened": opened,
        "view": view,
        "said": said,
        "rows": compared(said) if said else (),
        "faults": zone_faults(said) if said else (),
        "title": offer_title(view.offer_version),
        "nationality": country_words(opened.nationality),
        "language": term_name("languages", view.language, view.language) or view.language,
        "meaning": meaning,
        "state": word,
        "tone": tone,
        "age": age,
        "uploads": [(one, selectors.document_words(one.kind)) for one in view.uploads],
        "due": view.open_question.due if view.open_question else None,
        "due_words": due_words(view.open_question.due if view.open_question else None),
        "payments": [
            (one, *selectors.payment_words(one.state), _returnable(one, view.state))
            for one in view.payments
        ],
        "simulated": adapter is not None and adapter.simulated,
        "steps": [(one, selectors.act_words(one.act), name_of(one.by)) for one in view.steps],
        "may_ask": next_application_state(view.state, ApplicationAct.ASK) is not None,
        "may_approve": next_application_state(view.state, ApplicationAct.APPROVE) is not None,
        "may_refuse": next_application_state(view.state, ApplicationAct.REFUSE) is not None,
        "ask_form": asking or AskForm(),
        "approve_form": approving or ApproveForm(initial=_terms(opened)),
        "refuse_form": refusing or RefuseForm(),
        "error": error,
    }
    return render(
        request,
        "credentials/evisa/application.html",
        context,
        status=status if error is None else error.status,
    )


def _returnable(payment: PaymentView, state: ApplicationState) -> bool:
    ended = state in ENDED_WITHOUT
    return payment.state is PaymentState.PAID and (payment.to_refund or ended)


def _terms(opened: selectors.Opened) -> dict[str, object]:
    """Return the widest terms that the offer gives, from the day of arrival or today on."""
    offer = opened.offer
    if offer is None:
        return {}
    first = max(opened.view.arrives_on, clock.today())
    return {
        "valid_from": first,
        "valid_until": first + timedelta(days=offer.validity_days - 1),
        "entries_allowed": offer.entries,
        "days_per_stay": offer.days_per_stay,
    }
