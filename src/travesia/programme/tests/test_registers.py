"""Registers: a count at any day, one institution however it is written, threads that end."""

from datetime import date

import pytest

from travesia.access.services import AccessDeniedError
from travesia.core.errors import ConflictError, NotFoundError
from travesia.programme.domain.activity_views import AliasUse, PartnerKind
from travesia.programme.domain.facilities import FacilityKind, FacilityStep, Known, StepOn, readings
from travesia.programme.domain.threads import ThreadKind, ThreadState
from travesia.programme.selectors import registers as selectors
from travesia.programme.selectors import threads as thread_selectors
from travesia.programme.services import registers, threads
from travesia.programme.services.activity_errors import ActivityError
from travesia.programme.services.registers import NewFacility, NewPartner, NewPublication
from travesia.programme.services.threads import NewThread, Told
from travesia.programme.tests.activity_cast import ANALYST, IN_HONDURAS, OFFICER, entered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]
JUNE, AUGUST = date(2024, 6, 30), date(2024, 8, 1)
INSTALLED, INAUGURATED = FacilityStep.INSTALLED, FacilityStep.INAUGURATED


def posts_of_haiti() -> None:
    """Keep six posts as the published bulletins tell of them."""
    for number in range(1, 7):
        code = f"HTI-{number}"
        new = NewFacility(code, f"Post {number}", FacilityKind.BORDER_POST, "HTI", system="MIDAS")
        registers.keep_facility(actor=OFFICER, new=new)
        step = INAUGURATED if number < 6 else INSTALLED
        registers.step_facility(actor=OFFICER, code=code, step=StepOn(step, JUNE, Known.BY))
    last = StepOn(INAUGURATED, AUGUST)
    registers.step_facility(actor=OFFICER, code="HTI-6", step=last)


@pytest.mark.storage
def test_six_posts_were_installed_in_june_and_inaugurated_in_august() -> None:
    posts_of_haiti()
    haiti = {"country": "HTI", "system": "midas"}
    assert selectors.facilities_on(step=INSTALLED, on=JUNE, **haiti).low == 6
    assert selectors.facilities_on(step=INAUGURATED, on=JUNE, **haiti).low == 5
    assert selectors.facilities_on(step=INAUGURATED, on=AUGUST, **haiti).low == 6
    assert set(readings(selectors.facilities(**haiti), 6, JUNE)) == {INSTALLED}


def test_a_state_is_recorded_once_and_nothing_follows_the_end() -> None:
    posts_of_haiti()
    with pytest.raises(ConflictError):
        registers.step_facility(actor=OFFICER, code="HTI-6", step=StepOn(INAUGURATED, AUGUST))
    closed = StepOn(FacilityStep.CLOSED, date(2025, 1, 1))
    registers.step_facility(actor=OFFICER, code="HTI-6", step=closed)
    late = StepOn(FacilityStep.OPERATIONAL, date(2025, 2, 1))
    with pytest.raises(ActivityError):
        registers.step_facility(actor=OFFICER, code="HTI-6", step=late)
    with pytest.raises(NotFoundError):
        registers.step_facility(actor=OFFICER, code="HTI-9", step=closed)


def test_registers_are_kept_by_who_may_in_that_country() -> None:
    new = NewFacility("HTI-1", "Post", FacilityKind.BORDER_POST, "HTI")
    for stranger in (IN_HONDURAS, ANALYST):
        with pytest.raises(AccessDeniedError):
            registers.keep_facility(actor=stranger, new=new)


def test_every_spelling_of_an_institution_leads_to_its_official_name() -> None:
    aliases = (("Foro de Presidentes inventado", AliasUse.AVOID), ("FOPREX", AliasUse.ADMITTED))
    new = NewPartner("Foro inventado", PartnerKind.REGIONAL_BODY, "FOPRE", aliases=aliases)
    registers.keep_partner(actor=OFFICER, new=new)
    made = entered(partners=("foprex", "FORO DE PRESIDENTES INVENTADO", "Fopre"))
    assert made.partners == ("Foro inventado",)
    other = NewPartner("Otro foro", PartnerKind.OTHER, aliases=(("FOPREX", AliasUse.AVOID),))
    with pytest.raises(ConflictError):
        registers.keep_partner(actor=OFFICER, new=other)
    assert [one.name for one in selectors.partners()] == ["Foro inventado"]


def test_a_publication_has_a_day_or_a_month() -> None:
    new = NewPublication("P-1", "Estudio inventado", "2024-03", "es", partners=("OCAM",))
    registers.keep_publication(actor=OFFICER, new=new)
    assert selectors.publications()[0].partners == ("OCAM",)
    with pytest.raises(ActivityError):
        registers.keep_publication(actor=OFFICER, new=NewPublication("P-2", "X", "spring"))


@pytest.mark.storage
def test_a_thread_is_opened_told_of_given_another_day_and_closed_by_something() -> None:
    new = NewThread("gt-x", "Política inventada", ThreadKind.POLICY, JUNE, ("GTM",), due="2024-07")
    assert threads.open_thread(actor=OFFICER, new=new).state_on(AUGUST) is ThreadState.OVERDUE
    told = Told(AUGUST, "drafting", "A-1", due="2024-10")
    found = threads.tell(actor=OFFICER, code="gt-x", told=told)
    assert found.state_on(AUGUST) is ThreadState.DUE
    assert [one.says for one in found.steps] == ["drafting"]
    with pytest.raises(ActivityError):
        threads.close_thread(actor=OFFICER, code="gt-x", on=AUGUST, by=" ")
    with pytest.raises(ActivityError):
        threads.close_thread(actor=OFFICER, code="gt-x", on=date(2024, 1, 1), by="B4.I1")
    done = threads.close_thread(actor=OFFICER, code="gt-x", on=AUGUST, by="B4.I1")
    assert (done.state_on(AUGUST), done.closed_by) == (ThreadState.CLOSED, "B4.I1")
    with pytest.raises(ActivityError):
        threads.tell(actor=OFFICER, code="gt-x", told=told)
    assert thread_selectors.threads(country="HND") == []


def test_a_thread_with_a_day_that_is_none_is_refused() -> None:
    new = NewThread("gt-x", "Política inventada", ThreadKind.POLICY, JUNE, due="pronto")
    with pytest.raises(ActivityError):
        threads.open_thread(actor=OFFICER, new=new)
    assert thread_selectors.threads() == []
