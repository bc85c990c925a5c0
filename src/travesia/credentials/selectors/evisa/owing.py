"""Which applications are owed money: it came late, or in another amount than the fee."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from travesia.credentials.domain.evisa import NoticeEffect
from travesia.credentials.models import Application, Payment, PaymentNotice


def owing(rows: QuerySet[Application]) -> QuerySet[Application]:
    """Leave the applications for which money has to be returned, in whatever state they are."""
    late = Payment.objects.filter(application=OuterRef("pk"), to_refund=True)
    return rows.filter(Q(Exists(late)) | Q(Exists(other_amounts())))


def other_amounts() -> QuerySet[PaymentNotice]:
    """Return the notices of another amount, not yet returned, of the outer query's application."""
    return PaymentNotice.objects.filter(
        payment__application=OuterRef("pk"),
        effect=NoticeEffect.MISMATCH.value,
        returned_at=None,
    )
