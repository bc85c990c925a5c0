"""Pages that belong to no room: the entrance and the health of the node."""

from django.http import HttpRequest, HttpResponse

from travesia.access import gate


@gate.public("the entrance names what is here; it holds no record")
def home(request: HttpRequest) -> HttpResponse:
    """Show the entrance."""
    return HttpResponse("Travesía", content_type="text/plain; charset=utf-8")


@gate.public("a load balancer asks without signing in; the answer holds one word")
def livez(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok", content_type="text/plain")
