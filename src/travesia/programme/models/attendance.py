"""Who was there: a mark instead of a name, or counts; and the keys that marks are made with."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.encryption import context_of
from travesia.core.ids import new_id
from travesia.core.locked import Locked
from travesia.programme.domain.participants import MarkBasis
from travesia.programme.models.activities import Activity


class Attendance(models.Model):
    """One person at one activity; nothing here says who it was."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="attendances")
    year = models.PositiveSmallIntegerField(help_text="programme year of the key")
    basis = models.CharField(max_length=8)
    mark = models.CharField(max_length=32, blank=True)
    sex = models.CharField(max_length=12)
    age = models.CharField(max_length=12)
    disability = models.CharField(max_length=12)
    short_set = models.CharField(max_length=6, blank=True, help_text="six answers, 1 to 4 or 9")
    mode = models.CharField(max_length=8)

    class Meta:
        """Counted by mark within a year; a mark once an activity."""

        ordering: ClassVar = ["activity_id", "id"]
        indexes: ClassVar = [
            models.Index(fields=["year", "basis", "mark"], name="programme_attendance_mark")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "mark"],
                condition=~Q(mark=""),
                name="programme_attendance_once",
            ),
            models.CheckConstraint(
                condition=Q(basis=MarkBasis.NONE.value, mark="")
                | Q(basis__in=[MarkBasis.BIRTH.value, MarkBasis.CONTACT.value]) & ~Q(mark=""),
                name="programme_attendance_basis",
            ),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)


class HeadCountPart(models.Model):
    """People of one category where only counts are known."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="head_parts")
    split = models.CharField(max_length=12)
    category = models.CharField(max_length=12)
    count = models.PositiveIntegerField()

    class Meta:
        """A category once a split."""

        ordering: ClassVar = ["activity_id", "split", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "split", "category"], name="programme_head_part_once"
            )
        ]

    def __str__(self) -> str:
        """Return split and category."""
        return f"{self.split}: {self.category}"


class YearKey(Locked):
    """The key of one programme year, encrypted; once it is dropped marks lead back to nobody."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    made_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By year; a dropped key holds nothing."""

        ordering: ClassVar = ["year"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(dropped_at__isnull=True) | Q(key_id=""),
                name="programme_year_key_dropped_is_empty",
            )
        ]

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)

    def context(self) -> bytes:
        """Return what the encrypted key is bound to."""
        return context_of("programme_yearkey", self.year, "key")


class SheetLayout(models.Model):
    """Which column of a layout is what, as somebody told it once."""

    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=32)
    names = models.JSONField(help_text="of the columns, as the file writes them")
    columns = models.JSONField(help_text="field → place of its column")
    kept_by = models.CharField(max_length=64)
    kept_at = models.DateTimeField()

    class Meta:
        """A layout once a kind of file."""

        ordering: ClassVar = ["kind", "kept_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "key"], name="programme_layout_once")
        ]

    def __str__(self) -> str:
        """Return the key."""
        return self.key
