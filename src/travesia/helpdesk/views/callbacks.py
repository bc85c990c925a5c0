"""Who wants to be called: taken down, opened to call, ended; each look is written down."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.core.errors import DeniedError, DomainError
from travesia.helpdesk import selectors, services
from travesia.helpdesk.domain import CallbackEnd
from travesia.helpdesk.forms import CallbackForm

_CALL, _FOR = "helpdesk.call_back", Purpose.INFORMATION_SERVICE


@never_cache
@gate.requires(_CALL, purpose=_FOR)
@require_http_methods(["GET", "HEAD", "POST"])
def callbacks(request: HttpRequest) -> HttpResponse:
    """List who waits, without numbers, and take down who wants to be called."""
    actor = gate.actor_of(request)
    desks = selectors.desks_open_to(actor, _CALL)
    form = CallbackForm(request.POST or None, desks=desks)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.ask_callback(
                actor=actor,
                desk=data["desk"],
                said=form.said(),
                language=data["language"],
                wanted=data["wanted"],
            )
        except DeniedError:
            raise
        except DomainError as wrong:
            error = wrong
        else:
            messages.success(request, _("Kept, encrypted. It is deleted after seven days."))
            return redirect("helpdesk:callbacks")
    waiting = [
        (one, selectors.language_words(one.language))
        for one in selectors.callbacks_waiting(actor=actor)
    ]
    context = {"waiting": waiting, "form": form, "desks": desks, "error": error}
    status = 422 if request.method == "POST" else 200
    return render(request, "helpdesk/callbacks.html", context, status=status)


@never_cache
@gate.requires(_CALL, purpose=_FOR)
@require_safe
def callback(request: HttpRequest, callback_id: UUID) -> HttpResponse:
    """Show one wish in order to call; opening it is a look."""
    view, said = services.open_callback(actor=gate.actor_of(request), callback_id=callback_id)
    context = {
        "view": view,
        "said": said,
        "language": selectors.language_words(view.language),
        "ends": selectors.choices_of(CallbackEnd),
    }
    return render(request, "helpdesk/callback.html", context)


@gate.requires(_CALL, purpose=_FOR)
@require_POST
def end(request: HttpRequest, callback_id: UUID) -> HttpResponse:
    """Say how the call ended; what was said is deleted."""
    try:
        how = CallbackEnd(request.POST.get("end", ""))
    except ValueError as error:
        raise Http404 from error
    services.end_callback(actor=gate.actor_of(request), callback_id=callback_id, end=how)
    messages.success(request, _("Ended. Number and name are deleted."))
    return redirect("helpdesk:callbacks")
