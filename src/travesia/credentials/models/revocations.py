"""The table of proposals to revoke: one person proposes, another confirms."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from travesia.core.ids import new_id
from travesia.credentials.domain import CONDITIONS_LENGTH, RevocationState, RevocationView
from travesia.credentials.models.ledger import Authorisation


class Revocation(models.Model):
    """A proposal to take an authorisation away; until it is confirmed nothing changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    authorisation = models.ForeignKey(
        Authorisation, on_delete=models.CASCADE, related_name="revocations"
    )
    state = models.CharField(max_length=9, default=RevocationState.PROPOSED.value)
    reason = models.CharField(max_length=20, help_text="Code of RevocationReason")
    note = models.CharField(max_length=CONDITIONS_LENGTH, blank=True)
    effective_on = models.DateField()
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=60, help_text="Actor id")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=60, blank=True, help_text="Actor id")
    decision_reason = models.CharField(max_length=CONDITIONS_LENGTH, blank=True)

    class Meta:
        """One open proposal an authorisation; confirmed by somebody else, whoever it is."""

        ordering: ClassVar = ["-proposed_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authorisation"],
                condition=Q(state=RevocationState.PROPOSED.value),
                name="credentials_revocation_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in RevocationState]) & ~Q(reason=""),
                name="credentials_revocation_known",
            ),
            models.CheckConstraint(
                condition=~Q(state=RevocationState.CONFIRMED.value)
                | (
                    ~Q(decided_by="")
                    & ~Q(decided_by=F("proposed_by"))
                    & Q(decided_at__isnull=False)
                ),
                name="credentials_revocation_two",
            ),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)

    def view(self) -> RevocationView:
        """Return the proposal as a page shows it."""
        return RevocationView(
            id=self.id,
            authorisation_id=self.authorisation_id,
            state=RevocationState(self.state),
            reason=self.reason,
            note=self.note,
            effective_on=self.effective_on,
            proposed_at=self.proposed_at,
            proposed_by=self.proposed_by,
            decided_at=self.decided_at,
            decided_by=self.decided_by,
            decision_reason=self.decision_reason,
        )
