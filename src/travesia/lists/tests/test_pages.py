"""Pages of the lists: for list managers alone, ages first, two persons to publish."""

from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.lists import selectors
from travesia.lists.domain import VersionView
from travesia.lists.tests.conftest import Entries
from travesia.lists.tests.factories import ERIKSON, crowd, national_list

pytestmark = pytest.mark.django_db


def sign_in(client: Client, username: str) -> Client:
    maker = Actor.system("tests", allowed=access.DEMO_PERMISSIONS)
    people = access.ensure_demo_people(actor=maker)
    person = next(one for one in people if one.username.startswith(username))
    client.force_login(get_user_model().objects.get(pk=person.id))
    client.get("/")  # the session begins in the person's own language
    client.get("/", {"lang": "en"})  # and keeps the one that these tests read
    return client


@pytest.fixture
def desk(client: Client) -> Client:
    """A list manager at the screen."""
    return sign_in(client, "list_manager")


@pytest.fixture
def waiting(manager: Actor) -> VersionView:
    """A version that somebody else proposed."""
    return national_list(manager)


@pytest.mark.parametrize("path", ["/lists/", "/lists/national/"])
def test_lists_are_closed_to_officers(client: Client, waiting: VersionView, path: str) -> None:
    answer = sign_in(client, "border_officer").get(path)
    assert answer.status_code == 403
    assert "National alert list" not in answer.content.decode()


def test_lists_are_shown_with_version_size_and_age(desk: Client, connector: Actor) -> None:
    national_list(connector, *crowd(3))
    page = desk.get("/lists/").content.decode()
    for words in ("National alert list", "Ministry of Utopia", "Under a day old"):
        assert words in page
    assert "style=" not in page


def test_node_without_lists_says_so(desk: Client) -> None:
    assert "No list is known here" in desk.get("/lists/").content.decode()


def test_waiting_version_is_published_by_the_reader(desk: Client, waiting: VersionView) -> None:
    assert "1 version<" in desk.get("/lists/").content.decode()
    assert "Version 1 waits for a person" in desk.get("/lists/national/").content.decode()
    answer = desk.post(f"/lists/version/{waiting.id}/publish/", follow=True)
    assert "Version 1 is in force." in answer.content.decode()
    assert [age.version for age in selectors.list_ages()] == [1]


def test_changed_size_has_to_be_confirmed(desk: Client, connector: Actor) -> None:
    national_list(connector, *crowd(10))
    version = national_list(connector, *crowd(5))
    address = f"/lists/version/{version.id}/publish/"
    refused = desk.post(address, follow=True).content.decode()
    assert "from 10 to 5 entries" in refused
    desk.post(address, {"accept_change": "yes"})
    assert [age.version for age in selectors.list_ages()] == [2]


def test_exchanged_entries_have_to_be_confirmed(desk: Client, connector: Actor) -> None:
    national_list(connector, *crowd(10))
    others = [replace(entry, number=f"X{entry.number}") for entry in crowd(10)]
    version = national_list(connector, *others)
    page = desk.get("/lists/national/").content.decode()
    assert "More than a fifth of the entries are gone or changed" in page
    assert "I have checked that the file is of this list." in page
    address = f"/lists/version/{version.id}/publish/"
    assert "Of 10 entries 10 would be others." in desk.post(address, follow=True).content.decode()
    desk.post(address, {"accept_change": "yes"})
    assert [age.version for age in selectors.list_ages()] == [2]


def test_version_is_turned_down_with_a_reason_only(desk: Client, waiting: VersionView) -> None:
    address = f"/lists/version/{waiting.id}/reject/"
    assert "Say why" in desk.post(address, {"reason": " "}, follow=True).content.decode()
    assert "turned down" in desk.post(address, {"reason": "old"}, follow=True).content.decode()
    assert selectors.list_ages() == ()


def test_publishing_by_link_is_refused(desk: Client, waiting: VersionView) -> None:
    assert desk.get(f"/lists/version/{waiting.id}/publish/").status_code == 405
    assert selectors.list_ages() == ()


def test_entries_are_paged_and_reading_them_is_written_down(
    desk: Client, connector: Actor, written: Entries
) -> None:
    version = national_list(connector, ERIKSON, *crowd(120))
    page = desk.get(f"/lists/version/{version.id}/").content.decode()
    assert ERIKSON.reason in page
    assert "Entries 1 to 100 of 121" in page
    assert (
        "Entries 101 to 121 of 121"
        in desk.get(f"/lists/version/{version.id}/?start=100").content.decode()
    )
    looks = [entry for entry in written() if entry.kind == "journal.looked_at"]
    assert len(looks) == 2


@pytest.mark.parametrize("start", ["-1", "x", "٣", "99999999999"])
def test_odd_page_numbers_show_the_first_page(desk: Client, connector: Actor, start: str) -> None:
    version = national_list(connector)
    answer = desk.get(f"/lists/version/{version.id}/", {"start": start})
    assert "Entries 1 to 1 of 1" in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/lists/nothing/", "/lists/version/019a0000-0000-7000-8000-000000000001/"]
)
def test_what_is_not_there_is_not_found(desk: Client, path: str) -> None:
    assert desk.get(path).status_code == 404
