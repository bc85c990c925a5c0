"""Payments: begun by the applicant, moved by signed notices alone, expired when nobody hears."""

import logging
from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
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
from travesia.credentials.services.evisa.moving import cannot, move, tell
from travesia.credentials.services.evisa.reaching import Key, acting, mine

log = logging.getLogger(__name__)

#: A provider's page stays open for less; whoever comes back later is given another.
SESSION_LASTS = timedelta(hours=24)


class PaymentError(DomainError):
    """A payment or a notice of one cannot be taken; no money was moved by it."""

    status = 400


def start_payment(*, key: Key) -> str:
    """Return the address where the applicant pays; a payment that is open already goes on.

    One that is over a day old, or with a provider that is not asked here any more, is expired and
    another begun; should its money come after all it is taken, and what is too much is returned.
    The provider is asked outside any transaction. Raises CodeError, CredentialConflictError when
    nothing is to be paid, PaymentError when the provider does not answer.
    """
    application_id = acting(key)
    row, adapter = Application.objects.get(pk=application_id), adapter_here()
    if row.state != ApplicationState.UNPAID.value:
        raise cannot(row)
    if adapter is None:
        raise PaymentError(
            "credentials.nothing_can_be_paid",
            _("The fee cannot be paid online here. Ask the office. Your application is kept."),
        )
    with transaction.atomic():
        row = mine(application_id)
        open_one = row.payments.filter(state=PaymentState.STARTED.value).first()
        if open_one is not None and _goes_on(open_one, adapter):
            return open_one.url
        if open_one is not None:
            expire(open_one, Actor.public())
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
            tell_payment(payment, "started", Actor.public())
    except IntegrityError:  # the same press of the button came twice
        return row.payments.filter(state=PaymentState.STARTED.value)[0].url
    return started.url


def expire_sessions(*, actor: Actor, limit: int = 1000) -> int:
    """Expire payments that were begun over a day ago and that nobody heard of; return how many."""
    old = Payment.objects.filter(
        state=PaymentState.STARTED.value, started_at__lt=clock.now() - SESSION_LASTS
    )
    count = 0
    for found in old[:limit]:
        with transaction.atomic():
            row = Payment.objects.select_for_update().get(pk=found.pk)
            if row.state == PaymentState.STARTED.value:
                expire(row, actor)
                count += 1
    return count


def expire(payment: Payment, actor: Actor) -> None:
    """Close a session that leads nowhere; the journal is told."""
    payment.state, payment.settled_at = PaymentState.EXPIRED.value, clock.now()
    payment.save(update_fields=["state", "settled_at"])
    tell_payment(payment, "expired", actor)


def _goes_on(payment: Payment, adapter: Adapter) -> bool:
    young = clock.now() - payment.started_at <= SESSION_LASTS
    return young and payment.adapter == adapter.key


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


def _taken(payment: Payment, application: Application, notice: Notice) -> NoticeEffect:
    known = PaymentNotice.objects.filter(adapter=payment.adapter, event_id=notice.event_id)
    if known.exists():
        return NoticeEffect.REPEATED
    actor = Actor.system(f"payments {payment.adapter}")
    effect = _effect(payment, application, notice, actor)
    came = notice.amount if effect is NoticeEffect.MISMATCH else None
    PaymentNotice.objects.create(
        payment=payment,
        adapter=payment.adapter,
        event_id=notice.event_id,
        effect=effect.value,
        received_at=clock.now(),
        came_minor=came.minor if came else None,
        came_currency=came.currency if came else "",
    )
    if effect is NoticeEffect.MISMATCH:
        log.error("payment %s: another amount came than was asked for", payment.pk)
    tell_payment(payment, effect.value, actor, came=came)
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


def tell_payment(payment: Payment, effect: str, actor: Actor, *, came: Money | None = None) -> None:
    """Write into the journal what became of a payment; `came` where another amount came."""
    amount = Money(payment.amount_minor, payment.currency) if came is None else came
    event = PaymentMoved(
        application_id=payment.application_id,
        payment_id=payment.id,
        adapter=payment.adapter,
        effect=effect,
        amount_minor=amount.minor,
        currency=amount.currency,
    )
    tell(payment.application_id, event, actor=actor)
