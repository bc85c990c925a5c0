"""Sign-in: lockout by name and machine, second factors, set-up links, nothing told to strangers."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings as real
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from travesia.access import selectors, services
from travesia.access.domain import Role
from travesia.access.events import WayInChanged
from travesia.access.models import User
from travesia.access.selectors import UserView
from travesia.access.tests.cast import SETUP, Kept, person
from travesia.core import clock

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

pytestmark = pytest.mark.django_db
PASSWORD = "a quiet river at dawn"
LOGIN = "/account/login/"


@pytest.fixture
def analyst(kept: Kept) -> UserView:
    user = person("tomas", Role.ANALYST)
    row = User.objects.get(pk=user.id)
    row.set_password(PASSWORD)
    row.save()
    return user


def try_in(
    client: Client, name: str, password: str, address: str = "10.0.0.1"
) -> "_MonkeyPatchedWSGIResponse":
    return client.post(LOGIN, {"login": name, "password": password}, REMOTE_ADDR=address)


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def test_right_password_signs_in_and_begins_a_booth_session(
    client: Client, analyst: UserView, kept: Kept
) -> None:
    answer = try_in(client, "Tomas", PASSWORD)
    assert answer["Location"] == "/access/begin/"
    assert kept.kinds()[-1] == "access.signed_in"
    assert client.get("/access/me/").status_code == 200


def test_session_key_changes_at_sign_in(client: Client, analyst: UserView) -> None:
    client.get(LOGIN)
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key or ""
    client.cookies[real.SESSION_COOKIE_NAME] = before
    try_in(client, "tomas", PASSWORD)
    assert client.session.session_key != before


def test_unknown_name_and_wrong_password_get_the_same_answer(
    client: Client, analyst: UserView
) -> None:
    def page(name: str) -> str:
        text = try_in(client, name, "wrong").content.decode().replace(name, "NAME")
        return re.sub(r"\w{64}", "TOKEN", text)

    assert page("tomas") == page("nobody")
    for _more in range(real.AXES_FAILURE_LIMIT - 1):
        try_in(client, "tomas", "wrong"), try_in(client, "nobody", "wrong")
    one, other = try_in(client, "tomas", "wrong"), try_in(client, "nobody", "wrong")
    assert (one.status_code, other.status_code) == (429, 429)
    pages = [re.sub(r"\w{64}", "TOKEN", page.content.decode()) for page in (one, other)]
    assert pages[0] == pages[1]


def test_wrong_passwords_lock_the_name_at_that_machine_only(
    client: Client, analyst: UserView, kept: Kept
) -> None:
    other = person("beverley", Role.MONITOR)
    row = User.objects.get(pk=other.id)
    row.set_password(PASSWORD)
    row.save()
    for _try in range(real.AXES_FAILURE_LIMIT - 1):
        assert try_in(client, "tomas", "wrong").status_code == 200
    last = try_in(client, "tomas", "wrong")
    assert last.status_code == 429
    page = last.content.decode()
    assert "15 minutes" in page
    assert "another machine" in page
    assert try_in(client, "TOMAS", PASSWORD).status_code == 429, "however the name is typed"
    assert try_in(client, "beverley", PASSWORD).status_code == 302, "the booth is open to others"
    assert try_in(Client(), "tomas", PASSWORD, "10.0.0.2").status_code == 302
    assert kept.kinds().count("access.sign_in_locked") == 1


def test_new_set_up_link_ends_the_wait(client: Client, analyst: UserView) -> None:
    for _try in range(real.AXES_FAILURE_LIMIT):
        try_in(client, "tomas", "wrong")
    link = services.issue_set_up_link(actor=SETUP, user_id=analyst.id)
    assert client.post(link, {"password": "another long river"}).status_code == 302
    assert try_in(client, "tomas", "another long river").status_code == 302


def test_set_up_link_works_once_and_stops_the_present_password(
    client: Client, analyst: UserView, kept: Kept
) -> None:
    link = services.issue_set_up_link(actor=SETUP, user_id=analyst.id)
    assert try_in(client, "tomas", PASSWORD).status_code == 200
    assert "Tomas" in client.get(link).content.decode()
    weak = client.post(link, {"password": "tomas"})
    assert weak.status_code == 200
    assert "12 characters" in weak.content.decode()
    assert client.post(link, {"password": "another long river"}).status_code == 302
    assert kept.kinds()[-1] == "access.password_chosen"
    for used in (link, link.replace("/start/", "/start/x"), "/access/start/eA/b/"):
        assert client.get(used).status_code == 403
        assert client.post(used, {"password": "yet another river"}).status_code == 403


def test_administrator_never_learns_a_password(analyst: UserView) -> None:
    services.issue_set_up_link(actor=SETUP, user_id=analyst.id)
    assert not User.objects.get(pk=analyst.id).has_usable_password()


def test_stopped_person_cannot_sign_in(client: Client, analyst: UserView) -> None:
    services.stop_user(actor=SETUP, user_id=analyst.id, reason="left")
    try_in(client, "tomas", PASSWORD)
    assert client.get("/access/me/").status_code == 302


def test_nobody_signs_up(client: Client) -> None:
    for name in ("account_signup", "account_reset_password", "mfa_signup_webauthn"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_person_without_second_factor_is_sent_to_set_one_up(
    client: Client, analyst: UserView, settings: Settings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    try_in(client, "tomas", PASSWORD)
    for address in ("/access/people/", "/access/post/", "/access/begin/"):
        assert client.get(address)["Location"] == "/account/2fa/", address
    assert client.get("/account/2fa/").status_code == 200
    assert client.get("/access/me/").status_code == 200


def test_second_factor_is_asked_and_opens(
    client: Client, analyst: UserView, settings: Settings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    try_in(client, "tomas", PASSWORD)
    page = client.get("/account/2fa/totp/activate/")
    assert b"data:image/svg+xml;base64" in page.content
    secret = page.context["form"].secret
    kept_app = client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert kept_app["Location"] == "/account/2fa/recovery-codes/"
    assert client.get("/access/begin/")["Location"] != "/account/2fa/"
    client.post("/account/logout/")
    assert try_in(client, "tomas", PASSWORD)["Location"] == "/account/2fa/authenticate/"
    assert client.get("/access/me/").status_code == 302, "the password alone opens nothing"


def test_ways_in_change_only_after_saying_again_who_is_there(
    frozen_clock: clock.FixedClock, client: Client, analyst: UserView
) -> None:
    try_in(client, "tomas", PASSWORD)
    assert client.get("/account/2fa/totp/activate/").status_code == 200
    frozen_clock.set(clock.now() + timedelta(minutes=4))
    client.post("/access/seen/")
    frozen_clock.set(clock.now() + timedelta(minutes=2))
    asked = client.get("/account/2fa/totp/activate/")
    assert asked["Location"].startswith("/account/reauthenticate/")
    again = {"password": PASSWORD, "next": "/account/2fa/totp/activate/"}
    assert client.post("/account/reauthenticate/", again).status_code == 302
    assert client.get("/account/2fa/totp/activate/").status_code == 200


def test_changes_to_ways_in_are_journalled(
    client: Client,
    analyst: UserView,
    kept: Kept,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    try_in(client, "tomas", PASSWORD)
    new = "another long river"
    asked = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/account/password/change/", asked).status_code == 302
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    client.post("/account/2fa/totp/deactivate/")
    changes = [event.change for event in kept if isinstance(event, WayInChanged)]
    assert changes[0] == "password_changed"
    assert "totp_activated" in changes
    assert changes[-1] == "totp_deactivated"


def test_wrong_codes_lock_like_wrong_passwords(client: Client, analyst: UserView) -> None:
    row = User.objects.get(pk=analyst.id)
    TOTP.activate(row, generate_totp_secret())
    try_in(client, "tomas", PASSWORD)
    answers = [
        client.post(
            "/account/2fa/authenticate/", {"code": "000000"}, REMOTE_ADDR="10.0.0.1"
        ).status_code
        for _try in range(real.AXES_FAILURE_LIMIT)
    ]
    assert answers[-1] == 429
    assert try_in(Client(), "tomas", PASSWORD).status_code == 429


def test_second_factors_lie_encrypted(analyst: UserView) -> None:
    secret = generate_totp_secret()
    TOTP.activate(User.objects.get(pk=analyst.id), secret)
    stored = Authenticator.objects.get(user_id=analyst.id)
    assert secret not in str(stored.data)
    assert stored.wrap().validate_code(code_of(secret))


def test_last_second_factor_stays(client: Client, analyst: UserView, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    TOTP.activate(User.objects.get(pk=analyst.id), generate_totp_secret())
    from allauth.mfa.adapter import get_adapter

    only = Authenticator.objects.get(user_id=analyst.id)
    assert not get_adapter().can_delete_authenticator(only)
    assert selectors.second_factors(analyst.id).enough


def test_lost_second_factors_go_with_a_new_link(analyst: UserView) -> None:
    TOTP.activate(User.objects.get(pk=analyst.id), generate_totp_secret())
    services.issue_set_up_link(actor=SETUP, user_id=analyst.id, remove_second_factors=True)
    assert not selectors.second_factors(analyst.id).enough
