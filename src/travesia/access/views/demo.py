"""The labelled page of the demonstration that signs a visitor in as anybody of the cast."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from travesia.access import gate, selectors, services
from travesia.access.domain import Role

#: The cast as the page groups it.
_GROUPS = (
    (
        _("At the border"),
        (
            Role.BORDER_OFFICER,
            Role.SECOND_LINE_OFFICER,
            Role.SUPERVISOR,
            Role.LIST_MANAGER,
            Role.PERMIT_OFFICER,
        ),
    ),
    (
        _("Protection and labour"),
        (Role.PROTECTION_OFFICER, Role.LABOUR_OFFICER, Role.INSPECTOR, Role.EMPLOYER),
    ),
    (
        _("Help, surveys and the programme"),
        (
            Role.HUB_ATTENDANT,
            Role.ENUMERATOR,
            Role.EDITOR,
            Role.PROGRAMME_OFFICER,
            Role.ANALYST,
        ),
    ),
    (
        _("Oversight and the node"),
        (Role.MONITOR, Role.DATA_PROTECTION_OFFICER, Role.NODE_ADMINISTRATOR),
    ),
)


@gate.public("the demonstration holds invented people only; outside it the page does not exist")
@require_GET
def demo(request: HttpRequest) -> HttpResponse:
    """List the cast by role, each with one button."""
    people = selectors.demo_people()
    groups = [
        {"title": title, "people": [person for person in people if person.role in roles]}
        for title, roles in _GROUPS
    ]
    context = {
        "groups": [group for group in groups if group["people"]],
        "here": gate.actor_of(request).name,
    }
    return render(request, "access/demo.html", context)


@gate.public("the demonstration holds invented people only", while_locked=True)
@require_POST
def sign_in(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Sign in as one of the cast and go where that person starts."""
    services.sign_in_as(request=request, user_id=user_id)
    return HttpResponseRedirect(reverse("access:begin"))
