"""Pages that belong to no room: the entrance, jobs, the component sheet and health."""

from uuid import UUID

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from travesia.access import gate
from travesia.access import services as access
from travesia.core import jobs, sheet


@gate.public("the entrance names what is here; it holds no record")
def home(request: HttpRequest) -> HttpResponse:
    """Show the entrance."""
    return render(request, "config/home.html")


@gate.public("a load balancer asks without signing in; the answer holds one word")
def livez(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok", content_type="text/plain")


@gate.public("a load balancer asks without signing in; the answer holds one word")
def readyz(request: HttpRequest) -> HttpResponse:
    """Say that the database answers too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready", content_type="text/plain")


@gate.signed_in("the view shows a run to who asked for it and to who holds the job's permission")
def job(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Show how far a job is; the page asks again by itself until it ended."""
    run, actor = jobs.view_of(run_id), gate.actor_of(request)
    if run.asked_by != actor.id and not (run.permission and access.holds(actor, run.permission)):
        raise jobs.unknown()
    return render(request, "config/job.html", {"run": run})


@gate.public("the component sheet holds invented content only; the demonstration alone routes it")
def design(request: HttpRequest) -> HttpResponse:
    """Show every component once."""
    return render(request, "core/design.html", sheet.context())
