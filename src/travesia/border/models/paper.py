"""Crossings entered from paper, and the list entries that were found only then."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from travesia.border.domain import PaperDecision
from travesia.border.models.log import Inspection, InspectionHit
from travesia.core.ids import new_id


class PaperFormQuerySet(models.QuerySet["PaperForm"]):
    """Sets of forms."""

    def unanswered(self) -> Self:
        """Leave those about which a list or register was silent, the longest not asked first."""
        return self.filter(silent_at__isnull=False).order_by("silent_at", "id")


class PaperForm(models.Model):
    """What stood on one form, as it was entered afterwards."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    #: Made by the page; the same page sent twice finds the form it entered.
    client_nonce = models.UUIDField()
    inspection = models.OneToOneField(Inspection, on_delete=models.PROTECT, related_name="paper")
    post_code = models.CharField(max_length=20)
    country = models.CharField(max_length=3)
    #: The form's number as written, and as it is compared.
    number = models.CharField(max_length=40)
    number_key = models.CharField(max_length=40)
    crossed_at = models.DateTimeField()
    decision = models.CharField(max_length=12)
    #: Who decided on paper: name or staff number as written; a refusal names two.
    officer = models.CharField(max_length=80)
    second_officer = models.CharField(max_length=80, blank=True)
    #: Code of the reason of a refusal.
    reason = models.CharField(max_length=10, blank=True)
    entered_by = models.CharField(max_length=80)
    entered_at = models.DateTimeField()
    #: Number of the journal entry that holds the form.
    entry_seq = models.BigIntegerField()
    #: When a list or register was last silent about the traveller; None once all have answered.
    silent_at = models.DateTimeField(null=True, blank=True)

    objects = PaperFormQuerySet.as_manager()

    class Meta:
        """A form is entered once; a refusal has a reason and two officers."""

        ordering: ClassVar = ["entered_at", "id"]
        indexes: ClassVar = [
            models.Index(
                fields=["post_code", "silent_at"],
                condition=Q(silent_at__isnull=False),
                name="border_paper_silent",
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post_code", "number_key"], name="border_paper_once"),
            models.UniqueConstraint(
                fields=["entered_by", "client_nonce"], name="border_paper_page_once"
            ),
            models.CheckConstraint(
                condition=Q(decision__in=[one.value for one in PaperDecision]),
                name="border_paper_decision",
            ),
            models.CheckConstraint(
                condition=~Q(decision=PaperDecision.REFUSED.value)
                | (~Q(reason="") & ~Q(second_officer="") & ~Q(second_officer=F("officer"))),
                name="border_paper_two_officers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_code} {self.number}"

    def quoted_number(self) -> int:
        """Return the one number that people write on the form and find in the log again.

        That of the crossing as it was entered; where nobody crossed, that of the form.
        """
        first = (one for one in self.inspection.crossings.all() if one.version == 1)
        crossing = next(first, None)
        return self.entry_seq if crossing is None else crossing.entry_seq


class LateHitQuerySet(models.QuerySet["LateHit"]):
    """Sets of late hits."""

    def waiting(self) -> Self:
        """Leave what a person still has to look at, or to tell the owner of the list."""
        return self.filter(closed_at=None)


class LateHit(models.Model):
    """A list entry that was found when a form was entered: the traveller is gone.

    What was answered stands with the entry (`InspectionHit`); a person closes it, nothing else.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hit = models.OneToOneField(InspectionHit, on_delete=models.PROTECT, related_name="late")
    post_code = models.CharField(max_length=20)
    country = models.CharField(max_length=3)
    raised_at = models.DateTimeField()
    #: Number of the journal entry; people quote it.
    entry_seq = models.BigIntegerField()
    #: Who told the authority that owns the list, and how and why as they wrote it.
    informed_by = models.CharField(max_length=80, blank=True)
    informed_at = models.DateTimeField(null=True, blank=True)
    informed_note = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = LateHitQuerySet.as_manager()

    class Meta:
        """The longest waiting first; whoever informed said how."""

        ordering: ClassVar = ["raised_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(informed_at=None, informed_by="", informed_note="")
                | (Q(informed_at__isnull=False) & ~Q(informed_by="") & ~Q(informed_note="")),
                name="border_late_hit_informed",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["post_code", "closed_at"], name="border_late_hit_post")
        ]

    def __str__(self) -> str:
        return f"{self.post_code} {self.raised_at:%Y-%m-%d %H:%M}"
