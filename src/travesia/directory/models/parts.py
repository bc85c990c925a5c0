"""Parts of entries: hours, closed days, contacts, telephones, languages."""

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.directory.models.entities import Location, Organization, Service, ServiceAtLocation

_OWNERS = ("service", "location", "service_at_location", "organization", "contact", "phone")


def _one_owner(*names: str) -> Q:
    """Say that exactly one of these is set."""
    found = Q()
    for name in names:
        found |= Q(**{f"{other}__isnull": other != name for other in names})
    return found


class Part(models.Model):
    """Belongs to a service, a place, or a service at a place."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, related_name="+")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True, related_name="+")
    service_at_location = models.ForeignKey(
        ServiceAtLocation, on_delete=models.CASCADE, null=True, related_name="+"
    )

    class Meta:
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class Schedule(Part):
    """One line of opening hours in the shape of RFC 5545 (HSDS schedule)."""

    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    dtstart = models.DateField(null=True)
    until = models.DateField(null=True)
    count = models.IntegerField(null=True)
    wkst = models.CharField(max_length=2, blank=True)
    freq = models.CharField(max_length=8, blank=True)
    interval = models.IntegerField(null=True)
    byday = models.CharField(max_length=80, blank=True)
    byweekno = models.CharField(max_length=80, blank=True)
    bymonthday = models.CharField(max_length=80, blank=True)
    byyearday = models.CharField(max_length=80, blank=True)
    description = models.CharField(max_length=500, blank=True)
    opens_at = models.CharField(max_length=5, blank=True)
    closes_at = models.CharField(max_length=5, blank=True)
    schedule_link = models.CharField(max_length=520, blank=True)
    attending_type = models.CharField(max_length=200, blank=True)
    notes = models.CharField(max_length=500, blank=True)

    class Meta:
        """Of exactly one thing."""

        constraints = (
            models.CheckConstraint(condition=_one_owner(*_OWNERS[:3]), name="schedule_of_one"),
        )


class ClosedDay(Part):
    """Days without the usual hours, or with others; HSDS has no such table."""

    first_on = models.DateField()
    last_on = models.DateField(null=True)
    opens_at = models.CharField(max_length=5, blank=True)
    closes_at = models.CharField(max_length=5, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        """Of exactly one thing."""

        constraints = (
            models.CheckConstraint(condition=_one_owner(*_OWNERS[:3]), name="closed_day_of_one"),
        )


class Contact(Part):
    """An office that answers (HSDS contact): a desk and its mailbox, never a private person."""

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, null=True, related_name="+"
    )
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    department = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=200, blank=True)

    class Meta:
        """Of exactly one thing."""

        constraints = (
            models.CheckConstraint(condition=_one_owner(*_OWNERS[:4]), name="contact_of_one"),
        )


class Phone(Part):
    """A telephone number (HSDS phone)."""

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, null=True, related_name="+"
    )
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, null=True, related_name="+")
    number = models.CharField(max_length=60)
    extension = models.IntegerField(null=True)
    type = models.CharField(max_length=40, blank=True)
    description = models.CharField(max_length=500, blank=True)

    class Meta:
        """Of exactly one thing."""

        constraints = (
            models.CheckConstraint(condition=_one_owner(*_OWNERS[:5]), name="phone_of_one"),
        )


class Language(models.Model):
    """A language spoken somewhere (HSDS language)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, related_name="+")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True, related_name="+")
    phone = models.ForeignKey(Phone, on_delete=models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        """Of exactly one thing."""

        constraints = (
            models.CheckConstraint(
                condition=_one_owner("service", "location", "phone"), name="language_of_one"
            ),
        )

    def __str__(self) -> str:
        return self.code
