"""The queue of questions about identities, and every act on them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from travesia.core.ids import new_id
from travesia.people.domain import (
    ADVERSE,
    IdentityAnswer,
    PersonRef,
    QuestionAct,
    QuestionKind,
    QuestionState,
    QuestionView,
    StepView,
)
from travesia.people.models.records import Person

_WAITING = [QuestionState.OPEN.value, QuestionState.PROPOSED.value]


class IdentityQuestion(models.Model):
    """One question about who somebody is; no name stands in it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=8, default=QuestionState.OPEN.value)
    key = models.CharField(max_length=64, help_text="The same for the same question")
    facts = models.JSONField(default=dict)
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=80, help_text="Actor id")
    answer = models.CharField(max_length=20, blank=True)
    proposed_by = models.CharField(max_length=80, blank=True, help_text="Actor id")
    answered_by = models.CharField(max_length=80, blank=True, help_text="Actor id")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Asked once while it waits; harm needs two persons."""

        ordering: ClassVar = ["raised_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(state__in=_WAITING), name="people_question_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in QuestionKind]),
                name="people_question_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(state=QuestionState.OPEN.value, answer="")
                | Q(
                    state__in=[QuestionState.PROPOSED.value, QuestionState.ANSWERED.value],
                    answer__in=[a.value for a in IdentityAnswer],
                ),
                name="people_question_answer_known",
            ),
            models.CheckConstraint(
                condition=~Q(
                    state=QuestionState.ANSWERED.value, answer__in=[a.value for a in ADVERSE]
                )
                | (~Q(proposed_by="") & ~Q(answered_by="") & ~Q(answered_by=F("proposed_by"))),
                name="people_question_two_persons",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "kind", "raised_at"], name="people_question_queue"),
            models.Index(fields=["key"], name="people_question_key"),
        ]

    def __str__(self) -> str:
        """Return the kind and the state."""
        return f"{self.kind} {self.state}"

    def view(self) -> QuestionView:
        """Return the question as other rooms may hold it; uses what was prefetched."""
        return QuestionView(
            id=self.id,
            kind=QuestionKind(self.kind),
            state=QuestionState(self.state),
            persons=tuple(PersonRef(row.person_id) for row in self.persons.all()),
            facts=self.facts,
            raised_at=self.raised_at,
            raised_by=self.raised_by,
            answer=IdentityAnswer(self.answer) if self.answer else None,
            answered_by=self.answered_by or self.proposed_by,
            steps=tuple(step.view() for step in self.steps.all()),
        )


class QuestionPerson(models.Model):
    """Somebody a question is about."""

    question = models.ForeignKey(IdentityQuestion, on_delete=models.CASCADE, related_name="persons")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        """In the order of asking; nobody is named twice."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question", "person"], name="people_question_person_once"
            )
        ]

    def __str__(self) -> str:
        """Return the ids."""
        return f"{self.question_id} {self.person_id}"


class QuestionStep(models.Model):
    """One act on a question; rows are only ever added."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(IdentityQuestion, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField(max_length=8)
    answer = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=500)
    by = models.CharField(max_length=80, help_text="Actor id")
    at = models.DateTimeField()

    class Meta:
        """In the order of acting."""

        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(act__in=[a.value for a in QuestionAct]),
                name="people_question_act_known",
            )
        ]

    def __str__(self) -> str:
        """Return the act."""
        return self.act

    def view(self) -> StepView:
        """Return the act as other rooms may hold it."""
        return StepView(
            act=QuestionAct(self.act),
            answer=IdentityAnswer(self.answer) if self.answer else None,
            reason=self.reason,
            by=self.by,
            at=self.at,
        )
