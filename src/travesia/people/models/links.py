"""Links between records; a row ends and is never taken away while both records stand."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from travesia.core.ids import new_id
from travesia.people.domain import Evidence, LinkState, LinkView, PersonRef
from travesia.people.models.questions import IdentityQuestion
from travesia.people.models.records import Person


class PersonLinkQuerySet(models.QuerySet["PersonLink"]):
    """Links by what they do."""

    def active(self) -> Self:
        """Leave the links that join two records now."""
        return self.filter(state=LinkState.ACTIVE.value)

    def touching(self, person_ids: object) -> Self:
        """Leave the links with one of these persons on either side."""
        return self.filter(Q(first_id__in=person_ids) | Q(second_id__in=person_ids))


class PersonLink(models.Model):
    """Two records that somebody said are one person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=6, default=LinkState.ACTIVE.value)
    evidence = models.CharField(max_length=20, help_text="Code of Evidence")
    reason = models.CharField(max_length=500)
    question = models.ForeignKey(
        IdentityQuestion, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    linked_at = models.DateTimeField()
    linked_by = models.CharField(max_length=80, help_text="Actor id")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, blank=True, help_text="Actor id")
    end_reason = models.CharField(max_length=500, blank=True)

    objects = PersonLinkQuerySet.as_manager()

    class Meta:
        """One active link a pair, in one order; an ended one says when."""

        ordering: ClassVar = ["linked_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=Q(state=LinkState.ACTIVE.value),
                name="people_link_one_active",
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="people_link_in_one_order"
            ),
            models.CheckConstraint(
                condition=Q(state=LinkState.ACTIVE.value, ended_at=None)
                | Q(state=LinkState.ENDED.value, ended_at__isnull=False),
                name="people_link_ended_when",
            ),
            models.CheckConstraint(
                condition=Q(evidence__in=[e.value for e in Evidence]),
                name="people_link_evidence_known",
            ),
        ]

    def __str__(self) -> str:
        """Return the id and the state."""
        return f"{self.id} {self.state}"

    def view(self) -> LinkView:
        """Return the link as other rooms may hold it."""
        return LinkView(
            id=self.id,
            first=PersonRef(self.first_id),
            second=PersonRef(self.second_id),
            state=LinkState(self.state),
            evidence=Evidence(self.evidence),
            reason=self.reason,
            linked_at=self.linked_at,
            linked_by=self.linked_by,
            ended_at=self.ended_at,
            ended_by=self.ended_by,
            end_reason=self.end_reason,
            question_id=self.question_id,
        )
