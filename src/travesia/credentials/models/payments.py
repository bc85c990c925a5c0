"""Payments and the notices of providers; never a number of a card."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.credentials.domain.evisa import NoticeEffect, PaymentState
from travesia.credentials.models.applications import Application


class Payment(models.Model):
    """One payment of one application with one provider."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="payments")
    adapter = models.CharField(max_length=20)
    provider_ref = models.CharField(max_length=100)
    url = models.CharField(max_length=500, help_text="where the applicant pays")
    amount_minor = models.PositiveBigIntegerField(help_text="whole minor units")
    currency = models.CharField(max_length=3, help_text="ISO 4217")
    state = models.CharField(max_length=8, default=PaymentState.STARTED.value)
    started_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    to_refund = models.BooleanField(
        default=False, help_text="paid when the application no longer waited for it"
    )
    refund_ref = models.CharField(max_length=100, blank=True)

    class Meta:
        """One open payment an application; known to its provider by one name."""

        ordering: ClassVar = ["started_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state=PaymentState.STARTED.value),
                name="credentials_one_open_payment",
            ),
            models.UniqueConstraint(
                fields=["adapter", "provider_ref"], name="credentials_provider_ref"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in PaymentState])
                & Q(amount_minor__gt=0),
                name="credentials_payment_known",
            ),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)


class PaymentNotice(models.Model):
    """A notice of a provider whose signature held; the same one is taken once."""

    payment = models.ForeignKey(Payment, on_delete=models.CASCADE, related_name="notices")
    adapter = models.CharField(max_length=20)
    event_id = models.CharField(max_length=100)
    effect = models.CharField(max_length=8)
    received_at = models.DateTimeField()
    came_minor = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="of another amount than was asked for; whole minor units"
    )
    came_currency = models.CharField(max_length=3, blank=True, help_text="ISO 4217")
    returned_at = models.DateTimeField(null=True, blank=True)
    refund_ref = models.CharField(
        max_length=100, blank=True, help_text="the provider's id, or how it was returned elsewhere"
    )

    class Meta:
        """An event of a provider once."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["adapter", "event_id"], name="credentials_notice_once"),
            models.CheckConstraint(
                condition=Q(effect__in=[effect.value for effect in NoticeEffect]),
                name="credentials_notice_effect",
            ),
        ]

    def __str__(self) -> str:
        """Return the row's id."""
        return str(self.pk)
