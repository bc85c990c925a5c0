"""Tables of places: countries, areas with their validity, posts with their dated states, sites."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from travesia.core.ids import new_id
from travesia.places.domain import Mode, PostState, SiteKind


class Country(models.Model):
    """A country or territory of ISO 3166-1; withdrawn ones stay, old documents name them."""

    alpha3 = models.CharField(max_length=3, primary_key=True)
    alpha2 = models.CharField(max_length=2, blank=True)
    numeric = models.CharField(max_length=3, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        """By code."""

        ordering: ClassVar = ["alpha3"]

    def __str__(self) -> str:
        return self.alpha3


class AreaQuerySet(models.QuerySet["Area"]):
    """Sets of areas."""

    def valid_on(self, day: date) -> Self:
        """Keep the versions in force on a day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class Area(models.Model):
    """An administrative area in one period of validity; a later version is another row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    pcode = models.CharField(max_length=24)
    name = models.CharField(max_length=200)
    names = models.JSONField(default=dict)
    level = models.PositiveSmallIntegerField()
    parent_pcode = models.CharField(max_length=24, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        """One version from a day on, one open version; found by code, country and level."""

        ordering: ClassVar = ["pcode", "valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pcode", "valid_from"], name="area_once_from_a_day"),
            models.UniqueConstraint(
                fields=["pcode"], condition=Q(valid_to__isnull=True), name="area_one_open_version"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="area_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(level__gte=1), name="area_below_the_country"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["country", "level"], name="area_by_country_and_level")
        ]

    def __str__(self) -> str:
        return self.pcode


def _on_earth() -> Q:
    return Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180)


class Post(models.Model):
    """A border post."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=120)
    other_name = models.CharField(max_length=120, blank=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    area_pcode = models.CharField(max_length=24, blank=True)
    mode = models.CharField(max_length=4, choices=[(mode, mode) for mode in Mode])
    latitude = models.FloatField()
    longitude = models.FloatField()
    time_zone = models.CharField(max_length=64)
    exit_control = models.BooleanField(default=True)
    opposite_code = models.CharField(max_length=16, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        """A known mode, a position on earth; listed by country and name."""

        ordering: ClassVar = ["country_id", "name", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(mode__in=list(Mode)), name="post_mode_is_known"),
            models.CheckConstraint(condition=_on_earth(), name="post_lies_on_earth"),
        ]

    def __str__(self) -> str:
        return self.code


class DatedState(models.Model):
    """A state of a post and the first day in it."""

    id = models.BigAutoField(primary_key=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="states")
    place = models.PositiveSmallIntegerField(help_text="Order within the post's history, from 0")
    state = models.CharField(max_length=12, choices=[(state, state) for state in PostState])
    since = models.DateField()

    class Meta:
        """Each has its place in the history of its post."""

        ordering: ClassVar = ["post_id", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "place"], name="post_state_has_one_place"),
            models.CheckConstraint(
                condition=Q(state__in=list(PostState)), name="post_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.since}"


class Site(models.Model):
    """A place that is not a border post."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in SiteKind])
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    area_pcode = models.CharField(max_length=24, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    time_zone = models.CharField(max_length=64)

    class Meta:
        """A known kind, a position on earth; listed by country and name."""

        ordering: ClassVar = ["country_id", "name", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(SiteKind)), name="site_kind_is_known"),
            models.CheckConstraint(condition=_on_earth(), name="site_lies_on_earth"),
        ]

    def __str__(self) -> str:
        return self.code
