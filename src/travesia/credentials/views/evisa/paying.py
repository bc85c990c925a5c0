"""Where payments come in: signed notices of providers, and the page of the simulator."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from travesia.access import gate
from travesia.core.errors import DomainError
from travesia.credentials.domain.evisa import NoticeOutcome
from travesia.credentials.selectors import evisa as selectors
from travesia.credentials.services import evisa as services


# No token against forged forms: the signature of the provider speaks for the sender.
@csrf_exempt
@gate.public("a provider of payments has no account; its signature is asked for instead")
@require_POST
def notify(request: HttpRequest, adapter: str) -> HttpResponse:
    """Take a signed notice; the same one again is answered alike and changes nothing."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    try:
        effect = services.take_notice(adapter_key=adapter, body=request.body, headers=headers)
    except DomainError as error:
        return JsonResponse({"code": error.code}, status=error.status)
    return JsonResponse({"effect": effect.value})


# No token against forged forms: no money moves, and nobody is signed in.
@csrf_exempt
@never_cache
@gate.public("the simulator of a payment moves no money and shows nobody; no live node has it")
@require_http_methods(["GET", "HEAD", "POST"])
def simulator(request: HttpRequest, payment: UUID) -> HttpResponse:
    """Show the simulated provider, and send the notice that the visitor chooses."""
    adapter, amount = selectors.adapter_here(), services.simulated_amount(payment)
    if adapter is None or not adapter.simulated or amount is None:
        raise Http404
    done = ""
    if request.method == "POST":
        paid = request.POST.get("outcome") == NoticeOutcome.PAID.value
        outcome = NoticeOutcome.PAID if paid else NoticeOutcome.FAILED
        body, headers = services.simulated_notice(str(payment), outcome, amount)
        done = services.take_notice(adapter_key=adapter.key, body=body, headers=headers).value
    context = {"amount": amount.text(), "done": done}
    return render(request, "credentials/evisa/simulator.html", context)
