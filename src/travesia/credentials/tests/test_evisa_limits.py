"""What nobody may do with an application: machines decide nothing, nobody gives too much."""

import pytest

from travesia.access.domain import Actor, Role, Scope
from travesia.access.services import AccessDeniedError
from travesia.credentials.domain import (
    RefusalReason,
)
from travesia.credentials.domain.evisa import EXAMINATIONS, ApplicationState, Examination
from travesia.credentials.models import Application, Authorisation
from travesia.credentials.selectors import evisa as queues
from travesia.credentials.services import evisa
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.tests.evisa_cast import (
    ABROAD,
    ARRIVES,
    OFFICER,
    approved,
    id_of,
    terms,
    unpaid,
    waiting,
)
from travesia.testing import actor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock", "quick_codes"),
]


DESK = actor("officer of Haiti", Role.BORDER_OFFICER, scope=Scope("HTI", "", "HTI-MAL"))


OTHER = actor("second permit officer", Role.PERMIT_OFFICER, scope=Scope("HTI"))


MACHINE = Actor.system("scorer", {"credentials.decide_applications", "credentials.issue"})


def test_a_machine_asks_approves_and_refuses_nothing() -> None:
    one = id_of(waiting())
    with pytest.raises(CredentialError):
        evisa.approve(actor=MACHINE, application_id=one, terms=terms())
    with pytest.raises(CredentialError):
        evisa.refuse_application(
            actor=MACHINE, application_id=one, reason=RefusalReason.MEANS_NOT_SHOWN
        )
    with pytest.raises(CredentialError):
        evisa.ask_applicant(actor=MACHINE, application_id=one, text="Why?")
    assert Application.objects.get().state == ApplicationState.WAITING.value


@pytest.mark.parametrize(
    "wide", [{"entries_allowed": 2}, {"entries_allowed": None}, {"days_per_stay": 31}]
)
def test_nobody_gives_more_than_was_offered(wide: dict[str, object]) -> None:
    with pytest.raises(CredentialError) as error:
        evisa.approve(actor=OFFICER, application_id=id_of(waiting()), terms=terms(**wide))
    assert error.value.code == "credentials.wider_than_offered"
    assert not Authorisation.objects.exists()


def test_terms_that_the_ledger_refuses_leave_the_application_in_the_queue() -> None:
    key = waiting()
    with pytest.raises(CredentialError):
        evisa.approve(
            actor=OFFICER,
            application_id=id_of(key),
            terms=terms(valid_until=ARRIVES.replace(day=1)),
        )
    assert evisa.look_up(key).view.state is ApplicationState.WAITING


def test_decided_is_decided() -> None:
    key = approved()
    with pytest.raises(CredentialConflictError):
        evisa.approve(actor=OTHER, application_id=id_of(key), terms=terms())
    with pytest.raises(CredentialConflictError):
        evisa.refuse_application(
            actor=OTHER, application_id=id_of(key), reason=RefusalReason.ENTRY_BAN
        )
    with pytest.raises(CredentialConflictError):
        evisa.withdraw_application(key=key)
    assert Authorisation.objects.count() == 1


def test_unpaid_is_not_decided_on() -> None:
    with pytest.raises(CredentialConflictError):
        evisa.approve(actor=OFFICER, application_id=id_of(unpaid()), terms=terms())


def test_officers_of_another_country_and_of_the_desk_see_no_application() -> None:
    one = id_of(waiting())
    assert queues.queue(actor=ABROAD).total == 0
    with pytest.raises(queues.ApplicationNotFoundError):
        queues.access_application(actor=ABROAD, application_id=one)
    with pytest.raises(AccessDeniedError):
        queues.queue(actor=DESK)


def test_other_applications_are_counted_in_the_readers_countries_alone() -> None:
    one, other = waiting(), waiting()
    Application.objects.filter(pk=id_of(other)).update(country="UTO")
    opened = queues.access_application(actor=OFFICER, application_id=id_of(one))
    assert opened.others == 0
    Application.objects.filter(pk=id_of(other)).update(country="HTI")
    opened = queues.access_application(actor=OFFICER, application_id=id_of(one))
    assert opened.others == 1


def test_rooms_above_may_say_something_and_decide_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Examination("tests.says", lambda _actor, holder: (f"Ask about {holder.primary}",))
    monkeypatch.setitem(EXAMINATIONS._items, one.key, one)
    key = waiting()
    opened = queues.access_application(actor=OFFICER, application_id=id_of(key))
    assert opened.examined == ("Ask about ERIKSSON",)
    assert opened.view.state is ApplicationState.WAITING
