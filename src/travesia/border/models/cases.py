"""Second-line cases in their simplest form: why, when and by whom, and how a person closed them."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from travesia.border.domain import SecondLineOutcome
from travesia.border.models.log import Inspection
from travesia.core.ids import new_id


class SecondLineCaseQuerySet(models.QuerySet["SecondLineCase"]):
    """Sets of cases."""

    def open(self) -> Self:
        """Leave the cases that nobody closed yet."""
        return self.filter(closed_at=None)


class SecondLineCase(models.Model):
    """A traveller sent to second line; without an inspection when no document was read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    #: Made by the form; the same form sent twice finds the case it opened.
    client_nonce = models.UUIDField()
    inspection = models.ForeignKey(
        Inspection, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    post_code = models.CharField(max_length=20)
    country = models.CharField(max_length=3)
    direction = models.CharField(max_length=5)
    reason = models.CharField(max_length=30)
    #: What the second line has to know to begin; never with a private interview.
    note = models.CharField(max_length=300, blank=True)
    opened_by = models.CharField(max_length=80)
    opened_at = models.DateTimeField()
    #: Number of the journal entry; people quote it.
    entry_seq = models.BigIntegerField()
    outcome = models.CharField(max_length=20, blank=True)
    closing_reason = models.CharField(max_length=500, blank=True)
    closed_by = models.CharField(max_length=80, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SecondLineCaseQuerySet.as_manager()

    class Meta:
        """One case for one form, one open case an inspection; a closed one says how."""

        ordering: ClassVar = ["opened_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["opened_by", "client_nonce"], name="border_case_once"),
            models.UniqueConstraint(
                fields=["inspection"], condition=Q(closed_at=None), name="border_case_one_open"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="", closed_by="")
                | Q(
                    closed_at__isnull=False,
                    outcome__in=[one.value for one in SecondLineOutcome],
                ),
                name="border_case_closed_how",
            ),
            models.CheckConstraint(
                condition=~Q(reason="private_interview") | Q(note=""),
                name="border_case_interview_silent",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["post_code", "closed_at"], name="border_case_post")
        ]

    def __str__(self) -> str:
        return f"{self.post_code} {self.opened_at:%Y-%m-%d %H:%M} {self.outcome or 'open'}"
