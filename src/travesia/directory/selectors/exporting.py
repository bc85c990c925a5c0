"""The directory as a whole, as a reader may have it."""

from uuid import UUID

from django.db.models import Q

from travesia.core import clock
from travesia.directory.domain.files.writing import write_file
from travesia.directory.domain.localising import localised
from travesia.directory.domain.redaction import Rows, redact
from travesia.directory.domain.visibility import Audience
from travesia.directory.models import Location, Organization, Service
from travesia.directory.selectors.rows import entries, joined, parts_of, rows_by_id, rows_where

_BATCH = 400


def everything() -> Rows:
    """Return every entry with every part, also those that no service uses."""
    ids = list(Service.objects.order_by("pk").values_list("pk", flat=True))
    found = joined(
        entries(services=ids[start : start + _BATCH]) for start in range(0, len(ids), _BATCH)
    )
    used = {_uuid(row["id"]) for row in found.get("location", ())}
    places = set(Location.objects.values_list("pk", flat=True)) - used
    known = {_uuid(row["id"]) for row in found.get("organization", ())}
    holders = set(Organization.objects.values_list("pk", flat=True)) - known
    rest = parts_of(services=set(), locations=places, organizations=holders)
    rest["location"] = rows_by_id("location", places)
    rest["organization"] = rows_by_id("organization", holders)
    return joined((found, rest, terms()))


def public_file(form: str, *, language: str) -> bytes:
    """Return the directory as everybody may have it, in one language: `json`, `csv` or `xlsx`."""
    today = clock.today()
    rows = localised(redact(everything(), Audience.PUBLIC, today), language)
    return write_file(rows, form, today=today, own=False)


def terms() -> Rows:
    """Return every topic with its taxonomy."""
    return {
        "taxonomy": rows_where("taxonomy", Q()),
        "taxonomy_term": rows_where("taxonomy_term", Q()),
    }


def _uuid(value: object) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))
