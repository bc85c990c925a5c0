"""Inspections with their decisions and refusals, and the append-only log of crossings."""

from collections.abc import Iterable
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.base import ModelBase

from travesia.border.domain import Direction, InspectionState, Outcome
from travesia.core.ids import new_id


def _choices(enum: type[Direction] | type[Outcome] | type[InspectionState]) -> list[str]:
    return [member.value for member in enum]


class Inspection(models.Model):
    """One traveller with one document before an officer, from the reading to the decision."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    #: Made by the form; the same form sent twice finds the inspection it made the first time.
    client_nonce = models.UUIDField()
    post_code = models.CharField(max_length=20)
    country = models.CharField(max_length=3)
    mode = models.CharField(max_length=8)
    direction = models.CharField(max_length=5)
    state = models.CharField(max_length=20, default=InspectionState.OPENED)
    opened_at = models.DateTimeField()
    #: The day at the post on which the document was read: it decides expiry and centuries.
    read_on = models.DateField()
    opened_by = models.CharField(max_length=80)
    #: `zone` or `typed`.
    source = models.CharField(max_length=8)

    primary = models.CharField(max_length=120, blank=True)
    secondary = models.CharField(max_length=120, blank=True)
    #: EDTF-like: 1974-08-12, 1974-08-XX, empty.
    birth_date = models.CharField(max_length=10, blank=True)
    sex = models.CharField(max_length=1, blank=True)
    nationality = models.CharField(max_length=3, blank=True)
    document_code = models.CharField(max_length=2, blank=True)
    issuing_state = models.CharField(max_length=3, blank=True)
    document_number = models.CharField(max_length=30, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    optional_data = models.CharField(max_length=40, blank=True)
    mrz = models.CharField(max_length=100, blank=True)

    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    #: Label, version and day of each list that was asked, as it stood at that moment.
    lists = models.JSONField(default=list)
    #: What each register of documents said: key, label, how, needed, reason, when.
    registers = models.JSONField(default=list, db_default=[], blank=True)
    #: Key of the list → version: what the decision rests on.
    basis = models.JSONField(default=dict)
    #: What was noted of the person at opening: findings as code, about and facts.
    noted = models.JSONField(default=list)
    referral_reason = models.CharField(max_length=30, blank=True)
    #: Of a document that several have shown: `known` or `new` once an officer said who is here.
    holder = models.CharField(max_length=5, blank=True, default="", db_default="")

    class Meta:
        """One inspection for one form; only states and directions that exist."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["opened_by", "client_nonce"], name="border_inspection_once"
            ),
            models.CheckConstraint(
                condition=Q(direction__in=_choices(Direction)), name="border_inspection_direction"
            ),
            models.CheckConstraint(
                condition=Q(state__in=_choices(InspectionState)), name="border_inspection_state"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["post_code", "state", "-opened_at"], name="border_inspection_post")
        ]

    def __str__(self) -> str:
        return f"{self.post_code} {self.opened_at:%Y-%m-%d %H:%M} {self.state}"


class InspectionHit(models.Model):
    """A list entry that an inspection has to answer, as the officer saw it."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="hits")
    entry_id = models.UUIDField()
    position = models.PositiveSmallIntegerField()
    #: The comparison and the instruction, word for word as they stood on the screen.
    shown = models.JSONField()
    #: `not_same`, `may_be_same` or empty while nobody has answered.
    answer = models.CharField(max_length=12, blank=True)
    answered_by = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A list entry is asked once an inspection."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inspection", "entry_id"], name="border_hit_once"),
            models.CheckConstraint(
                condition=Q(answer__in=["", "not_same", "may_be_same"]), name="border_hit_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.answer or 'open'}"


class Presentation(models.Model):
    """A visa, card or seal that was read with the travel document of an inspection."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="presented")
    #: `visa`, `card` or `seal`.
    kind = models.CharField(max_length=8)
    #: What was read: lines of a zone, base45 of a card, hexadecimal digits of a seal.
    text = models.TextField()
    #: SHA-256 of the text: the same thing read twice is one row.
    digest = models.CharField(max_length=64)
    read_at = models.DateTimeField()
    read_by = models.CharField(max_length=80)
    #: What checking gave at that moment: `verified`, `unknown_issuer` …; of a visa `in_date` …
    state = models.CharField(max_length=16)
    #: Meaning of the state on the screen: ok, caution, stop, none.
    meaning = models.CharField(max_length=8)
    #: What was found, as code, level, about and facts.
    noted = models.JSONField(default=list)
    #: The comparison with the travel document, as it stood on the screen.
    compared = models.JSONField(default=list)

    class Meta:
        """In the order of reading; one thing is presented once an inspection."""

        ordering: ClassVar = ["read_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inspection", "digest"], name="border_presented_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["visa", "card", "seal"]), name="border_presented_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Decision(models.Model):
    """One act of an officer on an inspection; rows are only ever added."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="decisions")
    act = models.CharField(max_length=20)
    ground = models.CharField(max_length=30, blank=True)
    note = models.CharField(max_length=500, blank=True)
    decided_by = models.CharField(max_length=80)
    decided_at = models.DateTimeField()
    #: Number of the journal entry that holds this act.
    entry_seq = models.BigIntegerField()

    class Meta:
        """In the order they were taken; found by inspection."""

        ordering: ClassVar = ["decided_at", "id"]
        indexes: ClassVar = [models.Index(fields=["inspection"], name="border_decision_of")]

    def __str__(self) -> str:
        return f"{self.act} {self.decided_at:%Y-%m-%d %H:%M}"


class Refusal(models.Model):
    """A refusal, proposed by one officer and confirmed or withdrawn by another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="refusals")
    reason = models.CharField(max_length=10)
    #: What the officer writes about this case; printed as written.
    text = models.CharField(max_length=1000, blank=True)
    #: Language the notice is printed in, chosen with the traveller.
    language = models.CharField(max_length=2)
    #: Printed on the notice; the traveller quotes it to appeal or complain.
    reference = models.CharField(max_length=40, unique=True)
    proposed_by = models.CharField(max_length=80)
    proposed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=80, null=True, blank=True)  # noqa: DJ001  # NULL keeps the constraint below honest
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Two officers, one end, one open refusal for an inspection."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")),
                name="border_refusal_two_officers",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="border_refusal_one_end",
            ),
            models.UniqueConstraint(
                fields=["inspection"],
                condition=Q(confirmed_at__isnull=True, withdrawn_at__isnull=True),
                name="border_refusal_one_open",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class CrossingQuerySet(models.QuerySet["Crossing"]):
    """Sets of the log."""

    def current(self) -> Self:
        """Leave out what a correction superseded."""
        return self.filter(superseded_by__isnull=True)

    def crossed(self) -> Self:
        """Leave out people who were turned back."""
        return self.exclude(outcome=Outcome.REFUSED)


class Crossing(models.Model):
    """One entry of the log: never changed, only superseded by a later version of itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    client_nonce = models.UUIDField(unique=True)
    inspection = models.ForeignKey(
        Inspection, null=True, blank=True, on_delete=models.PROTECT, related_name="crossings"
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    post_code = models.CharField(max_length=20)
    country = models.CharField(max_length=3)
    mode = models.CharField(max_length=8)
    direction = models.CharField(max_length=5)
    outcome = models.CharField(max_length=12)
    #: Let through after a second-line inspection.
    second_line = models.BooleanField(default=False)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)
    purpose_of_travel = models.CharField(max_length=20, blank=True)
    conveyance = models.CharField(max_length=60, blank=True)
    ground = models.CharField(max_length=30, blank=True)
    issuing_state = models.CharField(max_length=3, blank=True)
    document_number = models.CharField(max_length=30, blank=True)
    #: As on the document (PP, PD): rules of stay differ by it.
    document_code = models.CharField(max_length=2, blank=True, default="", db_default="")
    nationality = models.CharField(max_length=3, blank=True)
    sex = models.CharField(max_length=1, blank=True)
    age_group = models.CharField(max_length=8)
    #: Local month at the post (2026-11); what statistics counted it under.
    month = models.CharField(max_length=7)
    #: Number of the journal entry; people quote it.
    entry_seq = models.BigIntegerField()

    #: Days of stay that the officer granted with the entry, and why; None for those of the rule.
    days_granted = models.PositiveSmallIntegerField(null=True, blank=True)
    days_reason = models.CharField(max_length=300, blank=True, default="", db_default="")

    #: All versions of one crossing share the id of the first.
    root = models.UUIDField()
    version = models.PositiveSmallIntegerField(default=1)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    correction_reason = models.CharField(max_length=500, blank=True)

    #: How the first version came into the log: `desk`, `paper` or `import`.
    origin = models.CharField(max_length=8, default="desk")
    #: Short name of the system it was brought in from; empty for the desk.
    source = models.CharField(max_length=20, blank=True)
    #: Seconds from reading the document to the decision; None where nobody measured them.
    handled_seconds = models.PositiveIntegerField(null=True, blank=True)
    #: Seconds from the movement to its first recording; None where the source does not say.
    lag_seconds = models.BigIntegerField(null=True, blank=True)

    objects = CrossingQuerySet.as_manager()

    class Meta:
        """Versions in a row; only outcomes that exist; found by person, shift and document."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["root", "version"], name="border_crossing_version"),
            models.CheckConstraint(
                condition=Q(direction__in=_choices(Direction)), name="border_crossing_direction"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=_choices(Outcome)), name="border_crossing_outcome"
            ),
            models.CheckConstraint(
                condition=Q(version=1, supersedes__isnull=True)
                | Q(version__gt=1, supersedes__isnull=False),
                name="border_crossing_supersedes",
            ),
            models.CheckConstraint(
                condition=Q(days_granted__isnull=True, days_reason="")
                | (Q(days_granted__gt=0, direction=Direction.ENTRY.value) & ~Q(days_reason="")),
                name="border_crossing_days_granted",
            ),
        ]
        indexes: ClassVar = [
            # All that the movement before another is looked up by, without reading the rows.
            models.Index(
                fields=["person", "-occurred_at", "direction", "outcome", "id"],
                name="border_crossing_line",
            ),
            models.Index(fields=["post_code", "-occurred_at"], name="border_crossing_day"),
            models.Index(fields=["recorded_by", "-recorded_at"], name="border_crossing_by"),
            models.Index(fields=["document_number"], name="border_crossing_document"),
            # The unique index holds what corrects nothing too, and SQLite would scan instead.
            models.Index(
                fields=["supersedes"],
                condition=Q(supersedes__isnull=False),
                name="border_crossing_corrects",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_code} {self.occurred_at:%Y-%m-%d %H:%M} {self.direction}"

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Add the row; a row that is there already cannot be saved again."""
        if not self._state.adding:
            raise TypeError("a crossing is never changed: correct it by a new entry")
        super().save(
            force_insert=force_insert,
            force_update=force_update,
            using=using,
            update_fields=update_fields,
        )
