"""Issues of the bulletin, their corrections, and the photographs that they show."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.programme.domain.bulletin import IssueState


class Issue(models.Model):
    """One issue; once it is frozen, words, figures and hash are never written again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    document = models.JSONField(help_text="of the shape of domain/bulletin/schema.json")
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in IssueState],
        default=IssueState.DRAFT,
    )
    edition = models.PositiveIntegerField(default=0, help_text="raised with each save")
    author = models.CharField(max_length=64, help_text="who wrote in it last")
    changed_at = models.DateTimeField()
    readers = models.JSONField(default=dict, help_text="who has read each language since the save")
    figures = models.JSONField(default=list, help_text="the cited figures as they were when frozen")
    digest = models.CharField(max_length=64, blank=True)
    frozen_by = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; what is published has its hash."""

        ordering: ClassVar = ["-frozen_at", "-changed_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[IssueState.DRAFT, IssueState.REVIEWED])
                | (Q(frozen_at__isnull=False) & ~Q(digest="") & ~Q(frozen_by="")),
                name="programme_issue_frozen_has_hash",
            ),
            models.CheckConstraint(
                condition=Q(frozen_by="") | ~Q(frozen_by=models.F("author")),
                name="programme_issue_frozen_by_another",
            ),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class Erratum(models.Model):
    """A correction that is printed with an issue; the issue itself stays as it was."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="errata")
    texts = models.JSONField(help_text="by language")
    author = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        """Oldest first."""

        ordering: ClassVar = ["made_at", "id"]

    def __str__(self) -> str:
        """Return the issue and the day."""
        return f"{self.issue_id} {self.made_at:%Y-%m-%d}"


class Photograph(models.Model):
    """A picture without what the camera wrote into it (place, device, time)."""

    digest = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    author = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        """Return the beginning of the hash."""
        return self.digest[:12]
