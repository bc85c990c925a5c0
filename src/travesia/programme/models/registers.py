"""Registers: facilities with dated states, partners with their other names, publications."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.programme.domain.facilities import FacilityKind, FacilityStep, Known


class Facility(models.Model):
    """A post, system, server or other equipment; several alike may be one row with a quantity."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=12)
    country = models.ForeignKey("places.Country", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=120, blank=True)
    system = models.CharField(max_length=60, blank=True)
    quantity = models.PositiveIntegerField(default=1)

    class Meta:
        """By country and code."""

        ordering: ClassVar = ["country_id", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in FacilityKind]) & Q(quantity__gte=1),
                name="programme_facility_known",
            )
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class FacilityDate(models.Model):
    """One dated step of a facility."""

    facility = models.ForeignKey(Facility, on_delete=models.CASCADE, related_name="dates")
    step = models.CharField(max_length=16)
    on = models.DateField()
    known = models.CharField(max_length=8, default=Known.DAY.value)
    source = models.CharField(max_length=160, blank=True, help_text="where it is said")

    class Meta:
        """Oldest first; a step once."""

        ordering: ClassVar = ["on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["facility", "step", "on"], name="programme_facility_step_once"
            ),
            models.CheckConstraint(
                condition=Q(step__in=[one.value for one in FacilityStep])
                & Q(known__in=[one.value for one in Known]),
                name="programme_facility_step_known",
            ),
        ]

    def __str__(self) -> str:
        """Return the step."""
        return self.step


class Partner(models.Model):
    """An institution that takes part, under its official name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=160, unique=True)
    short = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=16)
    country = models.CharField(max_length=3, blank=True, help_text="empty: regional")

    class Meta:
        """By name."""

        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class PartnerAlias(models.Model):
    """Another way in which a partner is written; each leads to one partner only."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=160)
    plain = models.CharField(max_length=160, unique=True, help_text="as it is compared")
    use = models.CharField(max_length=10, help_text="official, admitted or avoid")

    class Meta:
        """By text."""

        ordering: ClassVar = ["text"]

    def __str__(self) -> str:
        """Return the text."""
        return self.text


class Publication(models.Model):
    """Something that was published, also what an activity led to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=240)
    language = models.CharField(max_length=8, blank=True)
    published = models.CharField(max_length=10, help_text="a day, or a month as 2024-03")
    address = models.CharField(max_length=300, blank=True)
    partners = models.ManyToManyField(Partner, related_name="publications", blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-published", "code"]

    def __str__(self) -> str:
        """Return the code."""
        return self.code
