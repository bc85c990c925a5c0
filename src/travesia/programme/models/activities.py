"""Activities, where they were and with whom; the files that show it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from travesia.core.ids import new_id
from travesia.programme.domain.activities import ActivityKind, ActivityState
from travesia.programme.models.registers import Partner
from travesia.programme.models.threads import Thread


class Activity(models.Model):
    """One thing that was done, or is planned."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reference = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=16)
    topic = models.CharField(max_length=16)
    outcome = models.CharField(max_length=24)
    state = models.CharField(max_length=10)
    modality = models.CharField(max_length=10)
    begins_on = models.DateField()
    ends_on = models.DateField(db_index=True)
    place = models.CharField(max_length=120, blank=True)
    languages = models.JSONField(default=list, help_text="codes")
    donor = models.CharField(max_length=80, blank=True)
    cost_share = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    thread = models.ForeignKey(
        Thread, null=True, blank=True, on_delete=models.PROTECT, related_name="activities"
    )
    quantity = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    partners = models.ManyToManyField(Partner, related_name="activities", blank=True)
    counted = models.PositiveIntegerField(
        null=True, blank=True, help_text="people counted, where no list says who"
    )
    entered_by = models.CharField(max_length=64)
    entered_at = models.DateTimeField()
    sign_in = models.CharField(
        max_length=32, null=True, blank=True, unique=True, help_text="word of the QR address"
    )
    sign_in_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; the period does not end before it begins."""

        ordering: ClassVar = ["-begins_on", "reference"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="programme_activity_period"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in ActivityKind])
                & Q(state__in=[one.value for one in ActivityState]),
                name="programme_activity_known",
            ),
            models.CheckConstraint(
                condition=Q(cost_share__isnull=True) | Q(cost_share__gte=0, cost_share__lte=100),
                name="programme_activity_share",
            ),
        ]

    def __str__(self) -> str:
        """Return the reference."""
        return self.reference


class ActivityCountry(models.Model):
    """One country of an activity; without any it is regional."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="places")
    country = models.ForeignKey("places.Country", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A country once an activity."""

        ordering: ClassVar = ["country_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "country"], name="programme_activity_country_once"
            )
        ]

    def __str__(self) -> str:
        """Return the country."""
        return str(self.country_id)


class EvidenceFile(models.Model):
    """A file that shows that something was done: agenda, minutes, photograph, agreement."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=120)
    media = models.CharField(max_length=80)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.CharField(max_length=64)
    added_at = models.DateTimeField()

    class Meta:
        """Oldest first; the same file once an activity."""

        ordering: ClassVar = ["added_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "sha256"], name="programme_evidence_once")
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
