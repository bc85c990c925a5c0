"""Read a visa, card or seal with the traveller who is before the officer."""

from functools import partial
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
from travesia.border.forms import ReadingForm
from travesia.border.views.desk import attempt, show, unclear, why
from travesia.border.views.posts import today_here
from travesia.border.views.presented_words import kind_words


@never_cache
@gate.requires("border.inspect", purpose=Purpose.BORDER_INSPECTION)
@require_POST
def present(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Present what was read, pasted or photographed; what cannot be read is said and kept."""
    form = ReadingForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, inspection_id, error=unclear(), presenting=True)
    texts, error = attempt(partial(form.texts, today=today_here(request)))
    for text in texts or ():
        receipt, error = attempt(
            partial(
                services.present_document,
                actor=gate.actor_of(request),
                inspection_id=inspection_id,
                text=text,
                purpose=why(request),
            )
        )
        if error is not None:
            break
        _say(request, receipt)
    if error is not None:
        return show(request, inspection_id, error=error, presenting=True)
    return redirect("border:inspection", inspection_id=inspection_id)


def _say(request: HttpRequest, receipt: services.PresentationReceipt) -> None:
    said = (
        _("%(what)s: read before with this traveller. Nothing was added.")
        if receipt.repeated
        else _("%(what)s: read and kept with this inspection.")
    )
    messages.success(request, said % {"what": kind_words(receipt.kind)})
