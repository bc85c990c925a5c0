"""The entries: organisations, places, services, services at places, with who may see them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.directory.domain.tables import PLACE_TYPES, STATUSES, VISIBILITIES


class Revision(models.Model):
    """One change of the directory, counted in its own transaction; number 0 is the empty one.

    What is kept of the directory anywhere carries the number it was made from. The token tells a
    number from the same number of a change that was rolled back, or of another database.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    token = models.UUIDField(default=new_id)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.number)


class Organization(models.Model):
    """Who offers services (HSDS organization)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    alternate_name = models.CharField(max_length=200, blank=True)
    description = models.TextField()
    email = models.CharField(max_length=200, blank=True)
    website = models.CharField(max_length=520, blank=True)
    country = models.CharField(max_length=3, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    hidden = models.BooleanField(default=False)

    class Meta:
        """By name."""

        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Location(models.Model):
    """A place, a mailbox or a line where services are given (HSDS location)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, related_name="+"
    )
    location_type = models.CharField(max_length=10)
    name = models.CharField(max_length=200, blank=True)
    alternate_name = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    transportation = models.TextField(blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    url = models.CharField(max_length=520, blank=True)
    external_identifier = models.CharField(max_length=200, blank=True)
    external_identifier_type = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=3, blank=True)
    area = models.CharField(max_length=24, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=2, blank=True)
    visibility = models.CharField(max_length=12, blank=True)
    consent_on = models.DateField(null=True)
    hidden = models.BooleanField(default=False)

    class Meta:
        """Known types and levels, on earth."""

        ordering: ClassVar = ["country", "name", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(location_type__in=PLACE_TYPES), name="location_type_is_known"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=("", *VISIBILITIES)), name="location_visibility_is_known"
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="location_lies_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Service(models.Model):
    """Something somebody can get (HSDS service), with who answers for what is said of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, related_name="+"
    )
    name = models.CharField(max_length=200)
    alternate_name = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    url = models.CharField(max_length=520, blank=True)
    email = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20)
    interpretation_services = models.TextField(blank=True)
    application_process = models.TextField(blank=True)
    fees_description = models.TextField(blank=True)
    wait_time = models.CharField(max_length=200, blank=True)
    eligibility_description = models.TextField(blank=True)
    minimum_age = models.FloatField(null=True)
    maximum_age = models.FloatField(null=True)
    assured_date = models.DateField(null=True, help_text="Day of the last review")
    assurer_email = models.CharField(max_length=200, blank=True)
    alert = models.TextField(blank=True)
    last_modified = models.DateTimeField()
    kind = models.CharField(max_length=12, default="service")
    sending_state = models.CharField(max_length=3, blank=True)
    country = models.CharField(max_length=3, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=2, default="es", help_text="Of the original texts")
    owner = models.CharField(max_length=200, help_text="The desk that answers for the entry")
    review_due = models.DateField()
    free = models.BooleanField(null=True)
    source_url = models.CharField(max_length=520, blank=True)
    visibility = models.CharField(max_length=12, blank=True)
    consent_on = models.DateField(null=True)
    hidden = models.BooleanField(default=False)
    revision = models.PositiveBigIntegerField(default=0, db_index=True)

    class Meta:
        """Known states; an owner always."""

        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status__in=STATUSES), name="directory_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=("", *VISIBILITIES)), name="service_visibility_is_known"
            ),
            models.CheckConstraint(condition=~Q(owner=""), name="service_has_an_owner"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["review_due"], name="service_by_review"),
            models.Index(fields=["country", "name"], name="service_by_country"),
            models.Index(fields=["last_modified"], name="service_by_change"),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceAtLocation(models.Model):
    """A service given at a place (HSDS service_at_location)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="+")
    description = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.id)


class Address(models.Model):
    """Where a place lies (HSDS address)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="+")
    address_1 = models.CharField(max_length=200)
    address_2 = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=200)
    region = models.CharField(max_length=200, blank=True)
    state_province = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=3)
    address_type = models.CharField(max_length=10)

    def __str__(self) -> str:
        return f"{self.address_1}, {self.city}"
