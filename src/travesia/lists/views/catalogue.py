"""Pages for list managers: lists and their ages, versions and who decides, entries, uploads."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.lists import selectors, services
from travesia.lists.domain import (
    EntryKind,
    EntryView,
    ListPurpose,
    SourceView,
    VersionState,
    VersionView,
    freshness_of,
)
from travesia.lists.forms import BudgetForm, NeedForm, UploadForm
from travesia.lists.services import problem_words
from travesia.lists.views.words import (
    AGE_WORDS,
    CONFIRM_WORDS,
    KIND_WORDS,
    NO_VERSION,
    PURPOSE_WORDS,
    REGISTER,
    STATE_WORDS,
    WAITS_WORDS,
    name_of,
    remark_words,
    threshold_words,
)

PAGE = 100
"""Entries on one page."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One list as a line of the table."""

    source: SourceView
    purposes: str
    meaning: str
    age: str | Promise
    thresholds: tuple[str, str]
    """Meaning and words of how the thresholds in force were set; empty without a version."""
    waiting: str
    """How many versions and single changes wait, in words; empty for none."""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version as a line of the table, and what the reader may do with it."""

    version: VersionView
    meaning: str
    state: str | Promise
    proposed_by: str
    published_by: str
    waits: bool
    own: bool
    why_waits: str | Promise
    """What to look at before publishing; empty when there is nothing but to read."""
    confirm: str | Promise
    """What the reader says to have checked before publishing; empty for nothing of the kind."""
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry as a line of the table."""

    view: EntryView
    kind: str | Promise
    purpose: str | Promise


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
def sources(request: HttpRequest) -> HttpResponse:
    """Show every list with its version in force and its age."""
    found = selectors.sources(actor=gate.actor_of(request))
    return render(request, "lists/sources.html", {"lines": [_source_line(one) for one in found]})


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
def source(request: HttpRequest, key: str) -> HttpResponse:
    """Show a list's versions, newest first, with what waits for the reader."""
    return _source_page(request, key)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
@require_POST
def upload(request: HttpRequest, key: str) -> HttpResponse:
    """Take a file for a list and let a job bring it in; the page of the job shows how far it is."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _source_page(request, key, form, 422)
    try:
        ref = services.take_upload(
            actor=gate.actor_of(request),
            source_key=key,
            form=form.cleaned_data["form"],
            pieces=form.cleaned_data["file"].chunks(),
        )
    except services.ListError as error:
        form.add_error("file", error.message)
        return _source_page(request, key, form, 422)
    return redirect("job", run_id=ref.id)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
def rejects(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """Show the rows of a version's file that were set aside, with what is wrong with them."""
    actor = gate.actor_of(request)
    version = selectors.version_by_id(actor=actor, version_id=version_id)
    context = {
        "version": version,
        "source": selectors.source_by_key(actor=actor, key=version.source_key),
        "lines": [
            (one, [problem_words(code) for code in one.problems])
            for one in selectors.rejects_of(actor=actor, version_id=version_id)
        ],
    }
    return render(request, "lists/rejects.html", context)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
def entries(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """Show a page of a version's entries; opening it is a look."""
    actor = gate.actor_of(request)
    version = selectors.version_by_id(actor=actor, version_id=version_id)
    start = _start_of(request.GET.get("start", ""))
    found = selectors.access_entries(actor=actor, version_id=version_id, start=start, limit=PAGE)
    context = {
        "version": version,
        "source": selectors.source_by_key(actor=actor, key=version.source_key),
        "lines": [
            EntryLine(
                view,
                KIND_WORDS[EntryKind(view.entry.kind)],
                PURPOSE_WORDS[ListPurpose(view.entry.purpose_code)],
            )
            for view in found
        ],
        "first": start + 1,
        "last": start + len(found),
        "before": max(start - PAGE, 0) if start else None,
        "after": start + PAGE if start + PAGE < version.count else None,
    }
    return render(request, "lists/entries.html", context)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
@require_POST
def publish(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """Put a proposed version in force, as the second person."""
    actor = gate.actor_of(request)
    version = selectors.version_by_id(actor=actor, version_id=version_id)
    accept = request.POST.get("accept_change") == "yes"
    try:
        services.approve_version(actor=actor, version_id=version_id, accept_change=accept)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Version %(number)s is in force.") % {"number": version.number})
    return redirect("lists:source", key=version.source_key)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
@require_POST
def reject(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """Turn a proposed version down, with a reason."""
    actor = gate.actor_of(request)
    version = selectors.version_by_id(actor=actor, version_id=version_id)
    reason = request.POST.get("reason", "").strip()
    if not reason:
        messages.error(request, _("Nothing was changed. Say why you turn the version down."))
        return redirect("lists:source", key=version.source_key)
    try:
        services.reject_version(actor=actor, version_id=version_id, reason=reason)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(
            request, _("Version %(number)s was turned down.") % {"number": version.number}
        )
    return redirect("lists:source", key=version.source_key)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
@require_POST
def budget(request: HttpRequest, key: str) -> HttpResponse:
    """Say how many false alarms a list may raise; a job sets its thresholds anew."""
    form = BudgetForm(request.POST)
    if not form.is_valid():
        return _source_page(request, key, budget_form=form, status=422)
    try:
        services.set_alarm_budget(
            actor=gate.actor_of(request),
            source_key=key,
            budget=form.cleaned_data["budget"],
            reason=form.cleaned_data["budget_why"],
        )
    except services.ListError as error:
        form.add_error("budget_why", error.message)
        return _source_page(request, key, budget_form=form, status=422)
    messages.success(request, _("Kept. The thresholds are set anew by a job."))
    return redirect("lists:source", key=key)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
@require_POST
def need(request: HttpRequest, key: str) -> HttpResponse:
    """Say whether the first line admits without the answer of this list."""
    form = NeedForm(request.POST)
    if not form.is_valid():
        return _source_page(request, key, need_form=form, status=422)
    services.set_needed(
        actor=gate.actor_of(request),
        source_key=key,
        needed=form.cleaned_data["needed"],
        reason=form.cleaned_data["need_why"],
    )
    messages.success(request, _("Kept. It holds from the next traveller."))
    return redirect("lists:source", key=key)


def _source_page(
    request: HttpRequest,
    key: str,
    form: UploadForm | None = None,
    status: int = 200,
    budget_form: BudgetForm | None = None,
    need_form: NeedForm | None = None,
) -> HttpResponse:
    actor = gate.actor_of(request)
    versions = selectors.versions_of(actor=actor, source_key=key)
    found = selectors.source_by_key(actor=actor, key=key)
    context = {
        "line": _source_line(found),
        "lines": [_version_line(version, actor.id) for version in versions],
        "upload": form or UploadForm(),
        "budget": budget_form or BudgetForm(initial={"budget": str(found.alarm_budget)}),
        "need": need_form or NeedForm(initial={"needed": "yes" if found.needed else "no"}),
    }
    return render(request, "lists/source.html", context, status=status)


def _source_line(source: SourceView) -> SourceLine:
    published = source.current.current_at if source.current else None
    meaning, age = REGISTER if source.is_register else NO_VERSION
    if published is not None:
        meaning, age = AGE_WORDS[freshness_of(published, clock.now())]
    purposes = ", ".join(str(PURPOSE_WORDS[purpose]) for purpose in source.purposes)
    waiting = ngettext("%(count)s version", "%(count)s versions", source.waiting)
    changes = ngettext("%(count)s change", "%(count)s changes", source.changes_waiting)
    words = [waiting % {"count": source.waiting}] if source.waiting else []
    words += [changes % {"count": source.changes_waiting}] if source.changes_waiting else []
    current = source.current
    thresholds = ("", "") if current is None else threshold_words(current.thresholds)
    return SourceLine(source, purposes, meaning, age, thresholds, ", ".join(words))


def _version_line(version: VersionView, reader: str) -> VersionLine:
    meaning, state = STATE_WORDS[version.state]
    return VersionLine(
        version=version,
        meaning=meaning,
        state=state,
        proposed_by=name_of(version.proposed_by),
        published_by=name_of(version.published_by),
        waits=version.state is VersionState.PROPOSED,
        own=version.proposed_by == reader,
        why_waits=WAITS_WORDS.get(version.waits_because, ""),
        confirm=CONFIRM_WORDS.get(version.waits_because, ""),
        remarks=tuple(remark_words(one) for one in version.remarks),
    )


def _start_of(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
