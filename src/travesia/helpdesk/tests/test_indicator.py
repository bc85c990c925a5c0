"""Contacts as an indicator of the programme's results."""

from datetime import date

import pytest

from travesia.core.indicators import COMPUTED
from travesia.helpdesk import services
from travesia.helpdesk.domain import DeskView
from travesia.helpdesk.tests.cast import ATTENDANT, a_contact, a_desk

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_contacts_of_a_country_and_of_all_are_counted_by_day(desk: DeskView) -> None:
    a_desk("HND-TGU")
    services.log_contact(actor=ATTENDANT, new=a_contact(desk.code))
    count = COMPUTED["helpdesk.contacts"].count
    day = date(2026, 11, 20)
    assert count(day, day, "") == count(day, day, "GTM") == 1
    assert count(day, day, "HND") == 0
    assert count(date(2026, 11, 1), date(2026, 11, 19), "") == 0
