"""Return money: by the provider, or noted by an officer when it was returned in another way."""

from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.credentials.domain.evisa import (
    ENDED_WITHOUT,
    PAYMENT_ADAPTERS,
    ApplicationState,
    Money,
    NoticeEffect,
    PaymentState,
    ProviderError,
    as_typed,
)
from travesia.credentials.models import Payment, PaymentNotice
from travesia.credentials.selectors.evisa.money import came
from travesia.credentials.selectors.evisa.rows import (
    DECIDE,
    applications_in_reach,
    no_application,
)
from travesia.credentials.selectors.rows import require
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.services.evisa.asking import check_length
from travesia.credentials.services.evisa.paying import PaymentError, tell_payment
from travesia.credentials.services.stepping import need_person

#: Signs of how money was returned elsewhere.
ELSEWHERE_LENGTH = 100
#: What the journal is told of an amount that an earlier entry has.
_UNKNOWN = Money(0, "")


def refund(
    *,
    actor: Actor,
    payment_id: UUID,
    elsewhere: str | None = None,
    purpose: Purpose = Purpose.AUTHORISATION,
) -> None:
    """Return a fee, once; who may decide on the application may.

    With `elsewhere` (how, such as a transfer and its day) no provider is asked: an officer answers
    for it. Raises CredentialConflictError for what is not paid or belongs to an application that is
    still looked at or was approved, PaymentError when the provider does not, CredentialError
    where the provider is not known here any more, ApplicationNotFoundError, AccessDeniedError.
    """
    payment = _reached(actor, payment_id, purpose)
    ended = ApplicationState(payment.application.state) in ENDED_WITHOUT
    returnable = payment.to_refund or ended
    if payment.state != PaymentState.PAID.value or not returnable:
        raise _not_refundable()
    amount = Money(payment.amount_minor, payment.currency)
    reference = _returned(payment, payment.id, amount, elsewhere)
    with transaction.atomic():
        locked = Payment.objects.select_for_update().get(pk=payment.pk)
        if locked.state == PaymentState.REFUNDED.value:
            return
        locked.state, locked.to_refund = PaymentState.REFUNDED.value, False
        locked.refund_ref, locked.settled_at = reference, clock.now()
        locked.save()
        tell_payment(locked, "refunded" if elsewhere is None else "refunded_elsewhere", actor)


def return_amount(
    *,
    actor: Actor,
    payment_id: UUID,
    notice_id: int,
    elsewhere: str | None = None,
    purpose: Purpose = Purpose.AUTHORISATION,
) -> None:
    """Return money that came in another amount than the fee, once and in whatever state.

    `elsewhere` as in `refund`; it is needed where only the journal says the amount. Raises as
    `refund`, and CredentialConflictError for what was returned before.
    """
    payment = _reached(actor, payment_id, purpose)
    notices = PaymentNotice.objects.filter(payment=payment, effect=NoticeEffect.MISMATCH.value)
    notice = notices.filter(pk=notice_id).first()
    if notice is None:
        raise no_application()
    amount = came(notice)
    if notice.returned_at is not None or (amount is None and elsewhere is None):
        raise _not_refundable()
    reference = _returned(payment, uuid5(payment.id, notice.event_id), amount, elsewhere)
    with transaction.atomic():
        locked = notices.select_for_update().get(pk=notice_id)
        if locked.returned_at is not None:
            return
        locked.returned_at, locked.refund_ref = clock.now(), reference
        locked.save(update_fields=["returned_at", "refund_ref"])
        effect = "mismatch_returned" if elsewhere is None else "mismatch_returned_elsewhere"
        tell_payment(payment, effect, actor, came=amount or _UNKNOWN)


def _reached(actor: Actor, payment_id: UUID, purpose: Purpose) -> Payment:
    """Return a payment in reach of a person; raises as `refund`."""
    require(actor=actor, permission=DECIDE, purpose=purpose)
    need_person(actor)
    within = applications_in_reach(actor)
    found = Payment.objects.filter(pk=payment_id, application__in=within)
    payment = found.select_related("application").first()
    if payment is None:
        raise no_application()
    return payment


def _returned(
    payment: Payment, refund_id: UUID, amount: Money | None, elsewhere: str | None
) -> str:
    """Have the provider return it and give its id, or give how it was returned elsewhere."""
    if elsewhere is not None:
        return _how(elsewhere)
    found = PAYMENT_ADAPTERS.get(payment.adapter)
    if found is None or amount is None:
        raise CredentialError(
            "credentials.provider_gone",
            _(
                "The provider %(name)s is not known here any more. Return the money in another way "
                "and write down how."
            ),
            name=payment.adapter,
        )
    try:
        return found.adapter.refund(
            refund_id=refund_id, provider_ref=payment.provider_ref, amount=amount
        )
    except ProviderError as error:
        raise PaymentError(
            "credentials.provider_failed_refund",
            _("The provider did not return the payment. Nothing was changed. Try again later."),
        ) from error


def _how(elsewhere: str) -> str:
    said = as_typed(elsewhere)
    if not said:
        raise CredentialError(
            "credentials.return_unsaid",
            _("Write how and when the money was returned. Nothing was changed."),
        )
    check_length(said, ELSEWHERE_LENGTH)
    return said


def _not_refundable() -> CredentialConflictError:
    return CredentialConflictError(
        "credentials.not_refundable", _("This payment cannot be returned as it stands.")
    )
