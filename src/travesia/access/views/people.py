"""The people of the node: who they are, what they may do, and the verbs of the administrator."""

from collections.abc import Callable
from datetime import UTC
from typing import TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from travesia.access import gate, selectors, services
from travesia.access.domain import OrganisationKind, Purpose, Role
from travesia.access.forms import GrantForm, OrganisationForm, PersonForm
from travesia.core.errors import DomainError

T = TypeVar("T")
_BY_ADMINISTRATOR = Purpose.ADMINISTRATION


@gate.requires("access.see_people", purpose=Purpose.ADMINISTRATION)
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """List the people in scope with their roles, and the roles that wait for a second person."""
    actor = gate.actor_of(request)
    words = request.GET.get("q", "").strip()
    found = selectors.people(
        scopes=services.scopes_of(actor=actor, permission="access.see_people"), words=words
    )
    names = {user.id: user.name for user in selectors.people()}
    waiting = [(grant, names[grant.user_id]) for grant in selectors.grants_waiting()]
    context = {
        "people": found,
        "words": words,
        "waiting": waiting,
        "may_manage": services.holds(actor, "access.manage_users"),
        "may_confirm": services.holds(actor, "access.confirm_grant"),
    }
    return render(request, "access/people.html", context)


@gate.requires("access.manage_users", purpose=_BY_ADMINISTRATOR)
def new_person(request: HttpRequest) -> HttpResponse:
    """Create a person; a set-up link and roles come on their page."""
    form = PersonForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        user = _try(
            form, lambda: services.create_user(actor=gate.actor_of(request), **form.cleaned_data)
        )
        if user is not None:
            return HttpResponseRedirect(reverse("access:person", args=[user.id]))
    return render(request, "access/new_person.html", {"form": form})


@gate.requires("access.see_people", purpose=Purpose.ADMINISTRATION)
@require_GET
def person(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Show one person with every role they have, had or await."""
    return _person_page(request, user_id, GrantForm())


@gate.requires("access.grant_role", purpose=_BY_ADMINISTRATOR)
@require_POST
def grant(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Give a role to the person, or propose it."""
    form = GrantForm(request.POST)
    if form.is_valid():
        until = form.cleaned_data["valid_until"]
        given = _try(
            form,
            lambda: services.grant_role(
                actor=gate.actor_of(request),
                user_id=user_id,
                role=Role(form.cleaned_data["role"]),
                scope=form.scope(),
                reason=form.cleaned_data["reason"],
                valid_until=until.astimezone(UTC) if until else None,
            ),
        )
        if given is not None:
            messages.success(
                request,
                _("Proposed. Another person has to confirm this role.")
                if given.state == "proposed"
                else _("Given. It holds from now on."),
            )
            return HttpResponseRedirect(reverse("access:person", args=[user_id]))
    return _person_page(request, user_id, form, status=422)


@gate.requires("access.grant_role", purpose=_BY_ADMINISTRATOR)
@require_POST
def revoke(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Take a role back."""
    return _decide(
        request,
        lambda: services.revoke_role(
            actor=gate.actor_of(request), grant_id=grant_id, reason=request.POST.get("reason", "")
        ),
        _("Taken back. It opens nothing any more."),
    )


@gate.requires("access.confirm_grant", purpose=_BY_ADMINISTRATOR)
@require_POST
def confirm(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Confirm a proposed role as the second person."""
    return _decide(
        request,
        lambda: services.confirm_grant(actor=gate.actor_of(request), grant_id=grant_id),
        _("Confirmed. The role holds from now on."),
    )


@gate.requires("access.confirm_grant", purpose=_BY_ADMINISTRATOR)
@require_POST
def refuse(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Refuse a proposed role as the second person."""
    return _decide(
        request,
        lambda: services.refuse_grant(
            actor=gate.actor_of(request), grant_id=grant_id, reason=request.POST.get("reason", "")
        ),
        _("Refused. The role opens nothing."),
    )


@gate.requires("access.manage_users", purpose=_BY_ADMINISTRATOR)
@require_POST
def set_up_link(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Make a one-time link and show it this once."""
    path = services.issue_set_up_link(
        actor=gate.actor_of(request),
        user_id=user_id,
        remove_second_factors="factors" in request.POST,
    )
    context = {
        "person": selectors.user_by_id(user_id),
        "link": request.build_absolute_uri(path),
    }
    return render(request, "access/set_up_link.html", context)


@gate.requires("access.manage_users", purpose=_BY_ADMINISTRATOR)
@require_POST
def stop(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Stop or resume a person's access."""
    resume = "resume" in request.POST
    verb = services.resume_user if resume else services.stop_user
    reason = request.POST.get("reason", "")
    return _decide(
        request,
        lambda: verb(actor=gate.actor_of(request), user_id=user_id, reason=reason),
        _("They may sign in again.") if resume else _("Stopped. Every session of theirs ended."),
    )


@gate.requires("access.manage_organisations", purpose=_BY_ADMINISTRATOR)
def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations and register another."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        kind = OrganisationKind(data.pop("kind"))
        made = _try(
            form,
            lambda: services.create_organisation(actor=gate.actor_of(request), kind=kind, **data),
        )
        if made is not None:
            messages.success(request, _("Registered."))
            return HttpResponseRedirect(reverse("access:organisations"))
    context = {"form": form, "organisations": selectors.organisations()}
    return render(request, "access/organisations.html", context)


def _person_page(
    request: HttpRequest, user_id: UUID, form: GrantForm, status: int = 200
) -> HttpResponse:
    actor = gate.actor_of(request)
    found = services.person_in_scope(actor=actor, user_id=user_id)
    context = {
        "person": found,
        "factors": selectors.second_factors(user_id),
        "form": form,
        "may_manage": services.holds(actor, "access.manage_users"),
        "may_grant": services.holds(actor, "access.grant_role"),
        "oneself": actor.id == f"user:{user_id}",
    }
    return render(request, "access/person.html", context, status=status)


def _try(form: forms.Form, act: Callable[[], T]) -> T | None:
    """Run a verb; what it refuses becomes the form's error."""
    try:
        return act()
    except DomainError as error:
        form.add_error(None, error.message)
        return None


def _decide(request: HttpRequest, act: Callable[[], object], done: str) -> HttpResponse:
    """Run a verb of one button and come back with what happened, or why nothing did."""
    try:
        act()
    except services.AccessDeniedError:
        raise
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, done)
    return HttpResponseRedirect(_back(request))


def _back(request: HttpRequest) -> str:
    person_id = request.POST.get("person", "")
    try:
        return reverse("access:person", args=[UUID(person_id)])
    except ValueError:
        return reverse("access:people")
