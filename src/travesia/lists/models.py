"""Tables of lists, their versions and entries, and of the answers officers gave."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from travesia.core.ids import new_id
from travesia.lists.domain import (
    EntryView,
    ListPurpose,
    NewListEntry,
    Outcome,
    SourceView,
    VersionState,
    VersionView,
    identity_of,
)
from travesia.screening import DocumentNumber, Name


class ListSource(models.Model):
    """A list: who owns it and what its entries may ask for."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=120)
    owner = models.CharField(max_length=120)
    purposes = models.JSONField(help_text="Codes of ListPurpose that entries may have")

    def __str__(self) -> str:
        """Return the key."""
        return self.key

    def view(self) -> SourceView:
        """Return the list as other rooms may hold it; uses prefetched versions when there are."""
        views = [version.view() for version in self.versions.all()]
        in_force = [view for view in views if view.state is VersionState.PUBLISHED]
        return SourceView(
            key=self.key,
            label=self.label,
            owner=self.owner,
            purposes=tuple(ListPurpose(code) for code in self.purposes),
            current=in_force[0] if in_force else None,
            waiting=sum(view.state is VersionState.PROPOSED for view in views),
        )


class ListVersion(models.Model):
    """The whole content of a list at one moment; only one of a list is in force."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(ListSource, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=9, default=VersionState.PROPOSED.value)
    count = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    waits_because = models.CharField(max_length=20, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=60, help_text="Actor id")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=60, blank=True, help_text="Actor id")

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
        )


class ListEntry(models.Model):
    """One entry of one version, as the owner gave it; never changed after."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(ListVersion, on_delete=models.CASCADE, related_name="entries")
    number = models.CharField(max_length=60)
    names = models.JSONField(help_text="[[primary, secondary], …] as written")
    birth_date = models.CharField(max_length=10, blank=True)
    sex = models.CharField(max_length=1, blank=True)
    documents = models.JSONField(help_text="[[issuing state, number], …]")
    purpose_code = models.CharField(max_length=7, help_text="Code of ListPurpose")
    instruction = models.TextField()
    reason = models.TextField(blank=True, help_text="For list managers only")
    owner = models.CharField(max_length=120, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    review_due = models.DateField(null=True, blank=True)
    identity = models.CharField(max_length=64, help_text="Changes when who it is about changes")

    class Meta:
        """Numbered within its version."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "number"], name="lists_entry_number"),
            models.CheckConstraint(
                condition=models.Q(purpose_code__in=[code.value for code in ListPurpose]),
                name="lists_entry_purpose_known",
            ),
        ]

    def __str__(self) -> str:
        """Return the id: a name is not for logs."""
        return str(self.id)

    @classmethod
    def of(cls, version_id: UUID, entry: NewListEntry) -> "ListEntry":
        """Make the row of an entry; nothing is saved."""
        return cls(
            version_id=version_id,
            number=entry.number,
            names=[[name.primary, name.secondary] for name in entry.names],
            birth_date=entry.birth_date,
            sex=entry.sex,
            documents=[[document.issuing_state, document.number] for document in entry.documents],
            purpose_code=entry.purpose_code,
            instruction=entry.instruction,
            reason=entry.reason,
            owner=entry.owner,
            expires_on=entry.expires_on,
            review_due=entry.review_due,
            identity=identity_of(entry),
        )

    def view(self) -> EntryView:
        """Return the entry with everything in it, for list managers and the index."""
        entry = NewListEntry(
            number=self.number,
            names=tuple(Name(primary, secondary) for primary, secondary in self.names),
            birth_date=self.birth_date,
            sex=self.sex,
            documents=tuple(DocumentNumber(number, state) for state, number in self.documents),
            purpose_code=self.purpose_code,
            instruction=self.instruction,
            reason=self.reason,
            owner=self.owner,
            expires_on=self.expires_on,
            review_due=self.review_due,
        )
        return EntryView(self.id, entry)


class HitAnswer(models.Model):
    """What an officer answered about a traveller and an entry; a later answer is a new row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(ListSource, on_delete=models.PROTECT, related_name="+")
    entry_number = models.CharField(max_length=60)
    entry_id = models.UUIDField(help_text="The entry as it stood; its version may be gone since")
    identity = models.CharField(max_length=64)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    inspection_id = models.UUIDField()
    outcome = models.CharField(max_length=11)
    reason = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=60, help_text="Actor id")
    kept_until = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=60, blank=True, help_text="Actor id")

    class Meta:
        """Found by person and entry; confirmed only by somebody else."""

        ordering: ClassVar = ["-answered_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=[outcome.value for outcome in Outcome]),
                name="lists_answer_outcome_known",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by="")
                | ~models.Q(confirmed_by=models.F("answered_by")),
                name="lists_answer_second_person",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "source", "entry_number"], name="lists_answer_memory"),
            models.Index(fields=["inspection_id", "entry_id"], name="lists_answer_inspection"),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)
