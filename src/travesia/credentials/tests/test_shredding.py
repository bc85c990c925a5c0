"""Authorisations go three years after they ended, and never while they are held back."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from travesia.access.domain import Role
from travesia.core.clock import FixedClock
from travesia.core.events import Subject
from travesia.core.retention import RETENTION
from travesia.credentials import services
from travesia.credentials.domain import Kind, RefusalReason, Terms
from travesia.credentials.models import Application, Authorisation, EntryUse
from travesia.credentials.tests.cast import DECIDER, VISA, entered, visa
from travesia.credentials.tests.evisa_cast import approved, id_of
from travesia.journal import services as journal
from travesia.testing import TODAY, actor

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]
POLICY = RETENTION["credentials.authorisations"]
OFFICER = actor("data protection", Role.DATA_PROTECTION_OFFICER)


def shred(days: int) -> int:
    assert POLICY.shred is not None
    return POLICY.shred(TODAY + timedelta(days=days) - timedelta(days=POLICY.keep_days), 100)


def test_ended_authorisation_goes_after_its_period_with_all_that_hangs_on_it() -> None:
    view = visa()
    entered(view, 1)
    ends = (date(2027, 4, 30) - TODAY.date()).days
    assert shred(ends + POLICY.keep_days) == 0
    assert shred(ends + POLICY.keep_days + 1) == 1
    assert not Authorisation.objects.exists()
    assert not EntryUse.objects.exists()


def test_refused_application_goes_by_the_day_of_the_decision(frozen_clock: FixedClock) -> None:
    long = replace(VISA, terms=Terms(date(2026, 11, 1), date(2036, 11, 1), None, None))
    view = services.apply(actor=DECIDER, new=long)
    services.refuse(actor=DECIDER, authorisation_id=view.id, reason=RefusalReason.MEANS_NOT_SHOWN)
    assert shred(POLICY.keep_days - 1) == 0
    assert shred(POLICY.keep_days + 1) == 1


def test_held_authorisation_stays() -> None:
    view = visa()
    journal.hold(
        actor=OFFICER, subject=Subject("authorisation", view.id), reason="Complaint is open"
    )
    assert shred(9999) == 0


def test_hold_on_what_goes_along_keeps_the_authorisation(quick_codes: None) -> None:
    key = approved()
    held = journal.hold(
        actor=OFFICER, subject=Subject("application", id_of(key)), reason="Complaint is open"
    )
    assert shred(9999) == 0
    assert Application.objects.count() == 1
    journal.release(actor=OFFICER, hold_id=held, reason="Complaint is answered")
    assert shred(9999) == 1
    assert not Application.objects.exists()


def test_hold_on_the_crossing_of_a_use_keeps_the_authorisation() -> None:
    entered(visa(), 7)
    journal.hold(
        actor=OFFICER, subject=Subject("crossing", UUID(int=7)), reason="Complaint is open"
    )
    assert shred(9999) == 0
    assert EntryUse.objects.count() == 1


def test_extended_authorisation_goes_after_its_extension() -> None:
    view = visa()
    terms = Terms(date(2026, 11, 20), date(2027, 12, 31), 0, None)
    services.issue(
        actor=DECIDER, new=replace(VISA, kind=Kind.EXTENSION, extends=view.id, terms=terms)
    )
    ends = (date(2027, 4, 30) - TODAY.date()).days
    assert shred(ends + POLICY.keep_days + 1) == 0
    assert shred(9999) == 1
    assert shred(9999) == 1
