"""Payments: what every adapter has to do, and what notices do and do not move."""

import json
from uuid import UUID, uuid4

import pytest

from travesia.credentials.domain.evisa import (
    PAYMENT_ADAPTERS,
    Adapter,
    ApplicationState,
    Money,
    NoticeEffect,
    NoticeError,
    NoticeOutcome,
    PaymentState,
)
from travesia.credentials.models import Payment, PaymentNotice
from travesia.credentials.selectors import evisa as queues
from travesia.credentials.services import evisa
from travesia.credentials.services.errors import CredentialConflictError
from travesia.credentials.tests.conftest import Entries
from travesia.credentials.tests.evisa_cast import (
    ABROAD,
    OFFICER,
    complete,
    noticed,
    payment_of,
    unpaid,
    waiting,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock", "quick_codes"),
]
FEE = Money(5000, "USD")


@pytest.fixture(params=[one.key for one in PAYMENT_ADAPTERS])
def adapter(request: pytest.FixtureRequest) -> Adapter:
    """Every adapter that is registered: the contract is one for all."""
    return PAYMENT_ADAPTERS[request.param].adapter


def test_adapter_is_called_by_its_name_in_the_registry(adapter: Adapter) -> None:
    assert PAYMENT_ADAPTERS[adapter.key].adapter is adapter
    assert isinstance(adapter.simulated, bool)


def test_adapter_starts_the_same_payment_once(adapter: Adapter) -> None:
    payment = uuid4()
    first = adapter.start(payment_id=payment, amount=FEE, reference="EV-XXXX-XXXX")
    assert adapter.start(payment_id=payment, amount=FEE, reference="EV-XXXX-XXXX") == first
    other = adapter.start(payment_id=uuid4(), amount=FEE, reference="EV-XXXX-XXXX")
    assert other.provider_ref != first.provider_ref
    assert 0 < len(first.provider_ref) <= 100
    assert first.url


@pytest.mark.parametrize("headers", [{}, {"signature": "0" * 64}, {"simulator-signature": "é"}])
@pytest.mark.parametrize("body", [b"", b"{}", b"\xff\x00", b'{"outcome": "paid"}'])
def test_adapter_believes_nothing_unsigned(
    adapter: Adapter, body: bytes, headers: dict[str, str]
) -> None:
    with pytest.raises(NoticeError):
        adapter.confirm(body=body, headers=headers)


def test_adapter_returns_the_same_payment_once(adapter: Adapter) -> None:
    name = str(uuid4())
    one = uuid4()
    first = adapter.refund(refund_id=one, provider_ref=name, amount=FEE)
    assert first
    assert adapter.refund(refund_id=one, provider_ref=name, amount=FEE) == first
    assert adapter.refund(refund_id=uuid4(), provider_ref=name, amount=FEE) != first


def test_signed_notice_that_was_changed_is_refused() -> None:
    adapter = PAYMENT_ADAPTERS["simulator"].adapter
    body, headers = evisa.simulated_notice("p", NoticeOutcome.PAID, FEE, "e")
    assert adapter.confirm(body=body, headers=headers).amount == FEE
    with pytest.raises(NoticeError):
        adapter.confirm(body=body.replace(b"5000", b"1"), headers=headers)


def test_paid_application_waits_and_the_same_notice_again_changes_nothing() -> None:
    key = unpaid()
    evisa.start_payment(key=key)
    assert noticed(key, event="e-1") is NoticeEffect.PAID
    assert noticed(key, event="e-1") is NoticeEffect.REPEATED
    assert noticed(key, event="e-2") is NoticeEffect.REPEATED
    view = evisa.look_up(key).view
    assert view.state is ApplicationState.WAITING
    assert [one.act for one in view.steps].count("pay") == 1


def test_payment_begun_twice_is_one() -> None:
    key = unpaid()
    assert evisa.start_payment(key=key) == evisa.start_payment(key=key)
    assert Payment.objects.count() == 1


def test_failed_payment_can_be_tried_again_and_late_money_is_believed() -> None:
    key = unpaid()
    first = evisa.start_payment(key=key)
    assert noticed(key, NoticeOutcome.FAILED) is NoticeEffect.FAILED
    assert evisa.look_up(key).view.state is ApplicationState.UNPAID
    assert evisa.start_payment(key=key) != first
    assert noticed(key) is NoticeEffect.PAID
    assert noticed(key, NoticeOutcome.FAILED) is NoticeEffect.REPEATED
    assert evisa.look_up(key).view.state is ApplicationState.WAITING


def test_wrong_amount_is_kept_and_moves_nothing(written: Entries) -> None:
    key = unpaid()
    evisa.start_payment(key=key)
    name = payment_of(key).provider_ref
    for amount in (Money(1, "USD"), Money(5000, "HTG")):
        body, headers = evisa.simulated_notice(name, NoticeOutcome.PAID, amount)
        found = evisa.take_notice(adapter_key="simulator", body=body, headers=headers)
        assert found is NoticeEffect.MISMATCH
    assert evisa.look_up(key).view.state is ApplicationState.UNPAID
    assert PaymentNotice.objects.count() == 2
    effects = [entry.body["effect"] for entry in written() if entry.body and "effect" in entry.body]
    assert effects == ["started", "mismatch", "mismatch"]
    told = [entry.body for entry in written() if entry.body and "effect" in entry.body]
    came = [(body["amount_minor"], body["currency"]) for body in told]
    assert came == [(5000, "USD"), (1, "USD"), (5000, "HTG")]


def test_wrong_amount_stands_in_the_queue_until_it_is_returned() -> None:
    key = unpaid()
    evisa.start_payment(key=key)
    name = payment_of(key).provider_ref
    assert queues.queue(actor=OFFICER).owed == 0
    body, headers = evisa.simulated_notice(name, NoticeOutcome.PAID, Money(1, "USD"))
    evisa.take_notice(adapter_key="simulator", body=body, headers=headers)
    assert queues.queue(actor=OFFICER).owed == 1
    assert queues.queue(actor=ABROAD).owed == 0
    assert queues.queue(actor=OFFICER, state=ApplicationState.UNPAID).lines[0].other_amount
    assert noticed(key) is NoticeEffect.PAID
    assert queues.queue(actor=OFFICER, owed=True).lines[0].other_amount
    (wrong,) = evisa.look_up(key).view.wrong_amounts
    evisa.return_amount(actor=OFFICER, payment_id=wrong.payment_id, notice_id=wrong.notice_id)
    assert queues.queue(actor=OFFICER).owed == 0


def test_payment_that_failed_is_taken_whatever_amount_the_notice_says() -> None:
    key = unpaid()
    evisa.start_payment(key=key)
    name = payment_of(key).provider_ref
    body, headers = evisa.simulated_notice(name, NoticeOutcome.FAILED, Money(0, "USD"))
    found = evisa.take_notice(adapter_key="simulator", body=body, headers=headers)
    assert found is NoticeEffect.FAILED
    assert payment_of(key).state == PaymentState.FAILED.value


def test_money_for_a_withdrawn_application_is_kept_and_returned_once() -> None:
    key = unpaid()
    evisa.start_payment(key=key)
    evisa.withdraw_application(key=key)
    assert noticed(key) is NoticeEffect.LATE
    payment = payment_of(key)
    assert payment.to_refund
    evisa.refund(actor=OFFICER, payment_id=payment.id)
    assert payment_of(key).state == PaymentState.REFUNDED.value
    with pytest.raises(CredentialConflictError):
        evisa.refund(actor=OFFICER, payment_id=payment.id)


def test_fee_of_an_application_that_is_looked_at_is_not_returned() -> None:
    key = waiting()
    with pytest.raises(CredentialConflictError):
        evisa.refund(actor=OFFICER, payment_id=payment_of(key).id)


def test_notice_about_no_payment_of_ours_is_refused() -> None:
    body, headers = evisa.simulated_notice(str(UUID(int=7)), NoticeOutcome.PAID, FEE)
    with pytest.raises(evisa.PaymentError):
        evisa.take_notice(adapter_key="simulator", body=body, headers=headers)
    with pytest.raises(evisa.PaymentError):
        evisa.take_notice(adapter_key="nobody", body=body, headers=headers)


def test_nothing_is_paid_before_it_is_sent_or_when_it_is_free() -> None:
    with pytest.raises(CredentialConflictError):
        evisa.start_payment(key=complete())
    free = complete("HTI-HUMANITARIAN")
    evisa.submit(key=free)
    with pytest.raises(CredentialConflictError):
        evisa.start_payment(key=free)


def test_no_number_of_a_card_has_a_place_here() -> None:
    names = {field.name for field in Payment._meta.get_fields()}
    assert not {name for name in names if "card" in name or "pan" in name}
    body, _headers = evisa.simulated_notice("p", NoticeOutcome.PAID, FEE)
    assert set(json.loads(body)) == {"event", "payment", "outcome", "minor", "currency"}
