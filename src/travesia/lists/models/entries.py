"""Tables of entries, of the marks they are looked up by, and of rows that were set aside."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from travesia.core.ids import new_id
from travesia.lists.domain import (
    SCHEMES,
    EntryKind,
    EntryView,
    Identifier,
    ListDocument,
    ListPurpose,
    NewListEntry,
    entry_digest,
    identity_of,
    mark_key,
    names_to_plain,
)
from travesia.lists.models.versions import ListVersion
from travesia.screening import Name


class EntryQuerySet(models.QuerySet["ListEntry"]):
    """Sets of entries."""

    def standing(self) -> "EntryQuerySet":
        """Leave out what a single change replaced or withdrew."""
        return self.filter(withdrawn_in=None)


class ListEntry(models.Model):
    """One entry of one version, as the owner gave it; a single change makes a new row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(ListVersion, on_delete=models.CASCADE, related_name="entries")
    number = models.CharField(max_length=60)
    kind = models.CharField(max_length=8, default=EntryKind.PERSON.value)
    names = models.JSONField(help_text="[[primary, secondary], …]; a weak alias has true behind")
    birth_dates = models.JSONField(default=list)
    sex = models.CharField(max_length=1, blank=True)
    nationalities = models.JSONField(default=list)
    countries = models.JSONField(default=list)
    documents = models.JSONField(help_text="[[issuing state, number, type], …]")
    identifiers = models.JSONField(default=list, help_text="[[scheme, value, state], …]")
    purpose_code = models.CharField(max_length=7, help_text="Code of ListPurpose")
    instruction = models.TextField()
    reason = models.TextField(blank=True, help_text="For list managers only")
    owner = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    review_due = models.DateField(null=True, blank=True)
    identity = models.CharField(max_length=64, help_text="Changes when who it is about changes")
    digest = models.CharField(max_length=64, blank=True, help_text="Of everything it says")
    added_in = models.PositiveIntegerField(
        default=0, help_text="The single change that brought it; 0 came with the version"
    )
    withdrawn_in = models.PositiveIntegerField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        """Numbered within its version; of one number only one row stands."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "number"],
                condition=models.Q(withdrawn_in=None),
                name="lists_entry_number_standing",
            ),
            models.CheckConstraint(
                condition=models.Q(purpose_code__in=[code.value for code in ListPurpose]),
                name="lists_entry_purpose_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in EntryKind]),
                name="lists_entry_kind_known",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["version", "number"], name="lists_entry_page"),
            models.Index(fields=["version", "added_in"], name="lists_entry_added"),
            models.Index(fields=["review_due"], name="lists_entry_review"),
            models.Index(fields=["expires_on"], name="lists_entry_expiry"),
        ]

    def __str__(self) -> str:
        """Return the id: a name is not for logs."""
        return str(self.id)

    @classmethod
    def of(cls, version_id: UUID, entry: NewListEntry, *, added_in: int = 0) -> "ListEntry":
        """Make the row of an entry; nothing is saved."""
        return cls(
            version_id=version_id,
            number=entry.number,
            kind=entry.kind,
            names=[names_to_plain(name) for name in entry.names],
            birth_dates=list(entry.birth_dates),
            sex=entry.sex,
            nationalities=list(entry.nationalities),
            countries=list(entry.countries),
            documents=[[d.issuing_state, d.number, d.type_code] for d in entry.documents],
            identifiers=[[one.scheme, one.value, one.state] for one in entry.identifiers],
            purpose_code=entry.purpose_code,
            instruction=entry.instruction,
            reason=entry.reason,
            owner=entry.owner,
            reference=entry.reference,
            valid_from=entry.valid_from,
            expires_on=entry.expires_on,
            review_due=entry.review_due,
            identity=identity_of(entry),
            digest=entry_digest(entry),
            added_in=added_in,
        )

    def view(self) -> EntryView:
        """Return the entry with everything in it, for list managers and the index."""
        entry = NewListEntry(
            number=self.number,
            kind=self.kind,
            names=tuple(Name(*parts) for parts in self.names),
            birth_dates=tuple(self.birth_dates),
            sex=self.sex,
            nationalities=tuple(self.nationalities),
            countries=tuple(self.countries),
            documents=tuple(_document(*parts) for parts in self.documents),
            identifiers=tuple(Identifier(*parts) for parts in self.identifiers),
            purpose_code=self.purpose_code,
            instruction=self.instruction,
            reason=self.reason,
            owner=self.owner,
            reference=self.reference,
            valid_from=self.valid_from,
            expires_on=self.expires_on,
            review_due=self.review_due,
        )
        return EntryView(self.id, entry)

    def marks(self) -> list["EntryMark"]:
        """Make the rows that the entry is looked up by; a person is found by the index alone."""
        if self.kind == EntryKind.PERSON.value:
            return []
        found = [("document", number, state) for state, number, *_type in self.documents]
        found += [(scheme, value, state) for scheme, value, state in self.identifiers]
        return [
            EntryMark(entry_id=self.id, scheme=scheme, key=key, value=value, state=state)
            for scheme, value, state in found
            if (key := mark_key(scheme, value))
        ]


def _document(state: str, number: str, type_code: str = "") -> ListDocument:
    return ListDocument(number, state, type_code)


class EntryMark(models.Model):
    """A document number, plate or ship number under which an entry is looked up."""

    entry = models.ForeignKey(ListEntry, on_delete=models.CASCADE, related_name="marked")
    scheme = models.CharField(max_length=9)
    key = models.CharField(max_length=60, help_text="As `mark_key` writes it")
    value = models.CharField(max_length=60, help_text="As the owner wrote it")
    state = models.CharField(max_length=3, blank=True)

    class Meta:
        """Looked up by scheme and key."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(scheme__in=SCHEMES), name="lists_mark_scheme_known"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["scheme", "key"], name="lists_mark_key")]

    def __str__(self) -> str:
        """Return the scheme: the number itself is not for logs."""
        return self.scheme


class RejectedRow(models.Model):
    """A row of a file that was set aside when its version came in: where it stands and why."""

    version = models.ForeignKey(ListVersion, on_delete=models.CASCADE, related_name="rejects")
    line = models.PositiveIntegerField(help_text="Line, or place in the file, from 1")
    number = models.CharField(max_length=60, blank=True)
    problems = models.JSONField()

    class Meta:
        """In the order of the file."""

        ordering: ClassVar = ["line", "id"]

    def __str__(self) -> str:
        """Return the line."""
        return str(self.line)
