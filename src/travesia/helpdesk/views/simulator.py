"""A telephone that is none: the menu by message, to be tried in the demonstration."""

import json
from uuid import uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from travesia.access import gate
from travesia.core.errors import DomainError
from travesia.helpdesk import services
from travesia.helpdesk.domain.gsm import segments
from travesia.helpdesk.domain.messages import MessageError, read_generic

_CHANNELS = (("sms", "SMS"), ("ussd", "USSD"), ("whatsapp", "WhatsApp"))


# No token against forged forms: no message is sent, and nobody is signed in or shown.
@csrf_exempt
@never_cache
@gate.public("the simulator sends no message and shows nobody; only the demonstration has it")
@require_http_methods(["GET", "HEAD", "POST"])
def simulator(request: HttpRequest) -> HttpResponse:
    """Show a small screen, and what the node answers to what is typed."""
    if not settings.DEMO:
        raise Http404
    given = request.POST
    channel = given.get("channel", "ussd")
    token = given.get("token", "")[:40] or uuid4().hex
    context: dict[str, object] = {
        "channel": channel,
        "channels": _CHANNELS,
        "token": token,
        "sent": "",
    }
    if request.method == "POST":
        context |= _say(token, channel, given.get("text", "")[:160])
    return render(request, "helpdesk/simulator.html", context)


def _say(token: str, channel: str, text: str) -> dict[str, object]:
    message = {"id": uuid4().hex, "from_token": _address(token), "text": text, "channel": channel}
    try:
        answered = services.answer_message(read_generic(json.dumps(message).encode()))
    except DomainError as error:
        return {"error": error}
    except MessageError as error:
        raise Http404 from error
    return {"answered": answered, "cost": segments(answered.text)}


def _address(token: str) -> str:
    """Return an invented number for the token: nobody has one that begins with +888."""
    digits = str(int(salted_hmac("simulator", token, algorithm="sha256").hexdigest()[:8], 16))
    return f"+888{digits[:8]:0>8}"
