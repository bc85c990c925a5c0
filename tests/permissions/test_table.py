"""Each address × each role: what is not in the reviewed table is closed, and stays closed."""

import uuid
from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.permissions import table
from tests.permissions.addresses import Address, addresses
from travesia.access import services as access
from travesia.access.domain import Actor, Role
from travesia.access.services.demo import DEMO_PERMISSIONS, demo_id
from travesia.core import clock

URLCONF = "tests.permissions.urls_with_demo"
ALL = addresses(URLCONF)
METHODS = ("get", "post")
#: Ends or changes the session that asks; asked on its own elsewhere.
APART = {"account_logout", "access:lock", "access:end_shift", "access:demo_sign_in"}
#: Public or signed-in addresses that close by a rule of their own, whatever the role.
OWN_RULE = {
    "access:start": "needs the link that an administrator gave",
    "account_reauthenticate": "needs a password, which the cast has none of",
    "mfa_authenticate": "needs a password given just before",
    "mfa_login_webauthn": "needs a challenge made just before",
    "mfa_reauthenticate": "needs a second factor, which the cast has none of",
    "mfa_reauthenticate_webauthn": "needs a passkey, which the cast has none of",
}


@pytest.fixture(autouse=True)
def whole_site(settings: object) -> None:
    settings.ROOT_URLCONF = URLCONF  # type: ignore[attr-defined]  # pytest-django's settings
    settings.DEMO = True  # type: ignore[attr-defined]  # pytest-django's settings


@pytest.fixture
def cast(db: None) -> None:
    access.ensure_demo_people(actor=Actor.system("demo", DEMO_PERMISSIONS))


def test_every_address_stands_in_the_table_and_opens_as_it_says() -> None:
    assert {a.name: table.opens_to(a) for a in ALL} == table.read()


def test_no_address_is_without_a_gate() -> None:
    assert not [a.name for a in ALL if a.gate is None]


def test_every_public_address_says_why() -> None:
    assert not [a.name for a in ALL if a.gate and a.gate.public and len(a.gate.why) < 10]


def _asks(client: Client) -> Iterator[tuple[Address, str, int, str]]:
    for address in ALL:
        if address.name in APART or address.name in OWN_RULE:
            continue
        for method in METHODS:
            response = getattr(client, method)(address.path)
            yield address, method, response.status_code, response.headers.get("Location", "")


def _closed(status: int, location: str) -> bool:
    return status in {401, 403, 405} or location.startswith("/account/login/")


def test_the_public_opens_public_addresses_only(cast: None) -> None:
    wrong = []
    for address, method, status, location in _asks(Client()):
        should_open = table.read()[address.name] == table.PUBLIC
        if _closed(status, location) is should_open and status != 405:
            wrong.append((address.name, method, status, location))
        assert status < 500, address
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_what_the_table_gives_it_and_nothing_else(role: Role, cast: None) -> None:
    wrong = []
    user = get_user_model().objects.get(pk=demo_id(f"{role}@demo.example"))
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    given = table.read()
    for address, method, status, location in _asks(client):
        cell = given[address.name]
        should_open = cell in {table.PUBLIC, table.SIGNED_IN} or role in table.roles_of(cell)
        if _closed(status, location) is should_open and status != 405:
            wrong.append((address.name, method, status, location))
        assert status < 500, (address, method)
    assert not wrong, "\n".join(map(str, wrong))


def test_a_person_without_a_role_opens_nothing_that_needs_one(cast: None) -> None:
    stranger = get_user_model().objects.create(
        username="stranger", name="Stranger", created_at=clock.now()
    )
    client = Client()
    client.force_login(stranger, backend="allauth.account.auth_backends.AuthenticationBackend")
    wrong = [
        (address.name, method, status)
        for address, method, status, location in _asks(client)
        if table.read()[address.name] not in {table.PUBLIC, table.SIGNED_IN}
        and not _closed(status, location)
    ]
    assert not wrong, "\n".join(map(str, wrong))


def test_a_closed_address_says_the_same_of_what_exists_and_what_does_not(cast: None) -> None:
    user = get_user_model().objects.get(pk=demo_id(f"{Role.ENUMERATOR}@demo.example"))
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/")  # from here on the pages speak the person's own language
    for address in ALL:
        nothing = str(uuid.UUID(int=0))
        if nothing not in address.path or table.read()[address.name] in {"public", "signed in"}:
            continue
        answers = [client.get(address.path.replace(nothing, str(uuid.uuid4()))) for _ in range(2)]
        bodies = [_without_reference(answer.content) for answer in answers]
        assert bodies[0] == bodies[1], address


def _without_reference(body: bytes) -> list[bytes]:
    """Return the lines of a page but those that change with every request or name its path."""
    lines = body.splitlines()
    changing = (b"Refer", b"csrf-token", b"hreflang", b"csrfmiddlewaretoken", b'name="next"')
    return [line for line in lines if not any(word in line for word in changing)]
