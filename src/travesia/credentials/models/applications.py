"""Applications by the public: where each stands, what was handed in, asked and done."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from travesia.core.encryption import context_of
from travesia.core.ids import new_id
from travesia.core.locked import Locked
from travesia.credentials.domain import CATEGORY_LENGTH
from travesia.credentials.domain.evisa import ApplicationAct, ApplicationState, UploadKind
from travesia.credentials.models.ledger import Authorisation


class Application(Locked):
    """One application; who applies, what they say and the note of a refusal lie encrypted.

    They are one value under one key.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reference = models.CharField(max_length=16, unique=True)
    code_hash = models.CharField(max_length=200, help_text="of the code that opens it; slow")
    token_hash = models.CharField(max_length=64, unique=True, help_text="of the form it came by")
    document_mark = models.CharField(max_length=64, help_text="keyed hash of the travel document")
    state = models.CharField(max_length=9, default=ApplicationState.BEGUN.value)
    country = models.CharField(max_length=3)
    offer = models.CharField(max_length=40)
    offer_version = models.CharField(max_length=60)
    category = models.CharField(max_length=CATEGORY_LENGTH, blank=True)
    nationality = models.CharField(max_length=3)
    language = models.CharField(max_length=2)
    arrives_on = models.DateField()
    departs_on = models.DateField()
    fee_minor = models.PositiveBigIntegerField(help_text="whole minor units")
    fee_currency = models.CharField(max_length=3, blank=True, help_text="ISO 4217")
    promise_days = models.PositiveSmallIntegerField(help_text="working days")
    begun_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    paused_days = models.PositiveIntegerField(default=0, help_text="working days, applicant asked")
    decided_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(
        null=True, blank=True, help_text="when what was handed in was erased"
    )
    refusal = models.CharField(max_length=20, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    closed_until = models.DateTimeField(null=True, blank=True, help_text="after wrong codes")
    authorisation = models.OneToOneField(
        Authorisation,
        on_delete=models.CASCADE,
        related_name="application",
        null=True,
        blank=True,
    )

    class Meta:
        """Approved has an authorisation and nothing else has; refused has a reason."""

        ordering: ClassVar = ["begun_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ApplicationState]),
                name="credentials_application_state",
            ),
            models.CheckConstraint(
                condition=Q(state=ApplicationState.APPROVED.value, authorisation__isnull=False)
                | (~Q(state=ApplicationState.APPROVED.value) & Q(authorisation__isnull=True)),
                name="credentials_approved_in_ledger",
            ),
            models.CheckConstraint(
                condition=~Q(state=ApplicationState.REFUSED.value) | ~Q(refusal=""),
                name="credentials_refused_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(departs_on__gte=F("arrives_on")), name="credentials_departs_after"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "queued_at"], name="credentials_waiting"),
            models.Index(fields=["document_mark"], name="credentials_app_document"),
        ]

    def __str__(self) -> str:
        """Return the id: a reference is half of what opens an application."""
        return str(self.id)

    def context(self) -> bytes:
        """Return what the particulars are bound to."""
        return context_of("credentials.application", self.id, "particulars")


class ApplicationUpload(Locked):
    """One document that was handed in, encrypted under a data key of its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="uploads")
    kind = models.CharField(max_length=16)
    media_type = models.CharField(max_length=20)
    size = models.PositiveIntegerField(help_text="bytes before encryption")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file as it was sent")
    added_at = models.DateTimeField()

    class Meta:
        """The same file once an application and kind."""

        ordering: ClassVar = ["added_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in UploadKind]),
                name="credentials_upload_known",
            ),
            models.UniqueConstraint(
                fields=["application", "kind", "digest"], name="credentials_upload_once"
            ),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)

    def context(self) -> bytes:
        """Return what the content is bound to: this application and this document."""
        return context_of("credentials.upload", self.application_id, self.id, "content")


class ApplicationQuestion(Locked):
    """What an officer asked the applicant, and the answer; one is open at most.

    Both lie encrypted in one value: questions name people as often as answers do.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="questions")
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=60, help_text="Actor id")
    answer_by = models.DateField(
        null=True, blank=True, help_text="last day for an answer; lapses after it"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order of asking."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(answered_at__isnull=True),
                name="credentials_one_open_question",
            )
        ]

    def __str__(self) -> str:
        """Return the row's id."""
        return str(self.pk)

    def context(self) -> bytes:
        """Return what the words are bound to: this application and this question."""
        return context_of("credentials.question", self.application_id, self.pk, "words")


class ApplicationStep(models.Model):
    """One act on an application: who took it and when; only ever added."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField(max_length=13)
    at = models.DateTimeField()
    by = models.CharField(max_length=60, help_text="Actor id")

    class Meta:
        """In the order of acting."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(act__in=sorted(act.value for act in ApplicationAct)),
                name="credentials_application_act",
            )
        ]

    def __str__(self) -> str:
        """Return the row's id."""
        return str(self.pk)


class PublicTry(models.Model):
    """That somebody of the public tried something, for limits; gone after a day."""

    kind = models.CharField(max_length=12)
    who = models.CharField(max_length=64, help_text="keyed hash of an address and the day")
    at = models.DateTimeField()

    class Meta:
        """Counted by who and since when."""

        indexes: ClassVar = [models.Index(fields=["kind", "who", "at"], name="credentials_tries")]

    def __str__(self) -> str:
        """Return the row's id."""
        return str(self.pk)


class VisaBook(models.Model):
    """A book of visas as it was loaded; the newest holds, and none is ever taken away."""

    name = models.CharField(max_length=200)
    text = models.TextField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the text")
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=80)

    class Meta:
        """In the order of loading."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return name and digest."""
        return f"{self.name} {self.digest[:12]}"

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's
        """Keep a new book; one that was kept is never changed, in the database neither."""
        if not self._state.adding:
            raise ValueError("a book that was loaded is never changed: load another")
        super().save(*args, **kwargs)
