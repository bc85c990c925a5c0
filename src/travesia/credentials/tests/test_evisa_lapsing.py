"""A question that nobody answers: the applicant is reminded, then the application lapses."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.access.services import AccessDeniedError
from travesia.core import clock, jobs
from travesia.core.models import JobRun
from travesia.credentials.domain.evisa import ApplicationState, PaymentState
from travesia.credentials.models import Application
from travesia.credentials.selectors import evisa as queues
from travesia.credentials.services import evisa
from travesia.credentials.services.errors import CredentialConflictError
from travesia.credentials.tests.conftest import Entries
from travesia.credentials.tests.evisa_cast import (
    OFFICER,
    asked,
    later,
    payment_of,
    unpaid,
    waiting,
)
from travesia.credentials.tests.pages_cast import sign_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock", "quick_codes"),
]
DAILY = Actor.system("visa-deadlines", {"credentials.lapse"})


def lapsed_after(days: int) -> int:
    with clock.use_clock(later(days)):
        return evisa.lapse_overdue(actor=DAILY).applications


def own_page(key: evisa.Key) -> str:
    form = {"reference": key.reference, "code": key.code}
    return Client().post("/visa/mine/?lang=en", form).content.decode()


def test_application_lapses_after_its_last_day_and_never_on_it(written: Entries) -> None:
    key = asked()
    assert lapsed_after(30) == 0
    assert lapsed_after(31) == 1
    assert lapsed_after(31) == 0
    view = evisa.look_up(key).view
    assert (view.state, view.open_question) == (ApplicationState.LAPSED, None)
    acts = [one.body["act"] for one in written() if one.body and "act" in one.body]
    assert acts[-1] == "lapse"


def test_days_for_an_answer_are_those_of_the_node(settings: object) -> None:
    settings.ANSWER_DAYS = 10  # type: ignore[attr-defined]  # pytest-django's settings
    asked()
    assert (lapsed_after(10), lapsed_after(11)) == (0, 1)


def test_what_was_answered_or_never_asked_does_not_lapse() -> None:
    key = asked()
    evisa.answer(key=key, text="Here it is")
    waiting()
    assert lapsed_after(400) == 0


def test_answer_after_the_last_day_is_taken_while_nothing_lapsed() -> None:
    key = asked()
    with clock.use_clock(later(33)):
        evisa.answer(key=key, text="I was in hospital")
    assert lapsed_after(40) == 0
    assert evisa.look_up(key).view.state is ApplicationState.WAITING


def test_lapsed_is_over_and_its_fee_can_be_returned() -> None:
    key = asked()
    lapsed_after(31)
    with pytest.raises(CredentialConflictError):
        evisa.answer(key=key, text="Too late")
    evisa.refund(actor=OFFICER, payment_id=payment_of(key).id)
    assert payment_of(key).refund_ref


def test_applicant_reads_the_last_day_and_is_reminded_in_the_last_week() -> None:
    key = asked()
    assert "Reminder" not in own_page(key)
    assert "the application lapses" in own_page(key)
    with clock.use_clock(later(22)):
        assert "Reminder" not in own_page(key)
    with clock.use_clock(later(23)):
        assert "Reminder" in own_page(key)
        assert "7 days left" in own_page(key)
    lapsed_after(31)
    assert "It lapsed without an answer" in own_page(key)


def test_queue_shows_the_days_left_and_lets_an_officer_start_the_job() -> None:
    asked()
    with clock.use_clock(later(20)):
        line = queues.queue(actor=OFFICER).lines[0]
        assert line.due is not None
        assert line.due.days_left == 10
        assert queues.queue(actor=OFFICER).overdue == 0
    access.ensure_demo_people(actor=Actor.system("tests", allowed=access.DEMO_PERMISSIONS))
    Application.objects.get().questions.update(answer_by=clock.today() - timedelta(days=1))
    officer = sign_in(Client(), "permit_officer")
    page = officer.get("/authorisations/applications/").content.decode()
    assert "The day for an answer has passed for 1 application" in page
    assert officer.post("/authorisations/applications/lapse/").status_code == 302
    jobs.run_job.func(str(JobRun.objects.get(key="credentials.lapse").pk))
    assert Application.objects.get().state == ApplicationState.LAPSED.value


def test_command_says_what_lapsed_and_nobody_else_lets_lapse() -> None:
    asked()
    out = StringIO()
    with clock.use_clock(later(31)):
        call_command("credentials_lapse", stdout=out)
    assert "1 applications lapsed" in out.getvalue()
    with pytest.raises(AccessDeniedError):
        evisa.lapse_overdue(actor=OFFICER)


def test_daily_job_expires_sessions_that_nobody_heard_of() -> None:
    key = unpaid()
    evisa.start_payment(key=key)
    assert evisa.lapse_overdue(actor=DAILY).payments == 0
    with clock.use_clock(later(2)):
        assert evisa.lapse_overdue(actor=DAILY).payments == 1
    assert payment_of(key).state == PaymentState.EXPIRED.value
