"""The session of a browser is found as Django finds it: by its key, while it lasts."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session

from travesia.access.services.browser_sessions import SessionStore
from travesia.core import clock
from travesia.core.ids import new_id

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def made() -> SessionStore:
    store = SessionStore()
    store["direction"] = "entry"
    store.create()
    return store


def test_it_is_the_one_that_the_program_uses() -> None:
    assert import_module(settings.SESSION_ENGINE).SessionStore is SessionStore


def test_what_was_kept_is_there_in_the_next_request_and_nobody_elses_is() -> None:
    key = made().session_key
    assert SessionStore(key)["direction"] == "entry"
    assert SessionStore("x" * 32).get("direction") is None


def test_what_changes_in_a_request_is_there_in_the_next() -> None:
    key = made().session_key
    later = SessionStore(key)
    later["direction"] = "exit"
    later.save()
    assert SessionStore(key)["direction"] == "exit"


def test_a_session_that_ran_out_or_was_ended_is_nobodys() -> None:
    ran_out, ended = made().session_key, made().session_key
    Session.objects.filter(pk=ran_out).update(expire_date=clock.now() - timedelta(seconds=1))
    SessionStore(ended).flush()
    for key in (ran_out, ended):
        gone = SessionStore(key)
        assert gone.get("direction") is None
        assert gone.session_key is None


def test_a_person_is_found_by_the_key_alone_as_they_are_now() -> None:
    people = get_user_model().objects
    person = people.create(username="kvist", name="J. Kvist", created_at=clock.now())
    assert people.get(pk=person.pk) == person
    people.filter(pk=person.pk).update(is_active=False)
    assert not people.get(pk=person.pk).is_active
    with pytest.raises(get_user_model().DoesNotExist):
        people.get(pk=new_id())
