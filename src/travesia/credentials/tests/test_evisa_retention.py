"""What was handed in goes when its time is over, whole, and never while it is held back."""

from datetime import timedelta

import pytest

from travesia.access.domain import Role
from travesia.core import clock
from travesia.core.events import Subject
from travesia.core.retention import RETENTION
from travesia.credentials.models import (
    Application,
    ApplicationUpload,
    Authorisation,
    Payment,
)
from travesia.credentials.services import evisa
from travesia.credentials.tests.evisa_cast import (
    approved,
    begun,
    id_of,
    later,
    noticed,
    unpaid,
    waiting,
)
from travesia.journal import services as journal
from travesia.testing import TODAY, actor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock", "quick_codes"),
]
DECIDED, UNSENT = "credentials.applications", "credentials.unsent_applications"
PROTECTOR = actor("data protection", Role.DATA_PROTECTION_OFFICER)


def shred(policy: str, days: int) -> int:
    found = RETENTION[policy]
    assert found.shred is not None
    return found.shred(TODAY + timedelta(days=days) - timedelta(days=found.keep_days), 100)


def test_withdrawn_goes_whole_after_half_a_year() -> None:
    evisa.withdraw_application(key=waiting())
    assert shred(DECIDED, 180) == 0
    assert shred(DECIDED, 181) == 1
    for table in (Application, ApplicationUpload, Payment):
        assert not table.objects.exists()


def test_approved_loses_what_was_handed_in_and_keeps_the_visa() -> None:
    key = approved()
    assert shred(DECIDED, 181) == 1
    assert shred(DECIDED, 999) == 0
    assert not ApplicationUpload.objects.exists()
    assert evisa.look_up(key).view.particulars is None
    assert Authorisation.objects.count() == 1
    assert evisa.look_up(key).visa is not None


def test_never_sent_goes_after_thirty_days() -> None:
    begun()
    unpaid()
    waiting()
    assert shred(UNSENT, 30) == 0
    assert shred(UNSENT, 31) == 2
    assert Application.objects.count() == 1


def test_application_whose_payment_is_under_way_stays_two_weeks_longer() -> None:
    key = unpaid()
    with clock.use_clock(later(25)):
        evisa.start_payment(key=key)
    with clock.use_clock(later(39)):
        assert shred(UNSENT, 39) == 0
    with clock.use_clock(later(40)):
        assert shred(UNSENT, 40) == 1


def test_held_application_stays() -> None:
    key = waiting()
    evisa.withdraw_application(key=key)
    journal.hold(
        actor=PROTECTOR, subject=Subject("application", id_of(key)), reason="Complaint is open"
    )
    assert shred(DECIDED, 999) == 0


def test_money_to_be_returned_keeps_its_application() -> None:
    key = unpaid()
    evisa.start_payment(key=key)
    evisa.withdraw_application(key=key)
    noticed(key)
    assert shred(DECIDED, 999) == 0


def test_day_of_erasure_that_the_applicant_reads_is_the_day_it_goes() -> None:
    key = waiting()
    evisa.withdraw_application(key=key)
    told = evisa.look_up(key).view.erased_after
    assert told is not None
    days = (told - TODAY.date()).days
    assert (shred(DECIDED, days), shred(DECIDED, days + 1)) == (0, 1)
