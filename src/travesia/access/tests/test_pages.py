"""Pages of people and roles: what the administrator does there, and who may not."""

import json
import re
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from travesia.access import selectors, services
from travesia.access.domain import Role, Scope
from travesia.access.selectors import UserView
from travesia.access.tests.cast import SETUP, Kept, organisation, person

pytestmark = pytest.mark.django_db


def signed_in(user: UserView) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.get(pk=user.id))
    return client


@pytest.fixture
def administrator(kept: Kept) -> Client:
    return signed_in(person("admin", Role.NODE_ADMINISTRATOR))


def test_administrator_creates_a_person_gives_a_role_and_takes_it_back(
    administrator: Client, kept: Kept
) -> None:
    organisation("HTI-DIE", "HTI")
    made = administrator.post(
        "/access/people/new/",
        {
            "name": "Mirlande Toussaint",
            "username": "Mirlande",
            "organisation": "HTI-DIE",
            "language": "ht",
        },
    )
    user = selectors.user_by_username("mirlande")
    assert made["Location"] == f"/access/people/{user.id}/"
    given = {"role": "border_officer", "country": "hti", "post": "hti-mal", "reason": "joined"}
    administrator.post(f"/access/people/{user.id}/grant/", given)
    grant = selectors.user_by_id(user.id).grants[0]
    assert (grant.role, grant.scope) == (
        Role.BORDER_OFFICER,
        Scope(country="HTI", post="HTI-MAL"),
    )
    page = administrator.get(f"/access/people/{user.id}/").content.decode()
    assert "HTI-MAL" in page
    administrator.post(f"/access/grants/{grant.id}/revoke/", {"reason": "left"})
    assert selectors.grants_in_force(user.id) == ()
    assert {"access.user_created", "access.role_granted", "access.role_revoked"} <= set(
        kept.kinds()
    )


def test_refused_grant_keeps_what_was_typed_and_says_why(administrator: Client) -> None:
    user = person("officer")
    bad = {"role": "border_officer", "country": "CRI", "post": "HTI-MAL", "reason": "typed"}
    answer = administrator.post(f"/access/people/{user.id}/grant/", bad)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "A post needs its country" in page
    assert 'value="typed"' in page


def test_set_up_link_is_shown_once_with_its_warning(administrator: Client) -> None:
    user = person("officer")
    page = administrator.post(f"/access/people/{user.id}/link/").content.decode()
    assert "http://testserver/access/start/" in page
    assert "/access/start/" not in administrator.get(f"/access/people/{user.id}/").content.decode()


def test_second_person_confirms_on_the_list(administrator: Client, kept: Kept) -> None:
    user = person("candidate")
    asked = {"role": "list_manager", "country": "HTI", "reason": "needed"}
    administrator.post(f"/access/people/{user.id}/grant/", asked)
    waiting = selectors.grants_waiting()[0]
    administrator.post(f"/access/grants/{waiting.id}/confirm/")
    assert selectors.grants_in_force(user.id) == (), "not by who proposed it"
    second = signed_in(person("second", Role.DATA_PROTECTION_OFFICER))
    assert "candidate".title() in second.get("/access/people/").content.decode()
    assert second.post(f"/access/grants/{waiting.id}/confirm/").status_code == 302
    assert selectors.grants_in_force(user.id) != ()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.NODE_ADMINISTRATOR])
def test_no_other_role_creates_people_or_gives_roles(kept: Kept, role: Role) -> None:
    client = signed_in(person("other", role))
    user = person("officer")
    given = {"role": "border_officer", "country": "HTI", "reason": "x"}
    for address, data in (
        ("/access/people/new/", {"name": "X", "username": "xx", "language": "en"}),
        (f"/access/people/{user.id}/grant/", given),
        (f"/access/people/{user.id}/link/", {}),
        (f"/access/people/{user.id}/stop/", {"reason": "x"}),
        ("/access/organisations/", {"name": "X", "code": "XX", "kind": "border"}),
    ):
        assert client.post(address, data).status_code == 403, address
    assert [u.username for u in selectors.people()] == ["officer", "other"]
    assert selectors.user_by_id(user.id).is_active


def test_administrator_of_a_country_sees_their_country_only(kept: Kept) -> None:
    organisation("HTI-DIE", "HTI")
    organisation("CRI-DGM", "CRI")
    for code in ("HTI-DIE", "CRI-DGM"):
        services.create_user(
            actor=SETUP, username=code.lower(), name=f"Person {code}", organisation=code
        )
    client = signed_in(person("admin-hti", Role.NODE_ADMINISTRATOR, scope=Scope(country="HTI")))
    page = client.get("/access/people/").content.decode()
    assert "Person HTI-DIE" in page
    assert "Person CRI-DGM" not in page
    abroad = selectors.user_by_username("cri-dgm")
    pages = []
    for user_id in (abroad.id, uuid4()):
        answer = client.get(f"/access/people/{user_id}/")
        assert answer.status_code == 404
        page = re.sub(r"\w{64}|Reference \w{8}", "ONCE", answer.content.decode())
        pages.append(page.replace(str(user_id), "ID"))
    assert pages[0] == pages[1]


def test_first_administrator_is_made_once_and_chooses_a_password(
    kept: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("access_create_administrator", "first", "--name", "First One", "--json")
    facts = json.loads(capsys.readouterr().out)
    client = Client()
    path = facts["link"].removeprefix("http://127.0.0.1:8000")
    assert client.post(path, {"password": "a quiet river at dawn"}).status_code == 302
    assert selectors.user_by_username("first").grants[0].role is Role.NODE_ADMINISTRATOR
    with pytest.raises(services.AccessConflictError):
        call_command("access_create_administrator", "second")


def test_list_of_people_for_the_console(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    person("officer", Role.BORDER_OFFICER, scope=Scope(country="HTI", post="HTI-MAL"))
    call_command("access_list", "--json")
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["username"] == "officer"
    assert rows[0]["roles"][0]["post"] == "HTI-MAL"
    call_command("access_list")
    assert "border_officer (HTI-MAL)" in capsys.readouterr().out
