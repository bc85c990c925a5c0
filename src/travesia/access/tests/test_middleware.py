"""Every request gets its actor, and a view without a gate gets nobody."""

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.views import View
from ninja import NinjaAPI

from travesia.access import gate, selectors, services
from travesia.access.domain import Role, Scope
from travesia.access.tests.cast import SETUP, Kept, person
from travesia.access.urls import account_patterns

api = NinjaAPI(urls_namespace="test-gates")


@api.get("/open")
@gate.public("a test")
def api_open(request: HttpRequest) -> dict[str, str]:
    return {"who": gate.actor_of(request).id}


@api.get("/bare")
def api_bare(request: HttpRequest) -> dict[str, str]:
    return {"who": "leaked"}


@api.get("/mixed")
@gate.public("a test")
def api_mixed(request: HttpRequest) -> dict[str, str]:
    return {"who": "leaked"}


@api.post("/mixed")
def api_mixed_bare(request: HttpRequest) -> dict[str, str]:
    return {"who": "leaked"}


class Based(View):
    def get(self, _request: HttpRequest) -> HttpResponse:
        return HttpResponse("based")


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("leaked")


@gate.public("a test")
def who(request: HttpRequest) -> HttpResponse:
    actor = gate.actor_of(request)
    return HttpResponse(f"{actor.id} {actor.session} {sorted(actor.roles)} {actor.post}")


@gate.signed_in("a test")
def inside(request: HttpRequest) -> HttpResponse:
    return HttpResponse("inside")


urlpatterns = [
    path("bare/", bare),
    path("who/", who),
    path("inside/", inside),
    path("based/", gate.public("a test")(Based.as_view())),
    path("based-bare/", Based.as_view()),
    path("api/", api.urls),
    path("account/", include(account_patterns)),
    path("", who, name="home"),
]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.mark.parametrize("address", ["/bare/", "/based-bare/", "/api/bare", "/api/mixed"])
def test_view_without_gate_is_refused(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 403
    assert b"leaked" not in answer.content


@pytest.mark.parametrize("address", ["/who/", "/based/", "/api/open"])
def test_public_view_is_open_to_nobody_in_particular(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def test_signed_in_person_is_the_actor_with_session_and_roles(client: Client, kept: Kept) -> None:
    user = person("officer", Role.BORDER_OFFICER, scope=Scope(country="HTI", post="HTI-MAL"))
    client.force_login(get_user_model().objects.get(pk=user.id))
    said = client.get("/who/").content.decode()
    session = selectors.sessions_of(user.id)[0]
    assert said.startswith(f"user:{user.id} {session.id} [")
    assert "border_officer" in said
    assert said.endswith("HTI-MAL"), "the only post in scope is the post of the shift"
    assert kept.kinds()[-1] == "access.signed_in"


def test_view_for_people_shows_the_way_to_sign_in(client: Client) -> None:
    answer = client.get("/inside/?x=1")
    assert answer.status_code == 302
    assert answer["Location"] == "/account/login/?next=%2Finside%2F%3Fx%3D1"


def test_stopped_person_is_nobody_at_once(client: Client, kept: Kept) -> None:
    user = person("leaver", Role.ANALYST)
    client.force_login(get_user_model().objects.get(pk=user.id))
    assert client.get("/inside/").status_code == 200
    services.stop_user(actor=SETUP, user_id=user.id, reason="left the service")
    assert client.get("/inside/").status_code == 302
