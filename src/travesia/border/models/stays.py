"""Stays, reckoned from the log and made anew at any time, and what officers said of them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from travesia.border.domain.pairing import StayState
from travesia.border.domain.reckoned import StayFacts
from travesia.core.ids import new_id


class Stay(models.Model):
    """One stay in one country; nothing stands here that the log and the rules do not give again."""

    #: Root of its first movement: the same stay has the same id whenever it is made.
    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=3)
    state = models.CharField(max_length=13)
    entry_root = models.UUIDField(null=True, blank=True)
    exit_root = models.UUIDField(null=True, blank=True)
    #: The record that left, where it is another one of the same traveller.
    exit_person = models.ForeignKey(
        "people.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    entered_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    #: Days at the posts.
    entry_day = models.DateField(null=True, blank=True)
    exit_day = models.DateField(null=True, blank=True)
    entry_post = models.CharField(max_length=20, blank=True)
    exit_post = models.CharField(max_length=20, blank=True)
    mode = models.CharField(max_length=8)
    nationality = models.CharField(max_length=3, blank=True)
    days = models.PositiveIntegerField(default=0)
    rule = models.CharField(max_length=80, blank=True)
    bound = models.CharField(max_length=20, blank=True)
    last_day = models.DateField(null=True, blank=True)
    #: Of an ended stay, word of the calculator; empty while it is open.
    standing = models.CharField(max_length=16, blank=True)
    overstay_days = models.PositiveIntegerField(default=0)
    #: Days that an officer granted with the entry; None for those of the rule.
    days_granted = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        """Only states that exist; an overstay has both ends; indexes for the reports."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in StayState]), name="border_stay_state"
            ),
            models.CheckConstraint(
                condition=Q(overstay_days=0)
                | Q(
                    state=StayState.CLOSED.value, entry_root__isnull=False, exit_root__isnull=False
                ),
                name="border_stay_over_has_ends",
            ),
            models.CheckConstraint(
                condition=Q(id=F("entry_root")) | Q(entry_root__isnull=True, id=F("exit_root")),
                name="border_stay_named_by_first",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["country", "state", "last_day", "entry_post", "nationality"],
                name="border_stay_open",
            ),
            models.Index(
                fields=["country", "entry_day", "entry_post", "nationality", "state"],
                name="border_stay_entries",
            ),
            models.Index(
                fields=["country", "exit_day", "exit_post", "nationality", "standing"],
                name="border_stay_exits",
            ),
            models.Index(fields=["exit_root"], name="border_stay_exit"),
            models.Index(
                fields=["exit_person"],
                condition=Q(exit_person__isnull=False),
                name="border_stay_two_records",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.state}"

    @classmethod
    def of(cls, facts: StayFacts) -> "Stay":
        """Make the row of what was reckoned; nothing is saved."""
        return cls(**{name: getattr(facts, name) for name in FACTS})

    def facts(self) -> StayFacts:
        """Return the row as values."""
        values = {name: getattr(self, name) for name in FACTS}
        return StayFacts(**(values | {"state": StayState(self.state)}))


#: Columns of a stay, all of them reckoned.
FACTS = tuple(StayFacts.__dataclass_fields__)


class StayConfirmation(models.Model):
    """What an officer said about an entry and an exit with different documents; only ever added.

    Of the same two movements the newest answer counts.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    entry_root = models.UUIDField()
    exit_root = models.UUIDField()
    same_traveller = models.BooleanField()
    reason = models.CharField(max_length=500)
    answered_by = models.CharField(max_length=80)
    answered_at = models.DateTimeField()
    #: Number of the journal entry that holds this answer.
    entry_seq = models.BigIntegerField()

    class Meta:
        """In the order of answering; a reason is always given."""

        ordering: ClassVar = ["answered_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="border_stay_confirm_reason")
        ]
        indexes: ClassVar = [
            models.Index(fields=["entry_root"], name="border_stay_confirm_entry"),
            models.Index(fields=["exit_root"], name="border_stay_confirm_exit"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_root} {self.exit_root}"


class StayCursor(models.Model):
    """How far into the journal the stays have followed it; one row for each chain."""

    node = models.CharField(max_length=64)
    epoch = models.PositiveIntegerField()
    seq = models.BigIntegerField(default=0)

    class Meta:
        """One row for each chain."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["node", "epoch"], name="border_stay_cursor_once")
        ]

    def __str__(self) -> str:
        return f"{self.node}/{self.epoch}/{self.seq}"


class StayBook(models.Model):
    """A book of rules of stay as it was loaded; the newest holds, and none is ever taken away."""

    name = models.CharField(max_length=200)
    text = models.TextField()
    #: SHA-256 of the text.
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=80)
    #: Number of the journal entry that says so.
    entry_seq = models.BigIntegerField()

    class Meta:
        """In the order of loading; found by digest."""

        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["digest"], name="border_stay_book_digest")]

    def __str__(self) -> str:
        return f"{self.name} {self.digest[:12]}"
