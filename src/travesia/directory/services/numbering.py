"""The directory's number, counted up with every change; and the topics that always stand."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Max, Q

from travesia.core import clock, once
from travesia.directory.domain.topics import TAXONOMY_ID, TAXONOMY_NAME, topics
from travesia.directory.models import Revision, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm


def next_revision() -> int:
    """Count the directory up; changes wait for each other until their transactions end."""
    Revision.objects.get_or_create(number=0, defaults={"changed_at": clock.now()})
    Revision.objects.select_for_update().get(number=0)
    last = Revision.objects.aggregate(last=Max("number"))["last"] or 0
    Revision.objects.create(number=last + 1, changed_at=clock.now())
    return int(last) + 1


def touch(touched: Mapping[str, set[UUID]], revision: int) -> None:
    """Mark every service that a change of these entries reaches with the directory's number."""
    at = ServiceAtLocation.objects.filter(location_id__in=touched["location"]).values("service_id")
    Service.objects.filter(
        Q(pk__in=touched["service"]) | Q(pk__in=at) | Q(organization_id__in=touched["organization"])
    ).update(revision=revision, last_modified=clock.now())
    once.forget()


def ensure_topics() -> None:
    """Make sure that the topics of the house stand in the tables."""
    if TaxonomyTerm.objects.filter(taxonomy_id=TAXONOMY_ID).count() >= len(topics()):
        return
    about = {"name": TAXONOMY_NAME, "description": TAXONOMY_NAME, "version": "1"}
    Taxonomy.objects.get_or_create(id=TAXONOMY_ID, defaults=about)
    for topic in topics():
        said = {"code": topic.code, "name": topic.names["en"], "description": topic.names["en"]}
        said |= {"language": "en"}
        TaxonomyTerm.objects.get_or_create(
            id=topic.id, defaults={**said, "taxonomy_id": TAXONOMY_ID}
        )
