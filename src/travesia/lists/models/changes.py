"""The table of single changes to lists that are kept here."""

from typing import ClassVar

from django.db import models

from travesia.core.ids import new_id
from travesia.lists.domain import ChangeAct, ChangeState, ChangeView, from_plain
from travesia.lists.models.versions import ListSource


class EntryChange(models.Model):
    """One entry added, changed or withdrawn: proposed by one person, let in by another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(ListSource, on_delete=models.PROTECT, related_name="changes")
    act = models.CharField(max_length=8)
    state = models.CharField(max_length=8, default=ChangeState.PROPOSED.value)
    entry_number = models.CharField(max_length=60)
    before = models.JSONField(
        null=True, blank=True, help_text="The entry as it stood; see `as_plain`"
    )
    after = models.JSONField(null=True, blank=True, help_text="The entry as it is to be")
    reason = models.TextField()
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=60, help_text="Actor id")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=60, blank=True, help_text="Actor id")
    decision_reason = models.TextField(blank=True)

    class Meta:
        """One open change an entry; decided by somebody else, whoever it is."""

        ordering: ClassVar = ["-proposed_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "entry_number"],
                condition=models.Q(state=ChangeState.PROPOSED.value),
                name="lists_change_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in ChangeState])
                & models.Q(act__in=[act.value for act in ChangeAct]),
                name="lists_change_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ChangeState.APPROVED.value)
                | (
                    ~models.Q(decided_by="")
                    & ~models.Q(decided_by=models.F("proposed_by"))
                    & models.Q(decided_at__isnull=False)
                ),
                name="lists_change_two_persons",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state"], name="lists_change_state")]

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)

    def view(self) -> ChangeView:
        """Return both sides of the change, for list managers."""
        return ChangeView(
            id=self.id,
            source_key=self.source.key,
            act=ChangeAct(self.act),
            state=ChangeState(self.state),
            entry_number=self.entry_number,
            before=from_plain(self.before) if self.before else None,
            after=from_plain(self.after) if self.after else None,
            reason=self.reason,
            proposed_at=self.proposed_at,
            proposed_by=self.proposed_by,
            decided_at=self.decided_at,
            decided_by=self.decided_by,
            decision_reason=self.decision_reason,
        )
