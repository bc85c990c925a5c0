"""Tables of checks of an identity and of what was reported about documents; rows are added only."""

from typing import ClassVar

from django.db import models

from travesia.core.ids import new_id
from travesia.people.domain import (
    MEANS,
    REFERENCE_LENGTH,
    ClaimField,
    DocumentEvent,
    DocumentReportView,
    Evidence,
    Outcome,
    VerificationView,
)
from travesia.people.models.records import Person, PersonDocument


class PersonVerification(models.Model):
    """One check of a person's identity: by what means, against what, by whom, with what outcome."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="verifications")
    means = models.CharField(max_length=20)
    document = models.ForeignKey(
        PersonDocument, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    fields = models.CharField(max_length=60, help_text="parts of the claim, with spaces between")
    outcome = models.CharField(max_length=12)
    reference = models.CharField(max_length=REFERENCE_LENGTH)
    revision = models.PositiveIntegerField(help_text="revision of the record that was checked")
    verified_at = models.DateTimeField()
    verified_by = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Only known means and outcomes; in the order they were made."""

        ordering: ClassVar = ["verified_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(means__in=[m.value for m in MEANS]),
                name="people_verification_means_known",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome__in=[o.value for o in Outcome]),
                name="people_verification_outcome_known",
            ),
        ]

    def __str__(self) -> str:
        """Return the row's id."""
        return str(self.id)

    def view(self) -> VerificationView:
        """Return the check as other rooms may hold it."""
        return VerificationView(
            id=self.id,
            means=Evidence(self.means),
            document_id=self.document_id,
            fields=tuple(ClaimField(word) for word in self.fields.split()),
            outcome=Outcome(self.outcome),
            reference=self.reference,
            verified_at=self.verified_at,
            verified_by=self.verified_by,
            ended_at=self.ended_at,
        )


class DocumentReport(models.Model):
    """One report about a held document: renewed, lost, stolen or recovered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="document_reports")
    document = models.ForeignKey(PersonDocument, on_delete=models.RESTRICT, related_name="+")
    event = models.CharField(max_length=9)
    happened_on = models.CharField(max_length=10, blank=True, help_text="whole, in part or empty")
    reported_at = models.DateTimeField()
    successor = models.ForeignKey(
        PersonDocument, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=REFERENCE_LENGTH, blank=True)

    class Meta:
        """Renewed names what took its place, and nothing else does."""

        ordering: ClassVar = ["reported_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(event__in=[e.value for e in DocumentEvent]),
                name="people_report_event_known",
            ),
            models.CheckConstraint(
                condition=models.Q(event="renewed", successor__isnull=False)
                | (~models.Q(event="renewed") & models.Q(successor__isnull=True)),
                name="people_report_successor_of_renewed",
            ),
        ]

    def __str__(self) -> str:
        """Return the row's id."""
        return str(self.id)

    def view(self) -> DocumentReportView:
        """Return the report as other rooms may hold it."""
        return DocumentReportView(
            id=self.id,
            document_id=self.document_id,
            event=DocumentEvent(self.event),
            happened_on=self.happened_on,
            reported_at=self.reported_at,
            successor_id=self.successor_id,
            note=self.note,
        )
