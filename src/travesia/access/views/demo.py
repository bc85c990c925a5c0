"""The labelled page of the demonstration that signs a visitor in as anybody of the cast."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from travesia.access import gate, selectors, services


@gate.public("the demonstration holds invented people only; outside it the page does not exist")
@require_GET
def demo(request: HttpRequest) -> HttpResponse:
    """List the cast by role, each with one button."""
    return render(request, "access/demo.html", {"people": selectors.demo_people()})


@gate.public("the demonstration holds invented people only", while_locked=True)
@require_POST
def sign_in(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Sign in as one of the cast and go where that person starts."""
    services.sign_in_as(request=request, user_id=user_id)
    return HttpResponseRedirect(reverse("home"))
