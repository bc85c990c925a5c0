"""Tables of the journal: the chain, the bodies beside it, what was erased, who is held."""

from typing import Self

from django.db import models

from travesia.core import clock
from travesia.core.ids import new_id


class JournalNode(models.Model):
    """The head of one chain; its row is locked while an entry takes the next number."""

    pk = models.CompositePrimaryKey("node", "epoch")
    node = models.CharField(max_length=31)
    epoch = models.PositiveIntegerField()
    seq = models.BigIntegerField(default=0)
    hash = models.BinaryField(max_length=32)
    #: Public key of the node's checkpoints as a C2SP verifier key; empty before the first one.
    verifier_key = models.CharField(max_length=200, default="", blank=True)
    #: Length of the chain at its last checkpoint; 0 before the first one.
    signed = models.BigIntegerField(default=0)

    class Meta:
        """One row per epoch of each node."""

        db_table = "journal_node"

    def __str__(self) -> str:
        """Return the chain's name and length."""
        return f"{self.node}/{self.epoch} at {self.seq}"


class JournalEntry(models.Model):
    """One act or look: the envelope, its place in the chain and its hash; never changed."""

    v = models.PositiveSmallIntegerField()
    eid = models.UUIDField(primary_key=True, default=new_id, editable=False)
    node = models.CharField(max_length=31)
    epoch = models.PositiveIntegerField()
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=100)
    version = models.PositiveSmallIntegerField()
    occurred_at = models.CharField(max_length=27)
    utc_offset = models.SmallIntegerField()
    recorded_at = models.CharField(max_length=27)
    actor = models.CharField(max_length=120)
    session = models.CharField(max_length=64, blank=True)
    purpose = models.CharField(max_length=60)
    basis = models.TextField()
    #: Hyphenated id of the entry this one corrects, or nothing; text, so that no column is NULL.
    supersedes = models.CharField(max_length=36, blank=True)
    body_commitment = models.BinaryField(max_length=32)
    subjects_commitment = models.BinaryField(max_length=32)
    prev = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        """Numbers are unique in their chain; kinds are read in order of numbers."""

        db_table = "journal_entry"
        constraints = (
            models.UniqueConstraint(fields=("node", "epoch", "seq"), name="journal_entry_place"),
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="journal_entry_counts"),
        )
        indexes = (
            models.Index(fields=("kind", "node", "epoch", "seq"), name="journal_entry_kind"),
        )

    def __str__(self) -> str:
        """Return the entry's place and kind."""
        return f"{self.node}/{self.epoch}/{self.seq} {self.kind}"


class JournalBody(models.Model):
    """What an entry says, with the salt of its commitments; gone once it was erased."""

    entry = models.OneToOneField(
        JournalEntry,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="body",
        db_column="eid",
    )
    salt = models.BinaryField(max_length=16)
    content = models.TextField()

    class Meta:
        """One body per entry at most."""

        db_table = "journal_body"

    def __str__(self) -> str:
        """Return the id of the entry."""
        return str(self.pk)


class JournalSubject(models.Model):
    """Whom or what an entry is about; erased together with the body."""

    pk = models.CompositePrimaryKey("entry_id", "kind", "subject_id")
    entry = models.ForeignKey(
        JournalEntry,
        on_delete=models.PROTECT,
        related_name="subjects",
        db_column="eid",
        db_index=False,
    )
    kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()

    class Meta:
        """Found by the subject, newest entries last (ids rise with time)."""

        db_table = "journal_subject"
        indexes = (
            models.Index(fields=("kind", "subject_id", "entry"), name="journal_subject_trail"),
        )

    def __str__(self) -> str:
        """Return the subject."""
        return f"{self.kind} {self.subject_id}"


class JournalErasure(models.Model):
    """Says which entry recorded that a body was erased; without this row no body may go."""

    entry = models.OneToOneField(
        JournalEntry,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="erasure",
        db_column="eid",
    )
    by = models.ForeignKey(
        JournalEntry, on_delete=models.PROTECT, related_name="+", db_column="by_eid"
    )

    class Meta:
        """One erasure per entry."""

        db_table = "journal_erasure"

    def __str__(self) -> str:
        """Return the id of the entry whose body is gone."""
        return str(self.pk)


class JournalCheckpoint(models.Model):
    """A signed note that the chain had this hash at this length."""

    pk = models.CompositePrimaryKey("node", "epoch", "size")
    node = models.CharField(max_length=31)
    epoch = models.PositiveIntegerField()
    size = models.BigIntegerField()
    note = models.TextField()

    class Meta:
        """One note per length of a chain."""

        db_table = "journal_checkpoint"

    def __str__(self) -> str:
        """Return the chain and the length that was signed."""
        return f"{self.node}/{self.epoch} at {self.size}"


class HoldQuerySet(models.QuerySet["JournalHold"]):
    """Holds, and which of them count today."""

    def in_force(self) -> Self:
        """Return the holds that nobody released and whose last day is not over."""
        lasting = models.Q(until__isnull=True) | models.Q(until__gte=clock.today())
        return self.filter(lasting, released_at__isnull=True)


class JournalHold(models.Model):
    """A subject whose records may not be erased yet: a case in court, a request in progress."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    reason = models.CharField(max_length=500)
    owner = models.CharField(max_length=120)
    placed_at = models.DateTimeField()
    until = models.DateField(null=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=120, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        """Found by the subject while it is in force."""

        db_table = "journal_hold"
        indexes = (
            models.Index(
                fields=("kind", "subject_id"),
                condition=models.Q(released_at__isnull=True),
                name="journal_hold_open",
            ),
        )

    def __str__(self) -> str:
        """Return the subject and the reason."""
        return f"{self.kind} {self.subject_id}: {self.reason}"
