"""The directory for programs: HSDS 3.1, read-only, open to everybody, and redacted."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from ninja import Query, Router, Schema
from pydantic import Field

from travesia.access import gate
from travesia.directory import selectors
from travesia.directory.domain.files.writing import HSDS_VERSION, PROFILE
from travesia.directory.domain.nesting import Json
from travesia.directory.selectors import hsds, hsds_topics
from travesia.directory.selectors.paging import LARGEST_PAGE, Asked

router = Router(tags=["directory"])
_OPEN = gate.public("the directory of services is open to everybody, redacted")


class Listed(Schema):
    """What every list can be asked."""

    page: int = Field(1, ge=1, le=1_000_000)
    per_page: int = Field(50, ge=1, le=LARGEST_PAGE)
    search: str = Field("", max_length=200)
    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    modified_after: datetime | None = None
    minimal: bool = False
    full: bool = False

    def asked(self) -> Asked:
        """Return the question in the language of the request."""
        return Asked(language=_language(), **self.dict())


def _language() -> str:
    return (get_language() or "en")[:2]


def _answer(content: Json) -> HttpResponse:
    """Answer with the number of the directory; caches may keep it for a minute at most."""
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = f"public, max-age={selectors.LONGEST_KEPT_SECONDS}"
    response.headers["X-Directory-Revision"] = str(selectors.revision())
    response.headers["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ("Accept-Language",))
    return response


@router.get("/", url_name="about")
@_OPEN
def about(request: HttpRequest) -> HttpResponse:
    """Say which version and profile of HSDS this is."""
    openapi = "https://docs.openreferral.org/en/3.1.3/_static/openapi.json"
    return _answer({"version": HSDS_VERSION, "profile": PROFILE, "openapi_url": openapi})


@router.api_operation(["GET", "POST"], "/services", url_name="services")
@_OPEN
def services(request: HttpRequest, asked: Query[Listed]) -> HttpResponse:
    """List services."""
    return _answer(hsds.services(asked.asked()))


@router.get("/services/{service_id}", url_name="service")
@_OPEN
def service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Return one service, fully nested."""
    return _answer(hsds.service(service_id, _language()))


@router.api_operation(["GET", "POST"], "/organizations", url_name="organizations")
@_OPEN
def organizations(request: HttpRequest, asked: Query[Listed]) -> HttpResponse:
    """List organisations that offer something."""
    return _answer(hsds.organizations(asked.asked()))


@router.get("/organizations/{organization_id}", url_name="organization")
@_OPEN
def organization(request: HttpRequest, organization_id: UUID) -> HttpResponse:
    """Return one organisation with its services and places."""
    return _answer(hsds.organization(organization_id, _language()))


@router.api_operation(["GET", "POST"], "/service_at_locations", url_name="at_locations")
@_OPEN
def at_locations(request: HttpRequest, asked: Query[Listed]) -> HttpResponse:
    """List services at places."""
    return _answer(hsds.services_at_locations(asked.asked()))


@router.get("/service_at_locations/{at_id}", url_name="at_location")
@_OPEN
def at_location(request: HttpRequest, at_id: UUID) -> HttpResponse:
    """Return one service at one place."""
    return _answer(hsds.service_at_location(at_id, _language()))


@router.api_operation(["GET", "POST"], "/taxonomies", url_name="taxonomies")
@_OPEN
def taxonomies(request: HttpRequest, asked: Query[Listed]) -> HttpResponse:
    """List the sets of topics."""
    return _answer(hsds_topics.taxonomies(asked.asked()))


@router.get("/taxonomies/{taxonomy_id}", url_name="taxonomy")
@_OPEN
def taxonomy(request: HttpRequest, taxonomy_id: UUID) -> HttpResponse:
    """Return one set of topics."""
    return _answer(hsds_topics.taxonomy(taxonomy_id, _language()))


@router.api_operation(["GET", "POST"], "/taxonomy_terms", url_name="terms")
@_OPEN
def terms(request: HttpRequest, asked: Query[Listed]) -> HttpResponse:
    """List the topics."""
    return _answer(hsds_topics.taxonomy_terms(asked.asked()))


@router.get("/taxonomy_terms/{term_id}", url_name="term")
@_OPEN
def term(request: HttpRequest, term_id: UUID) -> HttpResponse:
    """Return one topic."""
    return _answer(hsds_topics.taxonomy_term(term_id, _language()))
