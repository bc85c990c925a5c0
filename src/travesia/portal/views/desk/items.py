"""Items at the desk: begin one, change its facts, say that it holds, withdraw and restore."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from travesia.access import gate
from travesia.access import services as access
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.portal import selectors, services
from travesia.portal.domain import LANGUAGES, Kind
from travesia.portal.forms import FIELD_OF, ItemForm, SoundForm, TextForm
from travesia.portal.selectors import feedback, words
from travesia.portal.selectors.recordings import recordings_of
from travesia.portal.services.recordings import bring_recording


@gate.requires("portal.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Begin an item: its facts and the first words of it."""
    if kind not in list(Kind):
        raise Http404
    of_kind = Kind(kind)
    posted = request.POST if request.method == "POST" else None
    form = ItemForm(posted, kind=of_kind)
    text = TextForm(posted, kind=of_kind, source=False)
    if posted is not None and form.is_valid() and text.is_valid():
        try:
            item = services.open_item(
                actor=gate.actor_of(request), given=form.given(), words=text.wording()
            )
        except DomainError as error:
            form.add_error(FIELD_OF.get(error.code), error.message)
        else:
            return _to(item.id)
    context = {"form": form, "text": text, "kind": words.KIND[of_kind]}
    wrong = bool(form.errors or text.errors)
    return render(request, "portal/desk/new.html", context, status=422 if wrong else 200)


@gate.requires("portal.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Show an item with its texts in five languages, and change its facts."""
    facts = selectors.item_for_editing(item_id)
    posted = request.POST if request.method == "POST" else None
    form = ItemForm(posted, kind=facts.kind, facts=facts)
    if posted is not None and form.is_valid():
        try:
            services.change_item(actor=gate.actor_of(request), item_id=item_id, given=form.given())
        except DomainError as error:
            form.add_error(FIELD_OF.get(error.code), error.message)
        else:
            messages.success(request, _("Kept."))
            return _to(item_id)
    meaning, fresh = words.FRESHNESS[facts.freshness(clock.today())]
    context = {
        "item": facts,
        "form": form,
        "kind": words.KIND[facts.kind],
        "meaning": meaning,
        "freshness": fresh,
        "sounds": recordings_of(item_id),
        "sound_form": SoundForm(),
        "tally": feedback.tallies([item_id]).get(item_id),
        "said": [
            (one, words.BLOCKS.get(one.block, ""), words.LANGUAGES[one.language])
            for one in feedback.said_of(item_id)
        ],
        "languages": _languages(item_id, facts.source_language),
        "may_publish": access.holds(gate.actor_of(request), "portal.publish"),
    }
    return render(request, "portal/desk/item.html", context, status=422 if form.errors else 200)


@gate.requires("portal.edit")
@require_POST
def reviewed(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Say that an item was read through today and holds."""
    services.mark_reviewed(actor=gate.actor_of(request), item_id=item_id)
    messages.success(request, _("Reviewed today. The next review is due in 90 days."))
    return _to(item_id)


@gate.requires("portal.publish")
@require_POST
def withdraw(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Take an item off the portal at once."""
    return _with_reason(request, item_id, services.withdraw_item)


@gate.requires("portal.publish")
@require_POST
def restore(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Show an item again."""
    return _with_reason(request, item_id, services.restore_item)


@gate.requires("portal.publish")
@require_POST
def recordings(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Bring a recorded message in."""
    form = SoundForm(request.POST, request.FILES)
    if not form.is_valid():
        problems = [str(one) for listed in form.errors.values() for one in listed]
        messages.error(request, " ".join(problems))
        return _to(item_id)
    try:
        bring_recording(actor=gate.actor_of(request), item_id=item_id, new=form.new())
    except DomainError as error:
        messages.error(request, error.message)
    return _to(item_id)


def _with_reason(request: HttpRequest, item_id: UUID, verb: "services.ShowVerb") -> HttpResponse:
    try:
        verb(
            actor=gate.actor_of(request),
            item_id=item_id,
            reason=request.POST.get("reason", ""),
        )
    except DomainError as error:
        messages.error(request, error.message)
    return _to(item_id)


def _languages(item_id: UUID, source: str) -> list[dict[str, object]]:
    texts = selectors.texts_of(item_id)
    found: list[dict[str, object]] = []
    for code in (source, *(one for one in LANGUAGES if one != source)):
        of_language = [text for text in texts if text.language == code]
        states = [(text, *words.STATES[text.state.value]) for text in of_language]
        found.append(
            {
                "code": code,
                "name": words.LANGUAGES[code],
                "source": code == source,
                "texts": [{"text": t, "meaning": m, "state": s} for t, m, s in states],
            }
        )
    return found


def _to(item_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:edit", args=[item_id]))
