"""Groups, their members, and who is responsible for a child, on what document."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from travesia.border.domain import Direction, GroupKind, Proof
from travesia.border.models.log import Inspection
from travesia.core.ids import new_id


class TravelGroup(models.Model):
    """A family, a coach or a crew whose documents are read one after the other."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    #: Made by the form; the same form sent twice finds the group it opened.
    client_nonce = models.UUIDField()
    kind = models.CharField(max_length=8)
    #: What people call it: a plate, a flight, a family name.
    label = models.CharField(max_length=60)
    post_code = models.CharField(max_length=20)
    country = models.CharField(max_length=3)
    direction = models.CharField(max_length=5)
    opened_by = models.CharField(max_length=80)
    opened_at = models.DateTimeField()
    closed_by = models.CharField(max_length=80, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One group for one form; kinds and directions that exist."""

        ordering: ClassVar = ["opened_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["opened_by", "client_nonce"], name="border_group_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in GroupKind]), name="border_group_kind"
            ),
            models.CheckConstraint(
                condition=Q(direction__in=[one.value for one in Direction]),
                name="border_group_direction",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["post_code", "closed_at"], name="border_group_post")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.label}"


class GroupMember(models.Model):
    """One traveller of a group; their inspection is in no other."""

    group = models.ForeignKey(TravelGroup, on_delete=models.PROTECT, related_name="members")
    inspection = models.OneToOneField(
        Inspection, on_delete=models.PROTECT, related_name="membership"
    )
    position = models.PositiveSmallIntegerField()
    #: Authorisations that were found when the document was read.
    authorisations = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField()

    class Meta:
        """In the order of reading."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "position"], name="border_member_position")
        ]

    def __str__(self) -> str:
        return str(self.position)


class GuardianLink(models.Model):
    """Which adult answers for a child on this journey, and what shows it; rows end, none go."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    child = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="guardians")
    #: The adult's own inspection; empty for somebody who is named.
    adult = models.ForeignKey(
        Inspection, null=True, blank=True, on_delete=models.PROTECT, related_name="wards"
    )
    adult_name = models.CharField(max_length=120, blank=True)
    #: Why somebody is named who is not here: waits outside, read at another booth.
    adult_reason = models.CharField(max_length=300, blank=True)
    proof = models.CharField(max_length=20)
    proof_number = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=300, blank=True)
    linked_by = models.CharField(max_length=80)
    linked_at = models.DateTimeField()
    ended_by = models.CharField(max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Somebody here or somebody named with a reason, never oneself, once at a time."""

        ordering: ClassVar = ["linked_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(adult__isnull=False, adult_name="")
                | (Q(adult__isnull=True) & ~Q(adult_name="") & ~Q(adult_reason="")),
                name="border_guardian_who",
            ),
            models.CheckConstraint(
                condition=Q(adult__isnull=True) | ~Q(adult=F("child")),
                name="border_guardian_not_oneself",
            ),
            models.CheckConstraint(
                condition=Q(proof__in=[one.value for one in Proof]), name="border_guardian_proof"
            ),
            models.UniqueConstraint(
                fields=["child", "adult"],
                condition=Q(ended_at=None),
                name="border_guardian_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proof} {self.linked_at:%Y-%m-%d %H:%M}"
