"""The ledger: one row for every authorisation, one for every decided act."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from travesia.core.ids import new_id
from travesia.credentials.domain import (
    CATEGORY_LENGTH,
    CONDITIONS_LENGTH,
    DECIDED,
    ISSUER_LENGTH,
    Act,
    Holder,
    Kind,
    NewAuthorisation,
    State,
    Step,
    StepView,
    Terms,
    VerifiedHow,
)
from travesia.people.domain import NAME_LENGTH, NUMBER_LENGTH, number_key, state_key
from travesia.screening import name_key

#: The folded name is cut here, as people's records cut it.
KEY_LENGTH = 200

_KEPT = (State.APPLIED, State.GRANTED, State.REFUSED, State.WITHDRAWN, State.REVOKED)


class Authorisation(models.Model):
    """A visa, permit, pass or card: whom it names, what it allows, where its decided acts lead."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=16)
    category = models.CharField(max_length=CATEGORY_LENGTH, blank=True)
    number = models.CharField(max_length=NUMBER_LENGTH, blank=True, help_text="empty until granted")
    number_key = models.CharField(max_length=NUMBER_LENGTH, blank=True)
    issuer = models.CharField(max_length=ISSUER_LENGTH)
    country = models.CharField(max_length=3, help_text="Where it holds, ISO 3166-1 alpha-3")
    verified_how = models.CharField(max_length=9, default=VerifiedHow.LEDGER.value)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    primary = models.CharField(max_length=NAME_LENGTH, blank=True)
    secondary = models.CharField(max_length=NAME_LENGTH, blank=True)
    name_key = models.CharField(max_length=KEY_LENGTH, blank=True)
    birth_date = models.CharField(max_length=10, blank=True)
    sex = models.CharField(max_length=1, blank=True)
    nationality = models.CharField(max_length=3, blank=True)
    document_issuer = models.CharField(max_length=3, blank=True)
    document_number = models.CharField(max_length=NUMBER_LENGTH, blank=True)
    document_key = models.CharField(max_length=NUMBER_LENGTH, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(help_text="Last day, that day included")
    entries_allowed = models.PositiveSmallIntegerField(null=True, blank=True, help_text="None: any")
    days_per_stay = models.PositiveIntegerField(null=True, blank=True)
    conditions = models.CharField(max_length=CONDITIONS_LENGTH, blank=True)
    extends = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="extensions", null=True, blank=True
    )
    state = models.CharField(
        max_length=9,
        default=State.APPLIED.value,
        help_text="Where the decided acts lead; entries and the calendar are counted when asked",
    )
    applied_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Numbered once an issuer; found by number, document, person and name."""

        ordering: ClassVar = ["-applied_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["issuer", "number_key"],
                condition=~Q(number_key=""),
                name="credentials_number_of_issuer",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind])
                & Q(state__in=[state.value for state in _KEPT])
                & Q(verified_how__in=[how.value for how in VerifiedHow]),
                name="credentials_words_known",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="credentials_ends_after_begin"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.GRANTED.value, State.REVOKED.value])
                | ~Q(number_key=""),
                name="credentials_granted_has_number",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.EXTENSION.value, extends__isnull=False, entries_allowed=0)
                | (
                    ~Q(kind=Kind.EXTENSION.value)
                    & Q(extends__isnull=True)
                    & (Q(entries_allowed__isnull=True) | Q(entries_allowed__gt=0))
                ),
                name="credentials_extension_extends",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["number_key"], name="credentials_number"),
            models.Index(fields=["document_key"], name="credentials_document"),
            models.Index(fields=["name_key"], name="credentials_name"),
            models.Index(fields=["state", "applied_at"], name="credentials_queue"),
            models.Index(fields=["valid_until"], name="credentials_end"),
        ]

    def __str__(self) -> str:
        """Return the id: a name is not for logs."""
        return str(self.id)

    @classmethod
    def of(cls, new: NewAuthorisation, **more: object) -> "Authorisation":
        """Make the row of what is applied for; nothing is saved."""
        holder, terms = new.holder, new.terms
        return cls(
            id=new_id(),
            kind=new.kind.value,
            category=new.category,
            issuer=new.issuer,
            country=new.country,
            person_id=holder.person_id,
            primary=holder.primary,
            secondary=holder.secondary,
            name_key=name_key(holder.primary, holder.secondary)[:KEY_LENGTH],
            birth_date=holder.birth_date,
            sex=holder.sex,
            nationality=holder.nationality,
            document_issuer=state_key(holder.document_issuer),
            document_number=holder.document_number,
            document_key=number_key(holder.document_number),
            valid_from=terms.valid_from,
            valid_until=terms.valid_until,
            entries_allowed=terms.entries_allowed,
            days_per_stay=terms.days_per_stay,
            conditions=new.conditions,
            extends_id=new.extends,
            **more,
        )

    def holder(self) -> Holder:
        """Return whom it names."""
        return Holder(
            primary=self.primary,
            secondary=self.secondary,
            birth_date=self.birth_date,
            sex=self.sex,
            nationality=self.nationality,
            document_issuer=self.document_issuer,
            document_number=self.document_number,
            person_id=self.person_id,
        )

    def terms(self) -> Terms:
        """Return what it allows."""
        return Terms(self.valid_from, self.valid_until, self.entries_allowed, self.days_per_stay)

    def decided(self) -> "list[AuthorisationStep]":
        """Return the decided acts in their order; uses prefetched ones when there are."""
        return sorted(self.steps.all(), key=lambda step: step.pk)


class AuthorisationStep(models.Model):
    """One decided act: from which day it counts, who decided it and why; only ever added."""

    authorisation = models.ForeignKey(Authorisation, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField(max_length=8)
    effective_on = models.DateField()
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=60, help_text="Actor id")
    reason = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=CONDITIONS_LENGTH, blank=True)

    class Meta:
        """In the order of deciding; what harms has a reason."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(act__in=sorted(act.value for act in DECIDED)),
                name="credentials_step_known",
            ),
            models.CheckConstraint(
                condition=~Q(act__in=[Act.REFUSE.value, Act.REVOKE.value]) | ~Q(reason=""),
                name="credentials_adverse_has_reason",
            ),
        ]

    def __str__(self) -> str:
        """Return the row's id."""
        return str(self.pk)

    def step(self) -> Step:
        """Return the act as the rules count it."""
        return Step(Act(self.act), self.effective_on)

    def view(self) -> StepView:
        """Return the act as a page shows it."""
        return StepView(
            act=self.act,
            effective_on=self.effective_on,
            decided_at=self.decided_at,
            decided_by=self.decided_by,
            reason=self.reason,
            note=self.note,
        )
