"""Particulars of services and places: areas, costs, papers, access, topics, words, visits."""

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.directory.models.entities import Location, Service, ServiceAtLocation


class ServiceArea(models.Model):
    """An area that a service is for; of a consular post its jurisdiction (HSDS service_area)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, related_name="+")
    service_at_location = models.ForeignKey(
        ServiceAtLocation, on_delete=models.CASCADE, null=True, related_name="+"
    )
    name = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    extent = models.TextField(blank=True)
    extent_type = models.CharField(max_length=20, blank=True)
    uri = models.CharField(max_length=520, blank=True)
    country = models.CharField(max_length=3, blank=True)
    area = models.CharField(max_length=24, blank=True)

    class Meta:
        """Of exactly one thing."""

        constraints = (
            models.CheckConstraint(
                condition=Q(service__isnull=True) ^ Q(service_at_location__isnull=True),
                name="service_area_of_one",
            ),
        )

    def __str__(self) -> str:
        return self.name


class CostOption(models.Model):
    """What a service costs (HSDS cost_option)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    option = models.CharField(max_length=200, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    amount = models.FloatField(null=True)
    amount_description = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.option


class RequiredDocument(models.Model):
    """A paper to bring (HSDS required_document)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    document = models.CharField(max_length=500)
    uri = models.CharField(max_length=520, blank=True)

    def __str__(self) -> str:
        return self.document


class Accessibility(models.Model):
    """How people get in and around at a place (HSDS accessibility)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="+")
    description = models.CharField(max_length=500, blank=True)
    details = models.TextField(blank=True)
    url = models.CharField(max_length=520, blank=True)

    def __str__(self) -> str:
        return self.description


class Taxonomy(models.Model):
    """A set of topics (HSDS taxonomy)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    description = models.TextField()
    uri = models.CharField(max_length=520, blank=True)
    version = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.name


class TaxonomyTerm(models.Model):
    """A topic (HSDS taxonomy_term)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=200)
    description = models.TextField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=12, blank=True)
    term_uri = models.CharField(max_length=520, blank=True)

    def __str__(self) -> str:
        return self.name


class Attribute(models.Model):
    """A topic of a service (HSDS attribute)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    link = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    taxonomy_term = models.ForeignKey(TaxonomyTerm, on_delete=models.PROTECT, related_name="+")
    link_type = models.CharField(max_length=60, blank=True)
    value = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return str(self.taxonomy_term_id)


class Text(models.Model):
    """A text of an entry in another language than its original."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    link_entity = models.CharField(max_length=20)
    link_id = models.UUIDField(db_index=True)
    field = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    text = models.TextField()

    class Meta:
        """One text for a field in a language."""

        constraints = (
            models.UniqueConstraint(
                fields=["link_id", "field", "language"], name="text_once_in_a_language"
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]


class Visit(models.Model):
    """A day on which a consular post, or another service, comes to a town."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    on = models.DateField(db_index=True)
    last_on = models.DateField(null=True)
    place = models.CharField(max_length=200)
    country = models.CharField(max_length=3)
    area = models.CharField(max_length=24, blank=True)
    address = models.CharField(max_length=300, blank=True)
    opens_at = models.CharField(max_length=5, blank=True)
    closes_at = models.CharField(max_length=5, blank=True)
    note = models.CharField(max_length=500, blank=True)
    cancelled = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.on} {self.place}"
