"""Contacts, what they were about, and where people were sent."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.helpdesk.domain import Channel, Loop, Outcome
from travesia.helpdesk.models.desks import Desk


class _Counted(models.Manager["Contact"]):
    """Contacts that count: without those that were taken back as a mistake."""

    def get_queryset(self) -> "models.QuerySet[Contact]":
        """Return them."""
        return super().get_queryset().filter(withdrawn_at__isnull=True)


class Contact(models.Model):
    """One time that somebody was spoken with; nothing says who it was.

    One that was logged by mistake stays as an empty mark, so that the telephone that sends it
    again does not bring it back; `objects` leaves it out, whoever counts.
    """

    id = models.UUIDField(primary_key=True, editable=False, help_text="from the device: once only")
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+")
    hour = models.DateTimeField(help_text="when it began, rounded down to the hour")
    channel = models.CharField(max_length=10)
    language = models.CharField(max_length=8)
    country = models.CharField(max_length=3, help_text="where the person is")
    area_pcode = models.CharField(max_length=24, blank=True)
    profile = models.CharField(max_length=12)
    age_band = models.CharField(max_length=10)
    gender = models.CharField(max_length=8)
    persons = models.PositiveSmallIntegerField(help_text="who were there to be informed")
    outcome = models.CharField(max_length=12)
    repeat = models.CharField(max_length=8)
    duration = models.CharField(max_length=8)
    urgency = models.CharField(max_length=10)
    notes = models.CharField(max_length=280, blank=True)
    withdrawn_at = models.DateTimeField(null=True, help_text="when it was taken back as a mistake")
    mistake = models.CharField(max_length=8, blank=True, help_text="why it was taken back")

    objects: ClassVar = _Counted()
    with_mistakes: ClassVar = models.Manager["Contact"]()

    class Meta:
        """Counted by desk and hour."""

        ordering: ClassVar = ["hour", "id"]
        indexes: ClassVar = [models.Index(fields=["desk", "hour"], name="helpdesk_contact_counted")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(channel__in=[one.value for one in Channel])
                & Q(outcome__in=[one.value for one in Outcome])
                & Q(persons__gte=1),
                name="helpdesk_contact_known",
            )
        ]

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)


class ContactTopic(models.Model):
    """One topic of a contact."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField(help_text="in the order chosen, from 0")

    class Meta:
        """A topic once a contact."""

        ordering: ClassVar = ["contact_id", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "topic"], name="helpdesk_topic_once")
        ]

    def __str__(self) -> str:
        """Return the topic."""
        return self.topic


class Referral(models.Model):
    """A service that somebody was sent to, and whether they reached it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="referral")
    code = models.CharField(max_length=9, db_index=True, help_text="given to the person")
    service_id = models.CharField(max_length=64, blank=True, help_text="in the directory")
    service_name = models.CharField(max_length=160)
    method = models.CharField(max_length=8)
    made_on = models.DateField()
    loop = models.CharField(max_length=10, default=Loop.PENDING.value)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        """Oldest first; closed with a day, open without."""

        ordering: ClassVar = ["made_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(loop__in=[one.value for one in Loop]), name="helpdesk_loop_known"
            ),
            models.CheckConstraint(
                condition=Q(loop=Loop.PENDING.value, closed_on__isnull=True)
                | (~Q(loop=Loop.PENDING.value) & Q(closed_on__isnull=False)),
                name="helpdesk_loop_dated",
            ),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class EmergencyCount(models.Model):
    """How often a desk handed somebody over in an emergency in a month; nothing else is kept."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(help_text="first day")
    transfers = models.PositiveIntegerField(default=0)

    class Meta:
        """One number a desk and month."""

        ordering: ClassVar = ["month", "desk_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["desk", "month"], name="helpdesk_emergency_once")
        ]

    def __str__(self) -> str:
        """Return the month."""
        return str(self.month)
