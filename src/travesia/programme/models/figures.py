"""Figures, their parts, and the publications in which they were printed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.programme.domain import Basis, FigureState, Kind, NullReason, Qualifier
from travesia.programme.models.results import Scheme


class Source(models.Model):
    """A publication that figures were taken from: a bulletin, a page, a report."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=12)
    label = models.CharField(max_length=160)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    data = models.JSONField(default=dict, help_text="what else the file says of it")

    class Meta:
        """By the end of its period."""

        ordering: ClassVar = ["last", "code"]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class Figure(models.Model):
    """One observation; where it has no value it says why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    indicator = models.CharField(max_length=40, blank=True, db_index=True)
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    null_reason = models.CharField(max_length=16, blank=True)
    qualifier = models.CharField(max_length=12, default=Qualifier.EXACT.value)
    unit = models.CharField(max_length=24)
    subject = models.CharField(max_length=240)
    language = models.CharField(max_length=8, blank=True, help_text="of the subject")
    kind = models.CharField(max_length=12)
    basis = models.CharField(max_length=24, default=Basis.NOT_STATED.value)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True, db_index=True)
    geography = models.JSONField(default=list, help_text="alpha-3 codes; none: the programme")
    dimension = models.CharField(max_length=24, blank=True)
    form = models.CharField(max_length=16, blank=True)
    scheme = models.ForeignKey(
        Scheme, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    subset_of = models.CharField(max_length=40, blank=True)
    subset_status = models.CharField(max_length=12, blank=True)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="figures"
    )
    line = models.PositiveIntegerField(null=True, blank=True)
    anchor = models.CharField(max_length=60, blank=True)
    section = models.CharField(max_length=60, blank=True)
    system = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    attribution_share = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    state = models.CharField(max_length=12, default=FigureState.ENTERED.value)
    entered_by = models.CharField(max_length=64)
    entered_at = models.DateTimeField()
    verified_by = models.CharField(max_length=64, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        """Oldest period first; a missing value has its reason, a period does not end early."""

        ordering: ClassVar = ["last", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(value__isnull=False, null_reason="")
                | Q(
                    value__isnull=True,
                    null_reason__in=[one.value for one in NullReason],
                ),
                name="programme_figure_value_or_reason",
            ),
            models.CheckConstraint(
                condition=Q(first__isnull=True)
                | Q(last__isnull=True)
                | Q(last__gte=models.F("first")),
                name="programme_figure_period",
            ),
            models.CheckConstraint(
                condition=Q(qualifier__in=[one.value for one in Qualifier])
                & Q(kind__in=[one.value for one in Kind])
                & Q(basis__in=[one.value for one in Basis])
                & Q(state__in=[one.value for one in FigureState]),
                name="programme_figure_known",
            ),
            models.CheckConstraint(
                condition=Q(attribution_share__isnull=True)
                | Q(attribution_share__gte=0, attribution_share__lte=1),
                name="programme_figure_share",
            ),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class FigurePart(models.Model):
    """One category of a figure's breakdown, in the codes of the scheme it was collected in."""

    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="parts")
    category = models.CharField(max_length=40)
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    null_reason = models.CharField(max_length=16, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """A category once a figure."""

        ordering: ClassVar = ["figure_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["figure", "category"], name="programme_part_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, null_reason="")
                | Q(value__isnull=True, null_reason__in=[one.value for one in NullReason]),
                name="programme_part_value_or_reason",
            ),
        ]

    def __str__(self) -> str:
        """Return the category."""
        return self.category


class SourceRecord(models.Model):
    """What a publication says besides figures: stories, work announced, notes; as it was loaded."""

    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.CASCADE, related_name="records"
    )
    kind = models.CharField(max_length=20)
    ref = models.CharField(max_length=40)
    data = models.JSONField()
    position = models.PositiveIntegerField(default=0)

    class Meta:
        """In the order of the file."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "ref"], name="programme_record_once")
        ]

    def __str__(self) -> str:
        """Return the reference."""
        return self.ref
