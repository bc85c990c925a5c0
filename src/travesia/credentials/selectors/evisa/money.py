"""Payments as the pages show them, and money that came in another amount than the fee."""

from travesia.credentials.domain.evisa import (
    PAYMENT_ADAPTERS,
    Money,
    NoticeEffect,
    PaymentState,
    PaymentView,
    WrongAmount,
)
from travesia.credentials.models import Application, Payment, PaymentNotice


def payment_view(row: Payment) -> PaymentView:
    """Return a payment as the pages show it."""
    return PaymentView(
        id=row.id,
        amount=Money(row.amount_minor, row.currency),
        state=PaymentState(row.state),
        adapter=row.adapter,
        started_at=row.started_at,
        settled_at=row.settled_at,
        to_refund=row.to_refund,
        provider_here=PAYMENT_ADAPTERS.get(row.adapter) is not None,
        refund_ref=row.refund_ref,
    )


def wrong_amounts_of(row: Application) -> tuple[WrongAmount, ...]:
    """Return what came for an application in another amount than its fee, returned or not."""
    notices = PaymentNotice.objects.filter(
        payment__application=row, effect=NoticeEffect.MISMATCH.value
    )
    return tuple(_wrong_amount(one) for one in notices)


def came(notice: PaymentNotice) -> Money | None:
    """Return the amount that came; None where only the journal says it."""
    if notice.came_minor is None:
        return None
    return Money(notice.came_minor, notice.came_currency)


def _wrong_amount(one: PaymentNotice) -> WrongAmount:
    return WrongAmount(
        notice_id=one.pk,
        payment_id=one.payment_id,
        amount=came(one),
        received_at=one.received_at,
        returned_at=one.returned_at,
        provider_here=PAYMENT_ADAPTERS.get(one.adapter) is not None,
        refund_ref=one.refund_ref,
    )
