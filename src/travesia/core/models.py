"""Runs of jobs: what was asked for, how far it is, how it ended."""

from datetime import timedelta

from django.db import models

from travesia.core import clock
from travesia.core.ids import new_id


class JobState(models.TextChoices):
    """Where a run stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class JobRun(models.Model):
    """One run of one job, with its progress; rows hold no personal data."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=100)
    arguments = models.JSONField(default=dict)
    actor = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True, default="")
    error_code = models.CharField(max_length=100, blank=True, default="")
    asked_at = models.DateTimeField(default=clock.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_at",)
        indexes = (models.Index(fields=("key", "state"), name="core_jobrun_key_state"),)

    def __str__(self) -> str:
        return f"{self.key} ({self.state})"

    def left(self) -> timedelta | None:
        """Return an honest estimate of the time left, or None while nothing is known of it."""
        if self.started_at is None or not self.done or self.done > self.total:
            return None
        spent = clock.now() - self.started_at
        return spent * ((self.total - self.done) / self.done)
