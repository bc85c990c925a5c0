"""Enter from paper: one form after the other, each a crossing at its true time."""

from functools import partial
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.domain import Direction, How, Level, PaperDecision, Source
from travesia.border.forms import PaperEntryForm, RefusalForm
from travesia.border.views import days, screen, words
from travesia.border.views.desk import attempt, unclear
from travesia.border.views.held_by import holders_of
from travesia.border.views.lists_asked import asked_lists, late_words
from travesia.core.errors import DomainError
from travesia.places.domain import PostView

#: What stays from one form to the next: a stack is of one day, one lane and one officer.
STICKY = ("day", "direction", "officer")
_SESSION = "border.paper"

DECISIONS: dict[PaperDecision, Promise] = {
    PaperDecision.ADMITTED: gettext_lazy("Admitted"),
    PaperDecision.SECOND_LINE: gettext_lazy("Sent to second line, then admitted"),
    PaperDecision.NOT_CROSSED: gettext_lazy("Sent to second line, did not cross"),
    PaperDecision.REFUSED: gettext_lazy("Entry refused"),
}


@never_cache
@gate.requires("border.enter_paper", purpose=Purpose.BORDER_INSPECTION)
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest) -> HttpResponse:
    """Show the form, ready for the next one of the stack, or enter what was sent."""
    post = screen.post_here(request)
    if post is None:
        return render(request, "border/no_post.html", status=409)
    if request.method != "POST":
        kept = request.session.get(_SESSION, {})
        direction = request.session.get("border.direction", Direction.ENTRY.value)
        return _show(request, post, PaperEntryForm(initial={"direction": direction, **kept}))
    return _enter(request, post)


def _enter(request: HttpRequest, post: PostView) -> HttpResponse:
    form = PaperEntryForm(request.POST)
    if not form.is_valid():
        return _show(request, post, form, error=unclear(), status=422)
    receipt, error = attempt(partial(_act, request, post, form))
    if error is not None:
        form.add_problems(error.facts.get("problems"))
        if error.code == "border.form_used_before":
            form.data = {**request.POST.dict(), "nonce": str(uuid4())}
        return _show(request, post, form, error=error, status=error.status)
    request.session[_SESSION] = {name: form.data[name] for name in STICKY}
    _say(request, post, form, receipt)
    return redirect("border:paper")


@never_cache
@gate.requires("border.enter_paper", purpose=Purpose.BORDER_INSPECTION)
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Ask the lists and registers again about the forms that something was silent about."""
    post = screen.post_here(request)
    if post is None:
        return render(request, "border/no_post.html", status=409)
    actor = gate.actor_of(request)
    found, error = attempt(lambda: services.ask_again_about_stack(actor=actor, post_code=post.code))
    if error is not None:
        messages.warning(request, error.message)
        return redirect("border:paper")
    asked = ngettext(
        "Asked again about %(count)s form.", "Asked again about %(count)s forms.", found.asked
    )
    messages.info(request, asked % {"count": found.asked})
    _say_late(request, found.late_hits)
    return redirect("border:paper")


def _say_late(request: HttpRequest, late_hits: int) -> None:
    if not late_hits:
        return
    waits = ngettext(
        "One late hit waits for the second line.",
        "%(count)s late hits wait for the second line.",
        late_hits,
    )
    messages.warning(request, waits % {"count": late_hits})


def _act(request: HttpRequest, post: PostView, form: PaperEntryForm) -> services.PaperReceipt:
    typed = form.is_typed
    return services.enter_from_paper(
        actor=gate.actor_of(request),
        post_code=post.code,
        nonce=form.cleaned_data["nonce"],
        paper=form.paper(ZoneInfo(post.time_zone)),
        zone=form.cleaned_data["zone"],
        claim=form.claim() if typed else None,
        document=form.document() if typed else None,
    )


def _say(
    request: HttpRequest, post: PostView, form: PaperEntryForm, receipt: services.PaperReceipt
) -> None:
    """Say what was entered, and what the lists could and could not say of it."""
    number = form.cleaned_data["form_number"].strip()
    said = _("Form %(form)s entered: entry %(number)s, kept on this machine.")
    messages.success(request, said % {"form": number, "number": receipt.number})
    _say_late(request, receipt.late_hits)
    for row in receipt.registers:
        if row["how"] != How.ANSWERED:
            silent = _("%(lists)s: no answer about this document. Nothing is known either way.")
            messages.warning(request, silent % {"lists": row["label"]})
    lists = asked_lists(receipt.lists, asked_at=receipt.asked_at, time_zone=post.time_zone)
    if not receipt.late_hits or any(one.is_doubtful for one in lists) or not lists:
        messages.info(request, late_words(lists))


def _document(error: DomainError) -> tuple[str, str]:
    found: Any = error.facts["document"]
    return found[0], found[1]


def _show(
    request: HttpRequest,
    post: PostView,
    form: PaperEntryForm,
    *,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    actor = gate.actor_of(request)
    found: Any = () if error is None else error.facts.get("findings", ())
    context: dict[str, Any] = {
        "status": screen.status_of(request, post),
        "form": form,
        "direction": form["direction"].value(),
        "decisions": [(one.value, said) for one, said in DECISIONS.items()],
        "reasons": RefusalForm.reasons(),
        "error": error,
        "faults": () if error is None else error.facts.get("faults", ()),
        "look_again": [
            words.say(one)
            for one in found
            if one.level is Level.STOP and one.source is Source.DOCUMENT
        ],
        "holders": ()
        if error is None or error.code != "border.paper_holder_needed"
        else holders_of(actor, _document(error), Purpose.BORDER_INSPECTION),
        "typing": form.is_bound and not str(form["zone"].value() or "").strip(),
        "unanswered": selectors.unanswered_forms(actor=actor, post_code=post.code),
        "entered": [
            {"row": row, "at": days.at_post(row.crossed_at, post.time_zone)}
            for row in selectors.recent_forms(actor=actor, post_code=post.code)
        ],
    }
    return render(request, "border/paper.html", context, status=status)
