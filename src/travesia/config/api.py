"""The root of the API: rooms mount their routers here; every operation passes the same gate."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from travesia.core import problem
from travesia.core.errors import DomainError

api = NinjaAPI(
    title="Travesía",
    version="1",
    docs_url=None,  # the interactive page loads scripts from elsewhere
    openapi_url=None,  # the description is a file made from the program, not an open address
    urls_namespace="api",
)

#: The directory in the form of Open Referral, where its readers expect it: at its own root.
hsds = NinjaAPI(
    title="Travesía: directory of services (HSDS 3.1)",
    version="3.1.3",
    docs_url=None,
    openapi_url=None,
    urls_namespace="hsds",
)


def answer_error(request: HttpRequest, error: DomainError | type[DomainError]) -> HttpResponse:
    """Answer errors of the field as problem+json, like everywhere else."""
    found = error if isinstance(error, DomainError) else error("core.fault", "")
    return problem.answer(request, found)


api.add_exception_handler(DomainError, answer_error)
api.add_router("/border/", "travesia.border.api.router")
hsds.add_exception_handler(DomainError, answer_error)
hsds.add_router("", "travesia.directory.api.router")
