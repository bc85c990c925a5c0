"""The applicant's own page: opened by reference and code, sent with each form, kept nowhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from travesia.access import gate
from travesia.core.errors import DomainError
from travesia.core.visitors import address_of
from travesia.credentials import selectors as ledger
from travesia.credentials.domain.evisa import (
    OPEN_TO_UPLOADS,
    ApplicationAct,
    ApplicationState,
    ApplicationView,
    PaymentState,
    Tone,
    UploadKind,
    UploadView,
    next_application_state,
)
from travesia.credentials.selectors import evisa as selectors
from travesia.credentials.services import evisa as services
from travesia.credentials.views.evisa import taking
from travesia.credentials.views.evisa.arriving import InMemory, too_long
from travesia.credentials.views.evisa.offering import words_of
from travesia.credentials.views.evisa.queue import due_words

WHY_PUBLIC = "whoever holds the reference and the code sees that one application"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A document that was handed in, in words."""

    upload: UploadView
    what: str
    form: str
    kilobytes: int


# No token against forged forms, for the reason in `offering.apply`.
@csrf_exempt
@never_cache
@gate.public(WHY_PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Ask for reference and code, show the application they open, and do what is asked."""
    request.upload_handlers = [InMemory(request)]
    if request.method != "POST":
        return render(request, "credentials/evisa/look_up.html", {"reference": "", "error": None})
    key = services.Key(
        request.POST.get("reference", "")[:40],
        request.POST.get("code", "")[:60],
        address_of(request),
    )
    said, error = "", None
    try:
        act = _ACTS.get(request.POST.get("act", ""))
        answer = act(request, key) if act is not None else ""
        if isinstance(answer, HttpResponse):
            return answer
        said = answer
    except (services.CodeError, services.TooManyError) as wrong:
        return _closed(request, key, wrong)
    except DomainError as wrong:
        error = wrong
    return _own(request, key, said, error)


def _own(
    request: HttpRequest,
    key: services.Key,
    said: str,
    error: DomainError | None,
    own_rows: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    try:
        own = services.look_up(key)
    except (services.CodeError, services.TooManyError) as wrong:
        return _closed(request, key, wrong)
    view, language = own.view, get_language() or "en"
    meaning, word = selectors.state_words(view.state)
    law, remedy, office = selectors.remedy_words(view.country, view.refusal, language)
    due = view.open_question.due if view.open_question else None
    missing = view.missing(own.offer) if own.offer else ()
    asks = [
        *(own.offer.asks if own.offer else ()),
        *([UploadKind.ANSWER] if view.questions else []),
    ]
    context = {
        "key": key,
        "view": view,
        "meaning": meaning,
        "state": word,
        "offer": words_of(own.offer) if own.offer else None,
        "uploads": [_handed(one) for one in view.uploads],
        "missing": [selectors.document_words(kind) for kind in missing],
        "kinds": [(kind.value, selectors.document_words(kind)) for kind in asks],
        "payments": [(one, *selectors.payment_words(one.state)) for one in view.payments],
        "visa": own.visa,
        "visa_state": ledger.state_words(own.visa.state) if own.visa else ("", ""),
        "code_svg": own.code_svg,
        "reason": ledger.reason_words(view.refusal) if view.refusal else "",
        "law": law,
        "remedy": remedy,
        "office": office,
        "may": _may(view.state),
        "lapsed": view.state is ApplicationState.LAPSED,
        "due_soon": due is not None and due.tone is not Tone.STILL,
        "due_words": due_words(due)[1],
        "begun_at": _begun_at(view),
        "typed": request.POST.get("answer", "") if error is not None else "",
        "own_rows": own_rows,
        "limit": services.MOST_BYTES // 2**20,
        "said": said,
        "error": error,
    }
    status = 200 if error is None else error.status
    return render(request, "credentials/evisa/mine.html", context, status=status)


def _begun_at(view: ApplicationView) -> datetime | None:
    """Return when the payment was begun that nobody heard of yet."""
    waits = view.state is ApplicationState.UNPAID
    begun = [one.started_at for one in view.payments if one.state is PaymentState.STARTED]
    return begun[-1] if waits and begun else None


def _may(state: ApplicationState) -> dict[str, bool]:
    return {
        "hand_in": state in OPEN_TO_UPLOADS,
        "send": state is ApplicationState.BEGUN,
        "pay": state is ApplicationState.UNPAID,
        "answer": state is ApplicationState.ASKED,
        "withdraw": next_application_state(state, ApplicationAct.WITHDRAW) is not None,
    }


def _closed(request: HttpRequest, key: services.Key, error: DomainError) -> HttpResponse:
    context = {"reference": key.reference, "error": error}
    return render(request, "credentials/evisa/look_up.html", context, status=error.status)


def _handed(one: UploadView) -> HandedIn:
    form = "PDF" if one.media_type == "application/pdf" else "JPEG"
    return HandedIn(one, selectors.document_words(one.kind), form, max(1, one.size // 1024))


def _hand_in(request: HttpRequest, key: services.Key) -> str:
    if too_long(request):
        raise services.too_large()
    file = request.FILES.get("file")
    kind = request.POST.get("kind", "")
    known = UploadKind(kind) if kind in set(UploadKind) else UploadKind.ANSWER
    services.hand_in(key=key, kind=known, content=file.read() if file is not None else b"")
    return _("Kept: %(document)s.") % {"document": selectors.document_words(known)}


def _take_back(request: HttpRequest, key: services.Key) -> str:
    services.take_back(key=key, upload_id=_upload_of(request))
    return _("The document is erased.")


def _upload_of(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("upload", ""))
    except ValueError:
        return UUID(int=0)


def _send(_request: HttpRequest, key: services.Key) -> str:
    if services.submit(key=key) is ApplicationState.UNPAID:
        return _("Sent. It goes to an officer once the fee is paid.")
    return _("Sent. An officer decides.")


def _pay(request: HttpRequest, key: services.Key) -> HttpResponse:
    """Show the link to the provider: our own policy forbids forms to lead to other sites."""
    url, adapter = services.start_payment(key=key), selectors.adapter_here()
    context = {"key": key, "url": url, "simulated": adapter is not None and adapter.simulated}
    return render(request, "credentials/evisa/pay.html", context)


def _answer(request: HttpRequest, key: services.Key) -> str:
    services.answer(key=key, text=request.POST.get("answer", ""))
    return _("Your answer is with the officer. The application keeps its place.")


def _particulars(request: HttpRequest, key: services.Key) -> HttpResponse:
    said = services.give_particulars(key=key)
    return _own(request, key, "", None, taking.rows(said) if said is not None else ())


def _text(_request: HttpRequest, key: services.Key) -> HttpResponse:
    return taking.as_text(services.give_whole(key=key))


def _json(_request: HttpRequest, key: services.Key) -> HttpResponse:
    return taking.as_json(services.give_whole(key=key))


def _document(request: HttpRequest, key: services.Key) -> HttpResponse:
    upload = _upload_of(request)
    found = services.give_document(key=key, upload_id=upload)
    return taking.document(found.content, found.media_type, str(upload), always_apart=True)


def _withdraw(_request: HttpRequest, key: services.Key) -> str:
    services.withdraw_application(key=key)
    return _("Withdrawn. Nobody decides on it any more.")


_ACTS: Mapping[str, Callable[[HttpRequest, services.Key], str | HttpResponse]] = {
    "hand_in": _hand_in,
    "take_back": _take_back,
    "send": _send,
    "pay": _pay,
    "answer": _answer,
    "particulars": _particulars,
    "text": _text,
    "json": _json,
    "document": _document,
    "withdraw": _withdraw,
}
