"""Pages of single changes: what waits, what is due, propose, and decide with both sides shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.core.errors import DomainError
from travesia.lists import selectors, services
from travesia.lists.domain import ChangeAct, ChangeState, ChangeView, ListPurpose, NewListEntry
from travesia.lists.domain.feeds import row_of
from travesia.lists.forms import EntryForm, ReasonForm
from travesia.lists.views.words import (
    ACT_WORDS,
    FIELD_WORDS,
    KIND_WORDS,
    PURPOSE_WORDS,
    name_of,
)


@dataclass(frozen=True, slots=True)
class SideRow:
    """One field on both sides, as the comparison component takes it."""

    label: str
    left: str
    right: str
    relation: str
    mono: bool = False
    remark_left: str = ""
    remark_right: str = ""
    word: str = ""


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
def changes(request: HttpRequest, key: str) -> HttpResponse:
    """Show the single changes of a list that wait, what is due, and what was decided lately."""
    actor = gate.actor_of(request)
    decided = (ChangeState.APPROVED, ChangeState.REJECTED)
    context = {
        "source": selectors.source_by_key(actor=actor, key=key),
        "waiting": [
            _line(one)
            for one in selectors.changes_of(actor=actor, source_key=key, state=ChangeState.PROPOSED)
        ],
        "due": [
            (one, KIND_WORDS[one.kind], PURPOSE_WORDS[one.purpose_code])
            for one in selectors.due_entries(actor=actor, source_key=key)
        ],
        "decided": [
            _line(one)
            for state in decided
            for one in selectors.changes_of(actor=actor, source_key=key, state=state, limit=20)
        ],
    }
    return render(request, "lists/changes.html", context)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
def add(request: HttpRequest, key: str) -> HttpResponse:
    """Propose a new entry."""
    return _entry_page(request, key, ChangeAct.ADD, None)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
def edit(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """Propose to change an entry; opening it is a look."""
    view = selectors.access_entry(actor=gate.actor_of(request), source_key=key, number=number)
    return _entry_page(request, key, ChangeAct.CHANGE, view.entry)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
def withdraw(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """Propose to withdraw an entry; opening it is a look."""
    actor = gate.actor_of(request)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change = services.propose_change(
                actor=actor,
                source_key=key,
                act=ChangeAct.WITHDRAW,
                entry_number=number,
                reason=form.cleaned_data["why"],
            )
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            return _proposed(request, change)
    entry = selectors.access_entry(actor=actor, source_key=key, number=number).entry
    context = {
        "source": selectors.source_by_key(actor=actor, key=key),
        "form": form,
        "number": number,
        "rows": [(label, left) for label, left, _right in _both(entry, None)],
    }
    status = 422 if form.errors else 200
    return render(request, "lists/withdraw.html", context, status=status)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
def change(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """Show both sides of a change and who may decide; opening it is a look."""
    actor = gate.actor_of(request)
    view = selectors.access_change(actor=actor, change_id=change_id)
    context = {
        "change": view,
        "act": ACT_WORDS[view.act],
        "source": selectors.source_by_key(actor=actor, key=view.source_key),
        "rows": [
            SideRow(label, left, right, "agrees" if left == right else "differs")
            for label, left, right in _both(view.before, view.after)
        ],
        "proposed_by": name_of(view.proposed_by),
        "decided_by": name_of(view.decided_by) if view.decided_by else "",
        "waits": view.state is ChangeState.PROPOSED,
        "own": view.proposed_by == actor.id,
    }
    return render(request, "lists/change.html", context)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
@require_POST
def approve(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """Let a change in, as the second person."""
    try:
        view = services.approve_change(actor=gate.actor_of(request), change_id=change_id)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("lists:change", change_id=change_id)
    messages.success(
        request,
        _("The change of entry %(number)s is in force.") % {"number": view.entry_number},
    )
    return redirect("lists:changes", key=view.source_key)


@gate.requires("lists.manage", purpose=Purpose.LIST_MANAGEMENT)
@require_POST
def turn_down(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """Turn a change down, with a reason."""
    try:
        view = services.reject_change(
            actor=gate.actor_of(request), change_id=change_id, reason=request.POST.get("why", "")
        )
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("lists:change", change_id=change_id)
    messages.success(
        request,
        _("The change of entry %(number)s was turned down.") % {"number": view.entry_number},
    )
    return redirect("lists:changes", key=view.source_key)


def _entry_page(
    request: HttpRequest, key: str, act: ChangeAct, standing: NewListEntry | None
) -> HttpResponse:
    actor = gate.actor_of(request)
    source = selectors.source_by_key(actor=actor, key=key)
    purposes: Mapping[ListPurpose, object] = {one: PURPOSE_WORDS[one] for one in source.purposes}
    form = EntryForm(
        request.POST if request.method == "POST" else None,
        purposes=purposes,
        standing=standing,
        owner=source.owner,
    )
    if form.is_valid():
        try:
            made = services.propose_change(
                actor=actor,
                source_key=key,
                act=act,
                entry=form.entry,
                reason=form.cleaned_data["why"],
            )
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            return _proposed(request, made)
    context = {"source": source, "form": form, "standing": standing}
    return render(request, "lists/entry.html", context, status=422 if form.errors else 200)


def _proposed(request: HttpRequest, made: ChangeView) -> HttpResponse:
    messages.success(request, _("Proposed. Another person has to let it in."))
    return redirect("lists:change", change_id=made.id)


def _line(one: selectors.ChangeLine) -> dict[str, object]:
    return {
        "change": one,
        "act": ACT_WORDS[ChangeAct(one.act)],
        "approved": one.state is ChangeState.APPROVED,
        "proposed_by": name_of(one.proposed_by),
        "decided_by": name_of(one.decided_by) if one.decided_by else "",
    }


def _both(before: NewListEntry | None, after: NewListEntry | None) -> list[tuple[str, str, str]]:
    """Return label and both sides of every field that either side fills."""
    left = row_of(before) if before else {}
    right = row_of(after) if after else {}
    rows = (
        (str(words), left.get(name, ""), right.get(name, "")) for name, words in FIELD_WORDS.items()
    )
    return [row for row in rows if row[1] or row[2]]
