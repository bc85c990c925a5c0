"""Persons, their names and the documents they have shown."""

from typing import ClassVar

from django.db import models

from travesia.core.ids import new_id
from travesia.people.domain import (
    NAME_LENGTH,
    NUMBER_LENGTH,
    SEXES,
    Claim,
    HeldDocument,
    NameKind,
    NameView,
    PersonView,
    Standing,
)
from travesia.screening import Precision


class Person(models.Model):
    """One registered person: what is claimed now; earlier claims are names and journal entries."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registered_at = models.DateTimeField()
    standing = models.CharField(max_length=8, default=Standing.CLAIMED.value)
    revision = models.PositiveIntegerField(default=1)
    birth_date = models.CharField(
        max_length=10, blank=True, help_text="1974-08-12, 1974-08-XX, 1974 or empty"
    )
    birth_precision = models.CharField(max_length=5)
    birth_earliest = models.DateField(null=True, blank=True)
    birth_latest = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, blank=True, help_text="F, M, X or empty (vocab sexes)")
    nationality = models.CharField(
        max_length=3, blank=True, help_text="Doc 9303-3 §5 code (vocab states)"
    )

    class Meta:
        """Only known codes, and bounds that belong together; found by the birth date."""

        indexes: ClassVar = [models.Index(fields=["birth_date", "id"], name="people_person_born")]

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(sex__in=SEXES), name="people_person_sex_known"
            ),
            models.CheckConstraint(
                condition=models.Q(standing__in=[s.value for s in Standing]),
                name="people_person_standing_known",
            ),
            models.CheckConstraint(
                condition=models.Q(birth_precision__in=[p.value for p in Precision]),
                name="people_person_precision_known",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    birth_precision="none", birth_earliest=None, birth_latest=None, birth_date=""
                )
                | models.Q(birth_earliest__lte=models.F("birth_latest")),
                name="people_person_birth_bounds",
            ),
        ]

    def __str__(self) -> str:
        """Return the id: a person's name is not for logs."""
        return str(self.id)

    def claimed_name(self) -> "PersonName":
        """Return the name claimed now; uses prefetched names when there are."""
        return next(name for name in self.names.all() if name.kind == NameKind.CLAIMED)

    def standing_names(self) -> "list[PersonName]":
        """Return the names that were not withdrawn; uses prefetched names when there are."""
        return [name for name in self.names.all() if name.withdrawn_at is None]

    def claim(self, claimed: "PersonName | None" = None) -> Claim:
        """Return what the person claims now; `claimed` is the name, where it was read already."""
        name = claimed or self.claimed_name()
        return Claim(
            primary=name.primary,
            secondary=name.secondary,
            birth_date=self.birth_date,
            sex=self.sex,
            nationality=self.nationality,
        )

    def view(self) -> PersonView:
        """Return the record as other rooms may hold it."""
        return PersonView(
            id=self.id,
            claim=self.claim(),
            names=tuple(name.view() for name in self.standing_names()),
            documents=tuple(document.view() for document in self.documents.all()),
            photos=tuple(photo.ref() for photo in self.photos.all()),
            verifications=tuple(check.view() for check in self.verifications.all()),
            document_reports=tuple(report.view() for report in self.document_reports.all()),
            registered_at=self.registered_at,
            standing=Standing(self.standing),
            revision=self.revision,
        )


class NameQuerySet(models.QuerySet["PersonName"]):
    """Sets of names."""

    def standing(self) -> "NameQuerySet":
        """Keep the names that were not withdrawn: by the others nobody is found."""
        return self.filter(withdrawn_at__isnull=True)


class PersonName(models.Model):
    """One name of a person as written, and the folded key that finds it again."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(max_length=8)
    script = models.CharField(max_length=4, help_text="ISO 15924")
    primary = models.CharField(max_length=NAME_LENGTH, blank=True)
    secondary = models.CharField(max_length=NAME_LENGTH, blank=True)
    key = models.CharField(
        max_length=200, help_text="screening.name_key of the name, cut; finds, never decides"
    )
    valid_from = models.CharField(max_length=10, blank=True, help_text="whole, in part or empty")
    valid_until = models.CharField(max_length=10, blank=True, help_text="whole, in part or empty")
    document = models.ForeignKey(
        "PersonDocument", on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = NameQuerySet.as_manager()

    class Meta:
        """One claimed name a person; found by its key."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(kind=NameKind.CLAIMED.value),
                name="people_name_one_claimed",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[k.value for k in NameKind]),
                name="people_name_kind_known",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["key"], name="people_name_key")]

    def __str__(self) -> str:
        """Return the row's id: a name is not for logs."""
        return str(self.pk)

    def view(self) -> NameView:
        """Return the name as other rooms may hold it."""
        return NameView(
            kind=NameKind(self.kind),
            script=self.script,
            primary=self.primary,
            secondary=self.secondary,
            id=self.pk,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            document_id=self.document_id,
        )


class PersonDocument(models.Model):
    """A travel document that a person has shown; the same one is kept once a person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="documents")
    document_code = models.CharField(max_length=2, blank=True, help_text="Doc 9303, e.g. P or ID")
    issuing_state = models.CharField(max_length=3, help_text="Doc 9303-3 §5 code (vocab states)")
    number = models.CharField(max_length=NUMBER_LENGTH)
    number_key = models.CharField(max_length=NUMBER_LENGTH)
    expires_on = models.DateField(null=True, blank=True)
    optional_data = models.CharField(max_length=60, blank=True)
    mrz = models.CharField(max_length=100, blank=True)
    held_since = models.DateTimeField()

    class Meta:
        """Unique by person, issuer and number; found by issuer and number."""

        ordering: ClassVar = ["-held_since", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "issuing_state", "number_key"], name="people_document_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(number_key=""), name="people_document_numbered"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["number_key", "issuing_state"], name="people_document_number")
        ]

    def __str__(self) -> str:
        """Return the id: a document number is not for logs."""
        return str(self.id)

    def view(self) -> HeldDocument:
        """Return the document as other rooms may hold it."""
        return HeldDocument(
            document_code=self.document_code,
            issuing_state=self.issuing_state,
            number=self.number,
            expires_on=self.expires_on,
            optional_data=self.optional_data,
            mrz=self.mrz,
        )


class Uncompared(models.Model):
    """A record that was registered and is still to be compared with those there were.

    Written with the registration and gone with the comparison, which follows behind the answer at
    the desk. What a power cut leaves here is compared when the next traveller is registered.
    """

    person_id = models.UUIDField(primary_key=True, editable=False)
    since = models.DateTimeField()

    class Meta:
        """Nobody is asked who stands here, but which have waited longest."""

        ordering: ClassVar = ["since", "person_id"]

    def __str__(self) -> str:
        """Return the id: a person's name is not for logs."""
        return str(self.person_id)
