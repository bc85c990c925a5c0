"""Pages for list managers: lists and their ages, versions and who decides, entries with reasons."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from travesia.access import gate
from travesia.access import selectors as access
from travesia.access.domain import Purpose
from travesia.core import clock
from travesia.core.errors import DomainError, NotFoundError
from travesia.lists import selectors, services
from travesia.lists.domain import (
    EntryView,
    Freshness,
    ListPurpose,
    SourceView,
    VersionState,
    VersionView,
    freshness_of,
)

PAGE = 100
"""Entries on one page."""

STATE_WORDS: dict[VersionState, tuple[str, Promise]] = {
    VersionState.PROPOSED: ("caution", gettext_lazy("Waits for a person")),
    VersionState.PUBLISHED: ("ok", gettext_lazy("In force")),
    VersionState.REPLACED: ("none", gettext_lazy("Replaced")),
    VersionState.REJECTED: ("none", gettext_lazy("Turned down")),
}
PURPOSE_WORDS: dict[ListPurpose, Promise] = {
    ListPurpose.ARREST: gettext_lazy("Arrest"),
    ListPurpose.BAN: gettext_lazy("Entry ban"),
    ListPurpose.INFORM: gettext_lazy("Inform the owner"),
    ListPurpose.MISSING: gettext_lazy("Missing person"),
    ListPurpose.PROTECT: gettext_lazy("Protect"),
}
AGE_WORDS: dict[Freshness, tuple[str, Promise]] = {
    Freshness.FRESH: ("ok", gettext_lazy("Under a day old")),
    Freshness.OLD: ("caution", gettext_lazy("Over a day old")),
    Freshness.STALE: ("stop", gettext_lazy("Over seven days old")),
}
NO_VERSION: tuple[str, Promise] = ("stop", gettext_lazy("No version in force"))


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One list as a line of the table."""

    source: SourceView
    purposes: str
    meaning: str
    age: str | Promise
    waiting: str
    """How many versions wait, in words; empty for none."""


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
    size_changed: bool


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry as a line of the table."""

    view: EntryView
    purpose: str | Promise


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
def sources(request: HttpRequest) -> HttpResponse:
    """Show every list with its version in force and its age."""
    found = selectors.sources(actor=gate.actor_of(request))
    return render(request, "lists/sources.html", {"lines": [_source_line(one) for one in found]})


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
def source(request: HttpRequest, key: str) -> HttpResponse:
    """Show a list's versions, newest first, with what waits for the reader."""
    actor = gate.actor_of(request)
    context = {
        "line": _source_line(selectors.source_by_key(actor=actor, key=key)),
        "lines": [
            _version_line(version, actor.id)
            for version in selectors.versions_of(actor=actor, source_key=key)
        ],
    }
    return render(request, "lists/source.html", context)


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
            EntryLine(view, PURPOSE_WORDS[ListPurpose(view.entry.purpose_code)]) for view in found
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


def _source_line(source: SourceView) -> SourceLine:
    published = source.current.published_at if source.current else None
    meaning, age = NO_VERSION
    if published is not None:
        meaning, age = AGE_WORDS[freshness_of(published, clock.now())]
    purposes = ", ".join(str(PURPOSE_WORDS[purpose]) for purpose in source.purposes)
    waiting = ngettext("%(count)s version", "%(count)s versions", source.waiting)
    words = waiting % {"count": source.waiting} if source.waiting else ""
    return SourceLine(source, purposes, meaning, age, words)


def _version_line(version: VersionView, reader: str) -> VersionLine:
    meaning, state = STATE_WORDS[version.state]
    return VersionLine(
        version=version,
        meaning=meaning,
        state=state,
        proposed_by=_name_of(version.proposed_by),
        published_by=_name_of(version.published_by),
        waits=version.state is VersionState.PROPOSED,
        own=version.proposed_by == reader,
        size_changed=version.waits_because == "size_changed",
    )


def _name_of(actor_id: str) -> str:
    """Return who acted, in words; the id when the person is not known here any more."""
    kind, _colon, rest = actor_id.partition(":")
    if kind == "system":
        return _("the system (%(name)s)") % {"name": rest}
    try:
        return access.user_by_id(UUID(rest)).name
    except (ValueError, NotFoundError):
        return actor_id


def _start_of(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
