"""The posts page: a list first, the same posts on a map, for people who are signed in."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.places.domain import Mode, PostState, StateOn
from travesia.places.tests.factories import make_post
from travesia.places.views import point_map

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client) -> Client:
    maker = Actor.system("tests", allowed=access.DEMO_PERMISSIONS)
    people = access.ensure_demo_people(actor=maker)
    monitor = next(person for person in people if person.username == "monitor@demo.example")
    client.force_login(get_user_model().objects.get(pk=monitor.id))
    return client


def three_posts() -> None:
    make_post()
    make_post("HTI-AIR", name="Puerto Sol Airport", mode=Mode.AIR, latitude=19.5)
    make_post(
        "BLZ-NEW",
        name="La Vega",
        latitude=17.2,
        longitude=-89.1,
        exit_control=False,
        states=(StateOn(PostState.PLANNED, date(2026, 1, 1)),),
    )


def test_posts_are_closed_to_the_public(client: Client) -> None:
    answer = client.get("/places/posts/")
    assert answer.status_code in {302, 401}
    assert "Río Claro" not in answer.content.decode()


def test_posts_are_listed_with_country_mode_state_and_exit_control(signed_in: Client) -> None:
    three_posts()
    page = signed_in.get("/places/posts/").content.decode()
    assert "3 posts" in page
    for words in ("Río Claro", "HTI-RCL", "Haiti", "Operational", "Planned", "Not recorded"):
        assert words in page
    assert page.index("<table") < page.index('class="map-svg"')
    assert "style=" not in page


def test_posts_can_be_chosen_by_country_and_mode(signed_in: Client) -> None:
    three_posts()
    page = signed_in.get("/places/posts/?country=HTI&mode=air").content.decode()
    assert "1 post<" in page
    assert "Puerto Sol Airport" in page
    assert "La Vega" not in page
    assert "map-svg" not in page


def test_choice_that_nothing_fits_offers_the_way_back(signed_in: Client) -> None:
    three_posts()
    page = signed_in.get("/places/posts/?country=XXX").content.decode()
    assert "No post fits this choice." in page
    assert 'href="/places/posts/"' in page


def test_node_without_posts_says_so(signed_in: Client) -> None:
    assert "No post is registered" in signed_in.get("/places/posts/").content.decode()


def test_country_and_mode_are_named_in_the_language_of_the_page(signed_in: Client) -> None:
    three_posts()
    page = signed_in.get("/places/posts/", headers={"accept-language": "es"}).content.decode()
    assert "Haití" in page
    assert "Terrestre" in page


def test_map_keeps_the_posts_in_place() -> None:
    west = make_post("HTI-WST", latitude=18.0, longitude=-74.0)
    east = make_post("HTI-EST", latitude=19.0, longitude=-72.0)
    drawn = point_map([west, east])
    assert drawn is not None
    left, right = drawn.points
    assert left.x < right.x <= 760
    assert right.y < left.y <= drawn.height
    assert point_map([west]) is None
