"""Threads: policies, agreements and works in progress, with what was told of them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id


class Thread(models.Model):
    """Something that goes on over several reports."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=12)
    countries = models.JSONField(default=list, help_text="alpha-3; none: regional")
    owner = models.CharField(max_length=120, blank=True, help_text="who answers for it")
    opened_on = models.DateField()
    due = models.CharField(max_length=10, blank=True, help_text="a day, or a month as 2024-10")
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.CharField(max_length=160, blank=True)

    class Meta:
        """By code; what is closed says by what."""

        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_by="")
                | Q(closed_on__isnull=False) & ~Q(closed_by=""),
                name="programme_thread_closed_by",
            )
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class ThreadStep(models.Model):
    """One thing that was told of a thread."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="steps")
    on = models.DateField()
    says = models.CharField(max_length=160)
    activity = models.CharField(max_length=40, blank=True, help_text="reference")

    class Meta:
        """Oldest first."""

        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        """Return what was told."""
        return self.says
