"""Papers granted as an indicator of the programme's results."""

from datetime import timedelta

import pytest

from travesia.core.indicators import COMPUTED
from travesia.credentials.models import AuthorisationStep
from travesia.credentials.tests.cast import visa

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def test_what_was_granted_is_counted_on_its_day_and_where_it_holds() -> None:
    visa()
    step = AuthorisationStep.objects.select_related("authorisation").get(act="grant")
    count, day = COMPUTED["credentials.issued"].count, step.effective_on
    assert count(day, day, "") == count(day, day, step.authorisation.country) == 1
    assert count(day, day, "HTI") == 0
    before = day - timedelta(days=1)
    assert count(before, before, "") == 0
