"""Money that is not the fee, or came too late: kept until it is returned, in one of two ways."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.core import clock
from travesia.core.retention import RETENTION
from travesia.credentials.domain.evisa import (
    PAYMENT_ADAPTERS,
    ApplicationState,
    Money,
    NoticeEffect,
    NoticeOutcome,
    PaymentAdapter,
    PaymentState,
    Started,
    WrongAmount,
)
from travesia.credentials.models import Application, Payment, PaymentNotice
from travesia.credentials.selectors import evisa as queues
from travesia.credentials.services import evisa
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.services.evisa.simulator import Simulator
from travesia.credentials.tests.conftest import Entries
from travesia.credentials.tests.evisa_cast import (
    ABROAD,
    OFFICER,
    approved,
    id_of,
    later,
    noticed,
    payment_of,
    unpaid,
)
from travesia.credentials.tests.pages_cast import sign_in
from travesia.testing import TODAY

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock", "quick_codes"),
]


def wrong(key: evisa.Key, minor: int = 1, event: str = "") -> WrongAmount:
    """Let another amount than the fee come for the newest payment."""
    name = payment_of(key).provider_ref
    body, headers = evisa.simulated_notice(name, NoticeOutcome.PAID, Money(minor, "USD"), event)
    evisa.take_notice(adapter_key="simulator", body=body, headers=headers)
    return evisa.look_up(key).view.wrong_amounts[-1]


def begun_payment() -> evisa.Key:
    key = unpaid()
    evisa.start_payment(key=key)
    return key


def back(one: WrongAmount, elsewhere: str | None = None) -> None:
    evisa.return_amount(
        actor=OFFICER, payment_id=one.payment_id, notice_id=one.notice_id, elsewhere=elsewhere
    )


def test_amounts_that_came_are_known_and_each_is_returned_once(written: Entries) -> None:
    key = begun_payment()
    first, second = wrong(key, 1), wrong(key, 1, "another")
    assert (first.amount, second.amount) == (Money(1, "USD"), Money(1, "USD"))
    back(first)
    back(second)
    kept = PaymentNotice.objects.values_list("refund_ref", flat=True)
    assert len(set(kept)) == 2
    with pytest.raises(CredentialConflictError):
        back(first)
    effects = [one.body["effect"] for one in written() if one.body and "effect" in one.body]
    assert effects == ["started", "mismatch", "mismatch", "mismatch_returned", "mismatch_returned"]
    assert noticed(key) is NoticeEffect.PAID


def test_wrong_amount_keeps_its_application_until_it_is_returned() -> None:
    key = begun_payment()
    one = wrong(key)
    shred = RETENTION["credentials.unsent_applications"].shred
    assert shred is not None
    with clock.use_clock(later(400)):
        assert shred(TODAY + timedelta(days=370), 100) == 0
        back(one)
        assert shred(TODAY + timedelta(days=370), 100) == 1
    assert not Application.objects.exists()


def test_approved_visa_stays_in_the_ledger_while_money_is_owed() -> None:
    key = approved()
    one = wrong(key)
    shred = RETENTION["credentials.authorisations"].shred
    assert shred is not None
    assert shred(TODAY + timedelta(days=9999), 100) == 0
    back(one)
    assert shred(TODAY + timedelta(days=9999), 100) == 1


def test_money_returned_elsewhere_needs_a_word_on_how() -> None:
    one = wrong(begun_payment())
    for said in ("", "  ", "x" * 101):
        with pytest.raises(CredentialError):
            back(one, said)
    back(one, "By transfer, 20 November")
    assert PaymentNotice.objects.get().refund_ref == "By transfer, 20 November"


def test_amount_that_only_the_journal_knows_is_returned_elsewhere_alone() -> None:
    one = wrong(begun_payment())
    PaymentNotice.objects.update(came_minor=None)
    with pytest.raises(CredentialConflictError):
        back(one)
    back(one, "By transfer, 20 November")


def test_officers_of_another_country_return_nothing() -> None:
    one = wrong(begun_payment())
    with pytest.raises(queues.ApplicationNotFoundError):
        evisa.return_amount(actor=ABROAD, payment_id=one.payment_id, notice_id=one.notice_id)


def test_provider_that_was_taken_away_leaves_a_way_to_return(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = begun_payment()
    evisa.withdraw_application(key=key)
    noticed(key)
    monkeypatch.delitem(PAYMENT_ADAPTERS._items, "simulator")
    with pytest.raises(CredentialError) as error:
        evisa.refund(actor=OFFICER, payment_id=payment_of(key).id)
    assert error.value.code == "credentials.provider_gone"
    evisa.refund(actor=OFFICER, payment_id=payment_of(key).id, elsewhere="At the counter, today")
    assert payment_of(key).state == PaymentState.REFUNDED.value


class _Other(Simulator):
    """Another provider, which the settings choose after a change."""

    def start(self, *, payment_id: UUID, amount: Money, reference: str) -> Started:  # noqa: ARG002  # the protocol's
        """Return a page of its own."""
        return Started(f"other {payment_id}", "https://other.example.org/pay")


def test_another_provider_in_the_settings_expires_the_open_payment(
    monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    key = begun_payment()
    other = PaymentAdapter("other", _Other("other"))
    monkeypatch.setitem(PAYMENT_ADAPTERS._items, "other", other)
    settings.PAYMENT_ADAPTER = "other"  # type: ignore[attr-defined]  # pytest-django's settings
    assert evisa.start_payment(key=key) == "https://other.example.org/pay"
    states = dict(Payment.objects.values_list("adapter", "state"))
    assert states == {"simulator": "expired", "other": "started"}


def test_session_that_leads_nowhere_is_expired_after_a_day_and_its_money_still_taken() -> None:
    key = begun_payment()
    first = payment_of(key)
    assert evisa.start_payment(key=key) == first.url
    with clock.use_clock(later(2)):
        assert evisa.start_payment(key=key) != first.url
        body, headers = evisa.simulated_notice(
            first.provider_ref, NoticeOutcome.PAID, Money(5000, "USD")
        )
        came = evisa.take_notice(adapter_key="simulator", body=body, headers=headers)
        assert came is NoticeEffect.PAID
        assert evisa.look_up(key).view.state is ApplicationState.WAITING
        assert noticed(key) is NoticeEffect.LATE
    assert queues.queue(actor=OFFICER).owed == 1


def test_officer_returns_a_wrong_amount_from_the_page() -> None:
    key = begun_payment()
    one = wrong(key)
    access.ensure_demo_people(actor=Actor.system("tests", allowed=access.DEMO_PERMISSIONS))
    officer = sign_in(Client(), "permit_officer")
    listed = officer.get("/authorisations/applications/?state=owed").content.decode()
    assert key.reference in listed
    at = f"/authorisations/applications/{id_of(key)}/"
    page = officer.get(at).content.decode()
    assert "0.01 USD" in page
    assert "Simulator: no money moves." in page
    action = f"{at}payments/{one.payment_id}/return/{one.notice_id}/"
    assert officer.post(action, {"elsewhere": " "}).status_code == 422
    assert officer.post(action).status_code == 302
    assert "Returned" in officer.get(at).content.decode()
    own = Client().post("/visa/mine/?lang=en", {"reference": key.reference, "code": key.code})
    assert "Another amount came" in own.content.decode()
