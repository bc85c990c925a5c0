"""Doors for gateways of messages: three shapes, each signed as its gateway signs, each once."""

from collections.abc import Callable
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from travesia.access import gate
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.helpdesk import services
from travesia.helpdesk.domain.messages import (
    MOST_BYTES,
    Inbound,
    MessageError,
    generic_is_signed,
    read_generic,
    read_rapidpro,
    read_twilio,
    twilio_is_signed,
)
from travesia.helpdesk.services import Answered, HelpdeskError, MessageRefusedError

_WHY = "a gateway has no account; its signature is asked for instead, and nobody is shown"


# No token against forged forms here and below: the signature of the gateway speaks for the sender.
@csrf_exempt
@never_cache
@gate.public(_WHY)
@require_POST
def generic(request: HttpRequest) -> HttpResponse:
    """Answer `{"id", "from_token", "text", "channel", "lang"}`, signed by HMAC-SHA256."""

    def read() -> Inbound:
        secret = _secret(settings.HOOK_SECRET)
        moment = request.headers.get("Travesia-Time", "")
        signature = request.headers.get("Travesia-Signature", "")
        if not generic_is_signed(secret, moment, request.body, signature, now=clock.now()):
            raise _unsigned()
        return read_generic(request.body)

    return _answered(request, read, _as_json)


@csrf_exempt
@never_cache
@gate.public(_WHY)
@require_POST
def twilio(request: HttpRequest) -> HttpResponse:
    """Answer a form with `From`, `Body` and `MessageSid`, signed in X-Twilio-Signature."""

    def read() -> Inbound:
        token = _secret(settings.TWILIO_AUTH_TOKEN)
        fields = {name: request.POST.get(name, "") for name in request.POST}
        signature = request.headers.get("X-Twilio-Signature", "")
        if not twilio_is_signed(token, _address(request), fields, signature):
            raise _unsigned()
        return read_twilio(fields)

    return _answered(request, read, _as_twiml)


@csrf_exempt
@never_cache
@gate.public(_WHY)
@require_POST
def rapidpro(request: HttpRequest) -> HttpResponse:
    """Answer what a flow's webhook posts, with its token in the header Authorization."""

    def read() -> Inbound:
        token = _secret(settings.RAPIDPRO_TOKEN)
        given = request.headers.get("Authorization", "")
        if not constant_time_compare(given, f"Token {token}"):
            raise _unsigned()
        return read_rapidpro(request.body)

    return _answered(request, read, _as_json)


def _answered(
    request: HttpRequest, read: Callable[[], Inbound], write: Callable[[Answered], HttpResponse]
) -> HttpResponse:
    length = request.META.get("CONTENT_LENGTH") or "0"
    try:
        if not length.isdigit() or int(length) > MOST_BYTES:
            raise _unreadable()
        return write(services.answer_message(read()))
    except MessageError:
        error: DomainError = _unreadable()
    except DomainError as refused:
        error = refused
    return JsonResponse({"code": error.code, "title": error.message}, status=error.status)


def _secret(value: str) -> str:
    """Return the secret of a gateway; without one its door does not exist."""
    if not value:
        raise Http404
    return value


def _address(request: HttpRequest) -> str:
    """Return the address that the gateway called, as it knows it."""
    if settings.PUBLIC_ADDRESS:
        return f"{settings.PUBLIC_ADDRESS}{request.get_full_path()}"
    return request.build_absolute_uri()


def _unsigned() -> MessageRefusedError:
    return MessageRefusedError("helpdesk.message_unsigned", _("The signature does not hold."))


def _unreadable() -> HelpdeskError:
    return HelpdeskError("helpdesk.message_unreadable", _("This is no message of this shape."))


def _as_json(answered: Answered) -> HttpResponse:
    said = {
        "text": answered.text,
        "choices": list(answered.choices),
        "ended": answered.ended,
        "lang": answered.language,
    }
    return JsonResponse(said)


def _as_twiml(answered: Answered) -> HttpResponse:
    said = f"<Response><Message>{escape(answered.text)}</Message></Response>"
    body = f'<?xml version="1.0" encoding="UTF-8"?>{said}'
    return HttpResponse(body, content_type="text/xml; charset=utf-8")
