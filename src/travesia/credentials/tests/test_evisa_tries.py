"""Limits count any hour, midnight or not, and what was typed is as long here as in the browser."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from travesia.core import clock
from travesia.credentials.models import ApplicationQuestion
from travesia.credentials.services import evisa
from travesia.credentials.services.errors import CredentialError
from travesia.credentials.services.evisa.limits import LIMITS, check_tries, note_try
from travesia.credentials.tests.evisa_cast import asked, begun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock", "quick_codes")]
LATE = datetime(2026, 11, 20, 23, 50, tzinfo=ZoneInfo("UTC"))
#: 997 signs in the browser, which counts a line end once; 1,005 as they are sent.
LINES = "\r\n".join(["a" * 109] * 9 + ["\U0001f600"])


def test_tries_before_midnight_count_after_it() -> None:
    with clock.use_clock(clock.FixedClock(LATE)):
        for _ in range(LIMITS["wrong"]):
            note_try("wrong", "192.0.2.1")
    with clock.use_clock(clock.FixedClock(LATE + timedelta(minutes=20))):
        with pytest.raises(evisa.TooManyError):
            check_tries("wrong", "192.0.2.1")
        check_tries("wrong", "192.0.2.2")
    with clock.use_clock(clock.FixedClock(LATE + timedelta(minutes=61))):
        check_tries("wrong", "192.0.2.1")


def test_acts_are_limited_for_one_application_and_not_for_another() -> None:
    one, other = begun(), begun()
    for _ in range(LIMITS["act"]):
        evisa.give_particulars(key=one)
    with pytest.raises(evisa.TooManyActsError):
        evisa.withdraw_application(key=one)
    evisa.withdraw_application(key=other)
    form = {"reference": one.reference, "code": one.code, "act": "withdraw"}
    answer = Client().post("/visa/mine/?lang=en", form)
    assert answer.status_code == 429
    assert "Much was done with this application" in answer.content.decode()
    assert "Your application" in answer.content.decode()


def test_answer_that_fits_in_the_browser_is_kept_whole() -> None:
    key = asked()
    assert len(LINES) < 1010
    form = {"reference": key.reference, "code": key.code, "act": "answer", "answer": LINES}
    assert Client().post("/visa/mine/?lang=en", form).status_code == 200
    kept = evisa.look_up(key).view.questions[0].answer
    assert kept == LINES.replace("\r\n", "\n")


def test_answer_that_is_too_long_is_refused_whole_and_stays_in_the_field() -> None:
    key = asked()
    with pytest.raises(CredentialError):
        evisa.answer(key=key, text="\U0001f600" * 501)
    typed = "b" * 1001
    form = {"reference": key.reference, "code": key.code, "act": "answer", "answer": typed}
    answer = Client().post("/visa/mine/?lang=en", form)
    assert answer.status_code == 422
    assert typed in answer.content.decode()
    assert ApplicationQuestion.objects.get().answered_at is None
