"""Tables of what the portal tells: items, the countries they are for, texts and recordings."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.portal.domain import (
    ItemFacts,
    Kind,
    LiveText,
    Source,
    Stage,
    TextState,
    TextView,
    Topic,
    Wording,
)


class ItemQuerySet(models.QuerySet["Item"]):
    """Sets of items."""

    def shown_on(self, day: date) -> Self:
        """Keep what is neither withdrawn nor past its last day."""
        return self.filter(Q(expires_on__isnull=True) | Q(expires_on__gte=day), withdrawn=False)

    def of_country(self, country: str) -> Self:
        """Keep what is for a country, and what is for the whole region."""
        whole = Q(regional=True)
        return self.filter(whole | Q(for_countries__country_id=country)).distinct()


class Item(models.Model):
    """One thing the portal tells, whatever the language."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Kind])
    topic = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Topic])
    stage = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Stage])
    slug = models.CharField(max_length=80, unique=True)
    code = models.CharField(max_length=7, unique=True, null=True)  # noqa: DJ001  # none is not a code
    regional = models.BooleanField(default=False)
    origin = models.CharField(max_length=3, blank=True)
    destination = models.CharField(max_length=3, blank=True)
    purpose = models.CharField(max_length=40, blank=True)
    source_language = models.CharField(max_length=8, default="es")
    source_title = models.CharField(max_length=200)
    source_url = models.URLField(max_length=500, blank=True)
    source_accessed_on = models.DateField()
    owner = models.CharField(max_length=120)
    reviewed_on = models.DateField()
    review_due = models.DateField()
    reviewed_by = models.CharField(max_length=64)
    safety = models.BooleanField(default=False)
    example = models.BooleanField(default=False)
    expires_on = models.DateField(null=True)
    withdrawn = models.BooleanField(default=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        """By address; each item has an owner, a source and a day to be reviewed on."""

        ordering: ClassVar = ["slug"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(owner="") & ~Q(source_title=""), name="item_has_owner_and_source"
            ),
            models.CheckConstraint(
                condition=Q(review_due__gt=models.F("reviewed_on")), name="item_review_lies_ahead"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["withdrawn", "kind"], name="portal_item_kind"),
        ]

    def __str__(self) -> str:
        return self.slug

    def facts(self, countries: tuple[str, ...]) -> ItemFacts:
        """Return what holds in every language; `countries` were read for many items at once."""
        return ItemFacts(
            id=self.id,
            kind=Kind(self.kind),
            topic=Topic(self.topic),
            stage=Stage(self.stage),
            slug=self.slug,
            code=self.code or "",
            countries=countries,
            origin=self.origin,
            destination=self.destination,
            purpose=self.purpose,
            source_language=self.source_language,
            source=Source(self.source_title, self.source_url, self.source_accessed_on),
            owner=self.owner,
            reviewed_on=self.reviewed_on,
            review_due=self.review_due,
            safety=self.safety,
            example=self.example,
            expires_on=self.expires_on,
            withdrawn=self.withdrawn,
        )


class ItemCountry(models.Model):
    """One country that an item is for."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="for_countries")
    country = models.ForeignKey("places.Country", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Each country once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "country"], name="item_country_once"),
        ]

    def __str__(self) -> str:
        return self.country_id


class TextQuerySet(models.QuerySet["Text"]):
    """Sets of texts."""

    def live_at(self, moment: datetime) -> Self:
        """Keep approved texts whose time has come; the highest number of a language counts."""
        return self.filter(state=TextState.LIVE, live_from__lte=moment)


class Text(models.Model):
    """One version of an item in one language; an approved version is never changed again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=8)
    number = models.PositiveIntegerField()
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in TextState],
        default=TextState.DRAFT,
    )
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=600, blank=True)
    blocks = models.JSONField(default=dict)
    of_source = models.PositiveIntegerField(default=0)
    minor = models.BooleanField(default=False)
    machine = models.BooleanField(default=False)
    author = models.CharField(max_length=64)
    changed_at = models.DateTimeField()
    edition = models.PositiveIntegerField(default=0)
    live_from = models.DateTimeField(null=True)
    approver = models.CharField(max_length=64, blank=True)
    note = models.CharField(max_length=500, blank=True)
    #: The search knows it; a text whose day has yet to come is unknown to it.
    indexed = models.BooleanField(default=False)

    objects = TextQuerySet.as_manager()

    class Meta:
        """Numbered within a language; one text at a time is being worked on."""

        ordering: ClassVar = ["item", "language", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "language", "number"], name="text_number_once"),
            models.UniqueConstraint(
                fields=["item", "language"],
                condition=Q(state__in=["draft", "review"]),
                name="text_one_in_work",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["live", "replaced"])
                | (Q(live_from__isnull=False) & ~Q(approver="")),
                name="text_live_was_approved",
            ),
            models.CheckConstraint(
                condition=Q(approver="") | ~Q(approver=models.F("author")),
                name="text_approved_by_another",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["live_from"],
                condition=Q(state="live", indexed=False),
                name="portal_text_unsearched",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.language} {self.number}"

    @property
    def words(self) -> Wording:
        """The words of this version."""
        return Wording(self.title, self.summary, dict(self.blocks))

    def live(self) -> LiveText:
        """Return this version as the public reads it."""
        assert self.live_from is not None  # noqa: S101  # a constraint of the table
        return LiveText(
            language=self.language,
            number=self.number,
            words=self.words,
            since=self.live_from,
            of_source=self.of_source,
            machine=self.machine,
        )

    def view(self) -> TextView:
        """Return this version as its editors see it."""
        return TextView(
            id=self.id,
            item_id=self.item_id,
            language=self.language,
            number=self.number,
            state=TextState(self.state),
            words=self.words,
            of_source=self.of_source,
            minor=self.minor,
            machine=self.machine,
            author=self.author,
            changed_at=self.changed_at,
            edition=self.edition,
            live_from=self.live_from,
            approver=self.approver,
            note=self.note,
        )
