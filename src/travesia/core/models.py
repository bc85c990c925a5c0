"""Runs of jobs: what was asked for, how far it is, how it ended."""

from datetime import timedelta

from django.db import models

from travesia.core import clock
from travesia.core.ids import new_id

#: Before so much time and so large a share nobody can say how long the rest takes.
SURE_AFTER = timedelta(seconds=2)
SURE_SHARE = 0.02


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
    #: Hash of key and arguments of a run that others may join while it waits; else empty.
    joins = models.CharField(max_length=64, blank=True, default="")
    #: Who does it: `host:process`, so that a run whose process died can be told.
    worker = models.CharField(max_length=120, blank=True, default="")
    asked_at = models.DateTimeField(default=clock.now)
    started_at = models.DateTimeField(null=True)
    #: The last sign of life.
    seen_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_at",)
        indexes = (
            models.Index(fields=("key", "state"), name="core_jobrun_key_state"),
            models.Index(fields=("finished_at",), name="core_jobrun_finished"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("joins",),
                condition=models.Q(state=JobState.WAITING) & ~models.Q(joins=""),
                name="core_jobrun_one_waiting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} ({self.state})"

    def left(self) -> timedelta | None:
        """Return an honest estimate of the time left, or None while too little is done to tell."""
        if self.started_at is None or not self.total or not 0 < self.done <= self.total:
            return None
        spent = clock.now() - self.started_at
        if spent < SURE_AFTER or self.done / self.total < SURE_SHARE:
            return None
        return spent * ((self.total - self.done) / self.done)
