"""What the programme wants to reach, and how it is measured."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.programme.domain import Basis
from travesia.programme.domain.results import Aggregation, Level


class ResultNode(models.Model):
    """An objective, an outcome area or an output; a tree of three levels."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    level = models.CharField(max_length=10)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    title = models.JSONField(help_text="by language")
    position = models.PositiveSmallIntegerField(default=0)
    gcm = models.JSONField(default=list, help_text="objectives of the Global Compact, 1 to 23")
    sdg = models.JSONField(default=list, help_text="targets such as 10.7")

    class Meta:
        """In the order of the framework; only the objective has nothing above it."""

        ordering: ClassVar = ["position", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(level=Level.OBJECTIVE.value, parent__isnull=True)
                | Q(
                    level__in=[Level.OUTCOME.value, Level.OUTPUT.value],
                    parent__isnull=False,
                ),
                name="programme_node_level",
            )
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class Scheme(models.Model):
    """One version of a disaggregation scheme; a version is never changed once it is there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=24)
    version = models.PositiveSmallIntegerField()
    categories = models.JSONField(help_text="codes in their order")
    labels = models.JSONField(default=dict, help_text="by code, then by language")
    mapping = models.JSONField(default=dict, help_text="code of the version before → code here")
    in_force_from = models.DateField()

    class Meta:
        """Newest version last, each once."""

        ordering: ClassVar = ["key", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "version"], name="programme_scheme_once")
        ]

    def __str__(self) -> str:
        """Return key and version."""
        return f"{self.key}@{self.version}"


class Indicator(models.Model):
    """What is measured, in which unit, counted how, broken down by which scheme."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    node = models.ForeignKey(
        ResultNode, null=True, blank=True, on_delete=models.PROTECT, related_name="indicators"
    )
    title = models.JSONField(help_text="by language")
    definition = models.JSONField(default=dict, help_text="by language")
    verification = models.JSONField(default=dict, help_text="means of verification, by language")
    unit = models.CharField(max_length=24)
    basis = models.CharField(max_length=24, default=Basis.NOT_STATED.value)
    aggregation = models.CharField(max_length=16, default=Aggregation.SUM.value)
    scheme_key = models.CharField(max_length=24, blank=True)
    baseline = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    computed = models.CharField(max_length=60, blank=True, help_text="key of what a room counts")
    public = models.BooleanField(default=True, help_text="shown on the public page of results")
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveSmallIntegerField(default=1)

    class Meta:
        """In the order of the framework."""

        ordering: ClassVar = ["position", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(basis__in=[one.value for one in Basis])
                & Q(aggregation__in=[one.value for one in Aggregation]),
                name="programme_indicator_known",
            )
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class Target(models.Model):
    """What an indicator is to reach within a period."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    first = models.DateField()
    last = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=4)

    class Meta:
        """One value for a period."""

        ordering: ClassVar = ["first", "last"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "first", "last"], name="programme_target_once"
            ),
            models.CheckConstraint(
                condition=Q(last__gte=models.F("first")), name="programme_target_period"
            ),
        ]

    def __str__(self) -> str:
        """Return the value."""
        return str(self.value)
