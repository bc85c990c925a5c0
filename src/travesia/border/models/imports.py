"""Files of other systems: their source and its mapping, each run, and what became of its rows."""

from typing import ClassVar

from django.db import models

from travesia.core.ids import new_id


class ImportSource(models.Model):
    """Another system whose files come in, and how its columns were read last time."""

    #: Short name in capitals, such as PIRS; stands with each crossing that came from it.
    key = models.CharField(max_length=20, primary_key=True)
    #: See `Reading.as_plain`.
    reading = models.JSONField(default=dict)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class ImportRun(models.Model):
    """One file of a source, from its arrival to the report of what became of each row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(ImportSource, on_delete=models.PROTECT, related_name="runs")
    file_name = models.CharField(max_length=200)
    #: SHA-256 of the file.
    digest = models.CharField(max_length=64)
    #: `utf-8-sig` or `cp1252`.
    encoding = models.CharField(max_length=12)
    delimiter = models.CharField(max_length=1)
    #: Rows below the header.
    rows = models.PositiveIntegerField(default=0)
    reading = models.JSONField(default=dict)
    #: `arrived`, `running`, `done` or `stopped`.
    state = models.CharField(max_length=8, default="arrived")
    #: Last sign of life of whoever brings it in, and their ticket; a new ticket ends the old one.
    seen_at = models.DateTimeField(null=True, blank=True)
    lease = models.UUIDField(null=True, blank=True)
    asked_by = models.CharField(max_length=80)
    arrived_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    crossings = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    already_there = models.PositiveIntegerField(default=0)
    persons = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-arrived_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=["arrived", "done", "running", "stopped"]),
                name="border_import_state",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.file_name} {self.state}"


class ImportFault(models.Model):
    """What is wrong with a row: its number, the field and a code; never what stood there."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="faults")
    #: Number of the row in the file, 1 being the first below the header.
    row = models.PositiveIntegerField()
    field = models.CharField(max_length=20, blank=True)
    code = models.CharField(max_length=50)
    #: The row was taken all the same, without this field.
    taken = models.BooleanField(default=False)

    class Meta:
        """In the order of the file; a run that goes on says nothing twice."""

        ordering: ClassVar = ["row", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "row", "field"], name="border_import_fault_once")
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.field} {self.code}"
