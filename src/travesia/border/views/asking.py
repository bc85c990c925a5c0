"""Ask the lists and registers once more, where one of them was late; what is typed stays."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import services
from travesia.border.views.desk import attempt, show, why


@never_cache
@gate.requires("border.inspect", purpose=Purpose.BORDER_INSPECTION)
@require_POST
def again(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Ask again, and show the inspection with whatever was entered beside it."""
    new, error = attempt(
        lambda: services.ask_again(
            actor=gate.actor_of(request), inspection_id=inspection_id, purpose=why(request)
        )
    )
    if error is not None:
        return show(request, inspection_id, error=error)
    if new:
        said = ngettext(
            "Asked again: %(count)s new entry to compare.",
            "Asked again: %(count)s new entries to compare.",
            new,
        )
        messages.warning(request, said % {"count": new})
    else:
        messages.info(request, _("Asked again: nothing new to compare."))
    return show(request, inspection_id)
