"""Booth sessions: one a person, locked when idle, ended in time; on both databases."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from travesia.access import selectors, services
from travesia.access.domain import Role, Scope
from travesia.access.models import PostSession, User
from travesia.access.selectors import UserView
from travesia.access.tests.cast import SETUP, Kept, person
from travesia.core import clock

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
PASSWORD = "a quiet river at dawn"
ME = "/access/me/"


@pytest.fixture
def officer_user(kept: Kept, frozen_clock: clock.FixedClock) -> UserView:
    scope = Scope(country="HTI", post="HTI-MAL")
    user = person("mirlande", Role.BORDER_OFFICER, scope=scope)
    row = User.objects.get(pk=user.id)
    row.set_password(PASSWORD)
    row.save()
    return user


@pytest.fixture
def booth(officer_user: UserView) -> Client:
    return sit(officer_user)


def sit(user: UserView) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=user.id))
    assert client.get(ME).status_code == 200
    return client


def pass_minutes(frozen_clock: clock.FixedClock, minutes: int) -> None:
    frozen_clock.set(clock.now() + timedelta(minutes=minutes))


def test_new_sign_in_ends_the_earlier_one_with_a_sentence(
    booth: Client, officer_user: UserView, kept: Kept
) -> None:
    other = sit(officer_user)
    answer = booth.get(ME, follow=True)
    assert answer.redirect_chain[0][0].startswith("/account/login/")
    assert "Somebody signed in as you on another machine" in answer.content.decode()
    assert other.get(ME).status_code == 200
    assert kept.kinds().count("access.session_ended") == 1


def test_idle_booth_locks_and_refuses_everything_but_the_way_back(
    booth: Client, frozen_clock: clock.FixedClock, kept: Kept
) -> None:
    pass_minutes(frozen_clock, settings.ENV.idle_lock_minutes)
    for address in (ME, "/access/post/", "/account/2fa/", "/account/password/change/", "/"):
        answer = booth.get(address)
        assert answer.status_code == 423, address
        assert "Border officer" not in answer.content.decode()
    assert kept.kinds().count("access.session_locked") == 1
    assert booth.get(ME, headers={"HX-Request": "true"}).content == b"The screen is locked."


def test_booth_that_is_used_stays_open(booth: Client, frozen_clock: clock.FixedClock) -> None:
    for _step in range(4):
        pass_minutes(frozen_clock, settings.ENV.idle_lock_minutes - 1)
        assert booth.post("/access/seen/").json() == {"locked": False}
    assert booth.get(ME).status_code == 200


def test_page_that_refreshes_itself_is_no_sign_of_life(
    booth: Client, frozen_clock: clock.FixedClock
) -> None:
    for _step in range(settings.ENV.idle_lock_minutes):
        pass_minutes(frozen_clock, 1)
        booth.get(ME, headers={"HX-Request": "true"})
    assert booth.get(ME).status_code == 423


def test_password_opens_the_locked_booth_where_it_was(
    booth: Client, officer_user: UserView, kept: Kept
) -> None:
    booth.post("/access/lock/", {"next": "/access/post/"})
    assert booth.get("/access/post/").status_code == 423
    answer = booth.post("/access/unlock/", {"password": PASSWORD, "next": "/access/post/"})
    assert answer["Location"] == "/access/post/"
    assert booth.get(ME).status_code == 200
    assert kept.kinds()[-1] == "access.session_unlocked"


def test_unlocking_never_leads_to_a_foreign_site(booth: Client) -> None:
    booth.post("/access/lock/")
    answer = booth.post("/access/unlock/", {"password": PASSWORD, "next": "https://evil.example/"})
    assert answer["Location"] == reverse("access:begin")


def test_wrong_passwords_at_the_locked_screen_end_the_session(
    booth: Client, officer_user: UserView
) -> None:
    booth.post("/access/lock/")
    answers = [
        booth.post("/access/unlock/", {"password": "wrong"}).status_code
        for _try in range(settings.AXES_FAILURE_LIMIT)
    ]
    assert answers == [422] * (settings.AXES_FAILURE_LIMIT - 1) + [429]
    assert selectors.sessions_of(officer_user.id)[0].ended_because == "unlock_refused"
    assert booth.get(ME).status_code == 302


def test_right_password_clears_the_wrong_ones_before_it(booth: Client) -> None:
    for _shift in range(3):
        booth.post("/access/lock/")
        booth.post("/access/unlock/", {"password": "wrong"})
        booth.post("/access/unlock/", {"password": "wrong"})
        booth.post("/access/unlock/", {"password": PASSWORD})
        assert booth.get(ME).status_code == 200


def test_locked_booth_of_a_person_with_password_does_not_open_without_one(booth: Client) -> None:
    booth.post("/access/lock/")
    assert booth.post("/access/unlock/").status_code == 422
    assert booth.get(ME).status_code == 423


def test_button_of_the_demonstration_opens_no_other_session(
    booth: Client, officer_user: UserView
) -> None:
    session = selectors.sessions_of(officer_user.id)[0]
    actor = selectors.actor_for(officer_user, session)
    services.lock_session(actor=actor, session_id=session.id)
    with pytest.raises(services.AccessError):
        services.unlock_demo(actor=actor, session=session)


def test_form_sent_while_locked_is_put_aside_and_not_recorded(
    booth: Client, officer_user: UserView
) -> None:
    booth.post("/access/lock/")
    answer = booth.post("/access/post/", {"post": "HTI-MAL", "lane": "7"})
    assert answer.status_code == 423
    assert selectors.sessions_of(officer_user.id)[0].lane == ""
    opened = booth.post("/access/unlock/", {"password": PASSWORD})
    assert opened["Location"] == "/access/kept/"
    page = booth.get("/access/kept/").content.decode()
    assert 'action="/access/post/"' in page
    assert 'name="lane" value="7"' in page
    assert booth.get("/access/kept/").status_code == 302, "it is shown once"


def test_session_ends_after_its_longest_time_however_busy(
    booth: Client, frozen_clock: clock.FixedClock, officer_user: UserView
) -> None:
    pass_minutes(frozen_clock, settings.ENV.session_hours * 60 - 1)
    PostSession.objects.update(last_seen_at=clock.now())
    assert booth.get(ME).status_code == 200
    pass_minutes(frozen_clock, 1)
    last = booth.get(ME)
    assert last.status_code == 302
    assert selectors.sessions_of(officer_user.id)[0].ended_because == "time_limit"


def test_hand_over_ends_the_session_and_clears_the_machine(
    booth: Client, officer_user: UserView
) -> None:
    answer = booth.post("/access/end-shift/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert selectors.sessions_of(officer_user.id)[0].ended_because == "hand_over"
    assert booth.get(ME).status_code == 302


def test_signing_out_by_the_library_ends_the_booth_session_too(
    booth: Client, officer_user: UserView
) -> None:
    answer = booth.post("/account/logout/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert selectors.sessions_of(officer_user.id)[0].ended_because == "signed_out"


def test_pages_of_a_signed_in_person_stay_in_no_cache(booth: Client) -> None:
    assert "no-store" in booth.get(ME)["Cache-Control"]


def test_officer_chooses_among_their_own_posts_only(kept: Kept) -> None:
    user = person("two-posts", Role.BORDER_OFFICER, scope=Scope(country="HTI", post="HTI-MAL"))
    person_scope = Scope(country="HTI", post="HTI-BEL")
    services.grant_role(
        actor=SETUP, user_id=user.id, role=Role.BORDER_OFFICER, scope=person_scope, reason="x"
    )
    client = sit(user)
    assert client.get("/access/begin/")["Location"] == "/access/post/"
    assert client.post("/access/post/", {"post": "CRI-PBL"}).status_code == 200
    assert selectors.sessions_of(user.id)[0].post == ""
    client.post("/access/post/", {"post": "HTI-BEL", "lane": "2"})
    session = selectors.sessions_of(user.id)[0]
    assert (session.post, session.lane) == ("HTI-BEL", "2")
    assert kept.kinds()[-1] == "access.post_chosen"
    actor = selectors.actor_for(user, session)
    with pytest.raises(services.AccessError):
        services.choose_post(actor=actor, post_code="CRI-PBL")


def test_database_holds_one_open_session_a_person(booth: Client, officer_user: UserView) -> None:
    now = clock.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        PostSession.objects.create(user_id=officer_user.id, started_at=now, last_seen_at=now)
