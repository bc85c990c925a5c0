"""Files that were sent through the browser, and how lists with columns of their own are read."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.directory.domain.uploads import UploadState


class Upload(models.Model):
    """A file on its way into the directory; the file itself lies in the node's folder."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.CharField(max_length=40, help_text="who the file comes from, in short")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default=UploadState.ARRIVED.value)
    headers = models.JSONField(default=list, help_text="of a list; empty for a file in HSDS")
    columns = models.JSONField(default=dict, help_text="what a column holds: its header")
    country = models.CharField(max_length=3, blank=True, help_text="of rows that name none")
    language = models.CharField(max_length=2, default="es")
    owner = models.CharField(max_length=200, blank=True)
    read = models.JSONField(default=dict)
    added = models.JSONField(default=dict)
    changed = models.JSONField(default=dict)
    removed = models.JSONField(default=dict)
    left_out = models.JSONField(default=dict)
    rejects = models.JSONField(default=list, help_text="table, where, column of the file, code")
    countries = models.JSONField(default=list)
    second_look = models.JSONField(default=list, help_text="why another person has to look")
    revision = models.PositiveBigIntegerField(default=0, help_text="of the directory, at the check")
    problem = models.CharField(max_length=60, blank=True, help_text="code of what went wrong last")
    note = models.CharField(max_length=500, blank=True, help_text="why it was given back")
    sent_by = models.CharField(max_length=64)
    sent_name = models.CharField(max_length=150, blank=True)
    approved_name = models.CharField(max_length=150, blank=True)
    job = models.UUIDField(null=True)
    arrived_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-arrived_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in UploadState]),
                name="directory_upload_state",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Layout(models.Model):
    """How the columns of a source's lists are read, as somebody said it."""

    source = models.CharField(max_length=40)
    layout = models.CharField(max_length=64, help_text="SHA-256 of the folded headers")
    columns = models.JSONField(default=dict)
    country = models.CharField(max_length=3, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        """One reading for a layout of a source."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "layout"], name="directory_layout_once")
        ]

    def __str__(self) -> str:
        return self.source
