"""The page of the demonstration: it signs a visitor in as anybody, and exists nowhere else."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import Settings

from travesia.access import gate, selectors, services
from travesia.access.domain import Actor, Role
from travesia.access.tests.cast import Kept, person
from travesia.access.urls import account_patterns, demo_patterns
from travesia.access.urls import urlpatterns as access_patterns


@gate.public("a test")
def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse("home")


urlpatterns = [
    path("", home, name="home"),
    path("account/", include(account_patterns)),
    path("", include(([*access_patterns, *demo_patterns(demonstration=True)], "access"))),
]

Cast = tuple[selectors.DemoPerson, ...]
MAKER = Actor.system("demo", allowed=services.DEMO_PERMISSIONS)
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(kept: Kept) -> Cast:
    return services.ensure_demo_people(actor=MAKER)


def test_page_does_not_exist_outside_the_demonstration(client: Client, kept: Kept) -> None:
    assert demo_patterns(demonstration=False) == []
    assert client.get("/demo/").status_code == 404
    someone = person("anybody")
    assert client.post(f"/demo/sign-in/{someone.id}/").status_code == 404


def test_cast_has_every_role_in_more_than_one_country(cast: Cast) -> None:
    assert {member.role for member in cast} == set(Role)
    at_posts = [member for member in cast if member.role is Role.BORDER_OFFICER]
    assert len({member.country for member in at_posts}) >= 2
    for post in {member.post for member in at_posts if member.country in ("HTI", "CRI")}:
        there = {member.role for member in cast if member.post == post}
        assert there >= {Role.BORDER_OFFICER, Role.SECOND_LINE_OFFICER, Role.SUPERVISOR}


def test_cast_is_made_once_and_alike(cast: Cast, kept: Kept) -> None:
    count = len(kept)
    assert services.ensure_demo_people(actor=MAKER) == cast
    assert len(kept) == count
    assert all(member.id == services.demo_id(member.username) for member in cast)


def test_cast_is_not_made_outside_the_demonstration(kept: Kept, settings: Settings) -> None:
    settings.ROLE = "post"
    with pytest.raises(services.AccessError):
        services.ensure_demo_people(actor=MAKER)


def test_ordinary_actor_cannot_make_the_cast(kept: Kept) -> None:
    with pytest.raises(services.AccessDeniedError):
        services.ensure_demo_people(actor=Actor.system("other"))


@pytest.mark.urls(__name__)
def test_one_button_signs_in_as_one_of_the_cast(client: Client, cast: Cast) -> None:
    member = cast[0]
    page = client.get("/demo/").content.decode()
    assert f"/demo/sign-in/{member.id}/" in page
    assert client.get(f"/demo/sign-in/{member.id}/").status_code == 405, "a link signs nobody in"
    client.post(f"/demo/sign-in/{member.id}/")
    session = selectors.sessions_of(member.id)[0]
    assert session.demo
    assert session.post == member.post
    assert member.name in client.get("/access/me/").content.decode()


@pytest.mark.urls(__name__)
def test_sign_in_of_the_demonstration_needs_the_token_of_its_page(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/demo/sign-in/{cast[0].id}/").status_code == 403


@pytest.mark.urls(__name__)
def test_page_signs_nobody_in_who_is_not_of_the_cast(client: Client, cast: Cast) -> None:
    someone = person("real-person", Role.NODE_ADMINISTRATOR)
    assert client.post(f"/demo/sign-in/{someone.id}/").status_code == 404
    assert selectors.sessions_of(someone.id) == ()


@pytest.mark.urls(__name__)
def test_becoming_another_hands_the_first_one_over(client: Client, cast: Cast) -> None:
    one, other = cast[0], cast[1]
    client.post(f"/demo/sign-in/{one.id}/")
    client.post(f"/demo/sign-in/{other.id}/")
    assert selectors.sessions_of(one.id)[0].ended_because == "hand_over"
    assert gate.gate_of(demo_patterns(demonstration=True)[0].callback) is not None


@pytest.mark.urls(__name__)
def test_locked_demonstration_opens_with_one_button(client: Client, cast: Cast) -> None:
    client.post(f"/demo/sign-in/{cast[0].id}/")
    client.post("/access/lock/")
    assert client.get("/access/me/").status_code == 423
    client.post("/access/unlock/")
    assert client.get("/access/me/").status_code == 200
