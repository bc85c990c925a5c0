"""Texts at the desk: write with the source beside, look at it as the public will, hand it on."""

from datetime import UTC, datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travesia.access import gate
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.portal import selectors, services
from travesia.portal.domain import (
    ItemFacts,
    LiveText,
    PublicItem,
    TextState,
    TextView,
    Wording,
    guess,
    lacks,
    outdated,
    plainness,
)
from travesia.portal.forms import TextForm, filled
from travesia.portal.selectors import words
from travesia.portal.views.public.frame import shared
from travesia.portal.views.public.item import context_of


@gate.requires("portal.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, item_id: UUID, language: str) -> HttpResponse:
    """Write a text; the source stands beside it where it is a translation."""
    facts = selectors.item_for_editing(item_id)
    work, live = selectors.text_in_work(item_id, language), selectors.live_text(item_id, language)
    source = language == facts.source_language
    posted = request.POST if request.method == "POST" else None
    begun = work.words if work else live.words if live else None
    edition = _edition(work)
    form = TextForm(posted, kind=facts.kind, source=source, initial=filled(begun, edition))
    status = 200
    if posted is not None and form.is_valid():
        try:
            kept = services.save_text(
                actor=gate.actor_of(request),
                item_id=item_id,
                language=language,
                words=form.wording(),
                edition=form.cleaned_data["edition"] or 0,
                minor=bool(form.cleaned_data.get("minor")),
            )
        except DomainError as error:
            form.add_error(None, error.message)
            status = error.status
        else:
            return _after(request, kept)
    context = {
        **_beside(facts, language, work, live),
        "form": form,
        "hints": _hints(begun, facts, language) if begun and posted is None else None,
        "in_review": work is not None and work.state is TextState.REVIEW,
        "own": work is not None and work.author == gate.actor_of(request).id,
    }
    return render(request, "portal/desk/write.html", context, status=status)


@gate.requires("portal.edit")
@require_safe
def preview(request: HttpRequest, item_id: UUID, language: str) -> HttpResponse:
    """Show a text as the public will see it, gaps filled as they will be filled."""
    facts = selectors.item_for_editing(item_id)
    texts = dict(selectors.live_texts([item_id])[item_id])
    work = selectors.text_in_work(item_id, language)
    if work is not None:
        texts[language] = LiveText(
            language, work.number, work.words, clock.now(), work.of_source, work.machine
        )
    if not texts:
        raise Http404
    item = PublicItem(facts, texts)
    at_desk = {
        "desk_language": get_language(),
        "desk_note": gettext("Preview: nobody sees this yet."),
        "desk_back": gettext("Back to writing"),
    }
    with translation.override(language):  # headings and dates, too, as the public will see them
        context = {**shared(language), **context_of(request, item, language), **at_desk}
        return render(request, "portal/desk/preview.html", context)


@gate.requires("portal.edit")
@require_POST
def send(request: HttpRequest, text_id: UUID) -> HttpResponse:
    """Hand a draft to another person."""
    text = selectors.text(text_id)
    try:
        services.send_text(actor=gate.actor_of(request), text_id=text_id)
    except DomainError as error:
        messages.error(request, error.message)
        return _write(text)
    messages.success(request, _("Sent. Another person reads it before it is published."))
    return _item(text)


@gate.requires("portal.edit")
@require_POST
def give_back(request: HttpRequest, text_id: UUID) -> HttpResponse:
    """Give a text back with a word why."""
    text = selectors.text(text_id)
    try:
        services.return_text(
            actor=gate.actor_of(request), text_id=text_id, note=request.POST.get("note", "")
        )
    except DomainError as error:
        messages.error(request, error.message)
    return _write(text)


@gate.requires("portal.publish")
@require_POST
def approve(request: HttpRequest, text_id: UUID) -> HttpResponse:
    """Let a text out, now or on a day."""
    text = selectors.text(text_id)
    try:
        services.approve_text(
            actor=gate.actor_of(request), text_id=text_id, live_from=_from(request)
        )
    except DomainError as error:
        messages.error(request, error.message)
        return _write(text)
    messages.success(request, _("Approved."))
    return _item(text)


def _from(request: HttpRequest) -> datetime | None:
    """Return the beginning of the day that was typed, in UTC; nothing typed means now."""
    typed = request.POST.get("live_from", "").strip()
    if not typed:
        return None
    try:
        return datetime.strptime(typed, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        raise services.bad_day() from error


def _edition(work: TextView | None) -> int:
    return work.edition if work else 0


def _after(request: HttpRequest, kept: TextView) -> HttpResponse:
    if request.POST.get("then") == "preview":
        return HttpResponseRedirect(reverse("portal:preview", args=[kept.item_id, kept.language]))
    messages.success(request, _("Kept as a draft."))
    return _write(kept)


def _beside(
    facts: ItemFacts, language: str, work: TextView | None, live: LiveText | None
) -> dict[str, object]:
    source = selectors.live_text(facts.id, facts.source_language)
    original = source if language != facts.source_language else None
    old = live is not None and source is not None and outdated(live, source.of_source)
    return {
        "item": facts,
        "language_code": language,
        "language_name": words.LANGUAGES[language],
        "source_name": words.LANGUAGES[facts.source_language],
        "kind": words.KIND[facts.kind],
        "work": work,
        "live": live,
        "original": original,
        "original_blocks": [
            (words.BLOCKS[key], text) for key, text in original.words.blocks.items()
        ]
        if original
        else [],
        "outdated": old,
    }


def _hints(wording: Wording, facts: ItemFacts, language: str) -> dict[str, object]:
    """Return what an editor should look at: gaps, hard sentences, another language."""
    counted = plainness("\n".join((wording.summary, *wording.blocks.values())))
    spoken = guess(wording.everything(), than=language)
    return {
        "lacks": [
            (words.BLOCKS.get(one.part) or one.part, words.LACKS[one.code])
            for one in lacks(facts.kind, wording)
        ],
        "plain": counted,
        "other_language": words.LANGUAGES[spoken.language] if spoken.clear else "",
    }


def _write(text: TextView) -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:write", args=[text.item_id, text.language]))


def _item(text: TextView) -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:edit", args=[text.item_id]))
