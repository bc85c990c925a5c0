"""Tables of lists and of their versions."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from travesia.core.ids import new_id
from travesia.lists.domain import (
    ALARM_BUDGETS,
    DEFAULT_BUDGET,
    ChangeState,
    Difference,
    ListAge,
    ListPurpose,
    Remark,
    SourceView,
    VersionState,
    VersionView,
    threshold_view,
)


class ListSource(models.Model):
    """A list: who owns it and what its entries may ask for."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=120)
    owner = models.CharField(max_length=120)
    purposes = models.JSONField(help_text="Codes of ListPurpose that entries may have")
    kept_here = models.BooleanField(
        default=False, help_text="Entries are added, changed and withdrawn here, one by one"
    )
    alarm_budget = models.FloatField(
        default=DEFAULT_BUDGET, help_text="The share of people not on the list it may ask about"
    )
    needed = models.BooleanField(
        default=True,
        db_default=True,
        help_text="The first line does not admit when it is too old, too late or never loaded",
    )
    is_register = models.BooleanField(
        default=False,
        db_default=False,
        help_text="A register of documents asked over a line: it has no versions here",
    )

    class Meta:
        """Budgets are the few that list managers may choose from."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(alarm_budget__in=list(ALARM_BUDGETS)),
                name="lists_source_budget_known",
            )
        ]

    def __str__(self) -> str:
        """Return the key."""
        return self.key

    def view(self) -> SourceView:
        """Return the list as other rooms may hold it; uses prefetched versions when there are."""
        views = [version.view() for version in self.versions.all()]
        in_force = [view for view in views if view.state is VersionState.PUBLISHED]
        waiting = [row for row in self.changes.all() if row.state == ChangeState.PROPOSED.value]
        return SourceView(
            key=self.key,
            label=self.label,
            owner=self.owner,
            purposes=tuple(ListPurpose(code) for code in self.purposes),
            current=in_force[0] if in_force else None,
            waiting=sum(view.state is VersionState.PROPOSED for view in views),
            kept_here=self.kept_here,
            changes_waiting=len(waiting),
            alarm_budget=self.alarm_budget,
            needed=self.needed,
            is_register=self.is_register,
        )


class ListVersion(models.Model):
    """The whole content of a list at one moment; only one of a list is in force."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(ListSource, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=9, default=VersionState.PROPOSED.value)
    count = models.PositiveIntegerField(help_text="Entries, single changes counted in")
    rejected_rows = models.PositiveIntegerField(default=0)
    difference = models.JSONField(
        default=list, help_text="[added, removed, changed] against the content in force then"
    )
    compared_with = models.CharField(
        max_length=60, blank=True, help_text="The content in force then: version id:changes"
    )
    changes = models.PositiveIntegerField(
        default=0, help_text="Single changes made since it came into force"
    )
    sha256 = models.CharField(max_length=64)
    remarks = models.JSONField(default=list, help_text="Of its file: [[code, count, about], …]")
    calibration = models.JSONField(
        default=dict, help_text="How its thresholds were set; empty while they are not"
    )
    waits_because = models.CharField(max_length=20, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=60, help_text="Actor id")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=60, blank=True, help_text="Actor id")
    current_at = models.DateTimeField(
        null=True, blank=True, help_text="When the content was last known to be current"
    )

    class Meta:
        """Numbered within its list, one in force, never published by its proposer alone."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "number"], name="lists_version_number"),
            models.UniqueConstraint(
                fields=["source"],
                condition=models.Q(state=VersionState.PUBLISHED.value),
                name="lists_version_one_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in VersionState]),
                name="lists_version_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(published_by="")
                | models.Q(published_by__startswith="system:")
                | ~models.Q(published_by=models.F("proposed_by")),
                name="lists_version_two_persons",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=VersionState.PUBLISHED.value)
                | models.Q(published_at__isnull=False),
                name="lists_version_published_when",
            ),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)

    def view(self) -> VersionView:
        """Return the version as other rooms may hold it."""
        return VersionView(
            id=self.id,
            source_key=self.source.key,
            number=self.number,
            state=VersionState(self.state),
            count=self.count,
            sha256=self.sha256,
            proposed_at=self.proposed_at,
            proposed_by=self.proposed_by,
            published_at=self.published_at,
            published_by=self.published_by,
            waits_because=self.waits_because,
            current_at=self.current_at,
            changes=self.changes,
            rejected_rows=self.rejected_rows,
            difference=Difference(*self.difference),
            remarks=tuple(Remark(*parts) for parts in self.remarks),
            thresholds=threshold_view(self.calibration, number=self.number),
        )

    def edition(self) -> str:
        """Return which content this is, to tell whether it moved: the version and its changes."""
        return f"{self.id}:{self.changes}"

    def age(self) -> ListAge:
        """Return the version as a list that was asked; of one that was once in force."""
        source = self.source
        return version_age(
            *(source.key, source.label, source.needed, self.number, self.changes),
            *(self.current_at, self.published_at, self.proposed_at),
        )


def version_age(  # the columns of a version and its list
    key: str,
    label: str,
    needed: bool,
    number: int,
    changes: int,
    current_at: datetime | None,
    published_at: datetime | None,
    proposed_at: datetime,
) -> ListAge:
    """Return a version as a list that was asked; its age counts from when it was last fetched."""
    at = current_at or published_at or proposed_at
    return ListAge(key, label, number, at, changes, needed)
