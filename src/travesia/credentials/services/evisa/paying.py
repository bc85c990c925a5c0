"""Payments: begun by the applicant, moved by signed notices alone, returned by an officer."""

import logging
from collections.abc import Mapping
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.credentials.domain.evisa import (
    PAYMENT_ADAPTERS,
    Adapter,
    ApplicationAct,
    ApplicationState,
    Money,
    Notice,
    NoticeEffect,
    NoticeError,
    NoticeOutcome,
    PaymentState,
    ProviderError,
)
from travesia.credentials.events import PaymentMoved
from travesia.credentials.models import Application, Payment, PaymentNotice
from travesia.credentials.selectors.evisa.book import adapter_here
from travesia.credentials.selectors.evisa.rows import (
    DECIDE,
    applications_in_reach,
    no_application,
)
from travesia.credentials.selectors.rows import require
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.services.evisa.moving import cannot, move, tell
from travesia.credentials.services.evisa.reaching import Key, mine, opened
from travesia.credentials.services.stepping import need_person

log = logging.getLogger(__name__)


class PaymentError(DomainError):
    """A payment or a notice of one cannot be taken; no money was moved by it."""

    status = 400


def start_payment(*, key: Key) -> str:
    """Return the address where the applicant pays; a payment that is open already goes on.

    The provider is asked outside any transaction. Raises CodeError, CredentialConflictError when
    nothing is to be paid, PaymentError when the provider does not answer.
    """
    application_id = opened(key)
    row, adapter = Application.objects.get(pk=application_id), adapter_here()
    if row.state != ApplicationState.UNPAID.value:
        raise cannot(row)
    if adapter is None:
        raise PaymentError(
            "credentials.nothing_can_be_paid",
            _("The fee cannot be paid online here. Ask the office. Your application is kept."),
        )
    open_one = row.payments.filter(state=PaymentState.STARTED.value, adapter=adapter.key).first()
    if open_one is not None:
        return open_one.url
    payment_id = uuid5(row.id, str(row.payments.count()))
    amount = Money(row.fee_minor, row.fee_currency)
    try:
        started = adapter.start(payment_id=payment_id, amount=amount, reference=row.reference)
    except ProviderError as error:
        raise PaymentError(
            "credentials.provider_failed",
            _("The payment could not be begun. Nothing was charged. Try again later."),
        ) from error
    payment = Payment(
        id=payment_id,
        application=row,
        adapter=adapter.key,
        provider_ref=started.provider_ref,
        url=started.url,
        amount_minor=amount.minor,
        currency=amount.currency,
        started_at=clock.now(),
    )
    try:
        with transaction.atomic():
            payment.save(force_insert=True)
            _tell(payment, "started", Actor.public())
    except IntegrityError:  # the same press of the button came twice
        return row.payments.filter(state=PaymentState.STARTED.value)[0].url
    return started.url


def take_notice(*, adapter_key: str, body: bytes, headers: Mapping[str, str]) -> NoticeEffect:
    """Take what a provider says of a payment; the same notice again changes nothing.

    A wrong amount is kept, moves nothing on and stands in the journal as it came; money that comes
    when the application no longer waits for it is kept and marked to be returned. Raises
    PaymentError for what is not signed or is about no payment of ours.
    """
    found = PAYMENT_ADAPTERS.get(adapter_key)
    if found is None:
        raise PaymentError("credentials.no_such_provider", _("No provider has this name here."))
    try:
        notice = found.adapter.confirm(body=body, headers=headers)
    except NoticeError as error:
        log.warning("a notice of %s was refused: %s", adapter_key, error)
        raise PaymentError(
            "credentials.notice_refused", _("This notice is not signed by its provider.")
        ) from error
    with transaction.atomic():
        payment = Payment.objects.filter(
            adapter=adapter_key, provider_ref=notice.provider_ref
        ).first()
        if payment is None:
            log.warning("a notice of %s is about no payment of ours", adapter_key)
            raise PaymentError("credentials.no_such_payment", _("There is no such payment here."))
        application = mine(payment.application_id)
        payment.refresh_from_db()
        return _taken(payment, application, notice)


def refund(*, actor: Actor, payment_id: UUID, purpose: Purpose = Purpose.AUTHORISATION) -> None:
    """Return a payment, once; who may decide on the application may.

    Raises CredentialConflictError for what is not paid or belongs to an application that is still
    looked at or was approved, PaymentError when the provider does not, AccessDeniedError.
    """
    require(actor=actor, permission=DECIDE, purpose=purpose)
    need_person(actor)
    within = applications_in_reach(actor)
    payment = Payment.objects.filter(pk=payment_id, application__in=within).first()
    if payment is None:
        raise no_application()
    ended = (ApplicationState.WITHDRAWN.value, ApplicationState.REFUSED.value)
    returnable = payment.to_refund or payment.application.state in ended
    if payment.state != PaymentState.PAID.value or not returnable:
        raise CredentialConflictError(
            "credentials.not_refundable", _("This payment cannot be returned as it stands.")
        )
    adapter = _adapter_of(payment)
    try:
        refund_ref = adapter.refund(
            provider_ref=payment.provider_ref,
            amount=Money(payment.amount_minor, payment.currency),
        )
    except ProviderError as error:
        raise PaymentError(
            "credentials.provider_failed_refund",
            _("The provider did not return the payment. Nothing was changed. Try again later."),
        ) from error
    with transaction.atomic():
        locked = Payment.objects.select_for_update().get(pk=payment.pk)
        if locked.state == PaymentState.REFUNDED.value:
            return
        locked.state, locked.to_refund = PaymentState.REFUNDED.value, False
        locked.refund_ref, locked.settled_at = refund_ref, clock.now()
        locked.save()
        _tell(locked, "refunded", actor)


def _taken(payment: Payment, application: Application, notice: Notice) -> NoticeEffect:
    known = PaymentNotice.objects.filter(adapter=payment.adapter, event_id=notice.event_id)
    if known.exists():
        return NoticeEffect.REPEATED
    actor = Actor.system(f"payments {payment.adapter}")
    effect = _effect(payment, application, notice, actor)
    PaymentNotice.objects.create(
        payment=payment,
        adapter=payment.adapter,
        event_id=notice.event_id,
        effect=effect.value,
        received_at=clock.now(),
    )
    if effect is NoticeEffect.MISMATCH:
        log.error("payment %s: another amount came than was asked for", payment.pk)
    came = notice.amount if effect is NoticeEffect.MISMATCH else None
    _tell(payment, effect.value, actor, came=came)
    return effect


def _effect(
    payment: Payment, application: Application, notice: Notice, actor: Actor
) -> NoticeEffect:
    state = PaymentState(payment.state)
    settled = state in (PaymentState.PAID, PaymentState.REFUNDED)
    if notice.outcome is NoticeOutcome.FAILED:
        if settled or state is PaymentState.FAILED:
            return NoticeEffect.REPEATED
        payment.state, payment.settled_at = PaymentState.FAILED.value, clock.now()
        payment.save()
        return NoticeEffect.FAILED
    if notice.amount != Money(payment.amount_minor, payment.currency):
        return NoticeEffect.MISMATCH
    if settled:
        return NoticeEffect.REPEATED
    payment.settled_at = clock.now()
    late = application.state != ApplicationState.UNPAID.value
    payment.state, payment.to_refund = PaymentState.PAID.value, late
    payment.save()
    if late:
        return NoticeEffect.LATE
    application.queued_at = clock.now()
    move(application, ApplicationAct.PAY, actor=actor)
    return NoticeEffect.PAID


def _adapter_of(payment: Payment) -> Adapter:
    found = PAYMENT_ADAPTERS.get(payment.adapter)
    if found is None:
        raise CredentialError("credentials.no_such_provider", _("No provider has this name here."))
    return found.adapter


def _tell(payment: Payment, effect: str, actor: Actor, *, came: Money | None = None) -> None:
    """Write into the journal what became of a payment; `came` where another amount came."""
    amount = came or Money(payment.amount_minor, payment.currency)
    event = PaymentMoved(
        application_id=payment.application_id,
        payment_id=payment.id,
        adapter=payment.adapter,
        effect=effect,
        amount_minor=amount.minor,
        currency=amount.currency,
    )
    tell(payment.application_id, event, actor=actor)
