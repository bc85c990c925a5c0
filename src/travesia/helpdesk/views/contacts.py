"""Contacts logged lately: one that was a mistake is taken back, or said again rightly."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travesia.access import gate
from travesia.core.errors import DeniedError, DomainError, NotFoundError
from travesia.helpdesk import selectors, services
from travesia.helpdesk.domain import Mistake
from travesia.helpdesk.views.desk import LOG
from travesia.helpdesk.views.mending import MendForm

_PAGE = 40


@never_cache
@gate.requires(LOG)
@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    """List the contacts that can still be mended, the newest first."""
    actor = gate.actor_of(request)
    said = request.GET.get("page", "1")
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else 1
    found, count = selectors.logged_lately(actor=actor, most=_PAGE, offset=(number - 1) * _PAGE)
    language = get_language() or "en"
    lines = [
        {
            "one": one,
            "about": ", ".join(selectors.topic_words(code) for code in one.topics),
            "channel": selectors.words_of(one.channel),
            "profile": selectors.words_of(one.profile),
            "outcome": selectors.words_of(one.outcome),
        }
        for one in found
    ]
    context = {
        "lines": lines,
        "count": count,
        "language": language,
        "mistakes": selectors.choices_of(Mistake),
        "page": Paginator(range(count), _PAGE).get_page(number),
    }
    return render(request, "helpdesk/contacts.html", context)


@never_cache
@gate.requires(LOG)
@require_POST
def withdraw(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Take a contact out of the count."""
    try:
        mistake = Mistake(request.POST.get("mistake", ""))
    except ValueError as error:
        raise Http404 from error
    try:
        services.withdraw_contact(
            actor=gate.actor_of(request), contact_id=contact_id, mistake=mistake
        )
    except (DeniedError, NotFoundError):
        raise
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Taken back. It counts no more."))
    return redirect("helpdesk:contacts")


@never_cache
@gate.requires(LOG)
@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Show what a contact says, and keep it said rightly in its place."""
    actor = gate.actor_of(request)
    again = selectors.contact_again(actor=actor, contact_id=contact_id)
    sent = request.POST if request.method == "POST" else None
    form = MendForm(sent, initial=MendForm.of(again))
    error: DomainError | None = None
    if form.is_valid():
        said = form.said(again)
        try:
            new = replace(again, **said)  # type: ignore[arg-type]  # the form's own values
            kept = services.correct_contact(actor=actor, contact_id=contact_id, new=new)
        except (DeniedError, NotFoundError):
            raise
        except DomainError as refused:
            error = refused
        else:
            done = _("Corrected. It still counts once.")
            if kept.code:
                done = f"{done} {_('Code for the person: %(code)s') % {'code': kept.code}}"
            messages.success(request, done)
            return redirect("helpdesk:contacts")
    context: dict[str, object] = {"form": form, "hour": again.begun_at, "error": error}
    status = 422 if form.errors or error else 200
    return render(request, "helpdesk/mend.html", context, status=status)
