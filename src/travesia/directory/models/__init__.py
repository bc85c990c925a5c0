"""Tables of the directory: those of HSDS 3.1, and a few of our own."""

from django.db.models import Model

from travesia.directory.models.entities import (
    Address,
    Location,
    Organization,
    Revision,
    Service,
    ServiceAtLocation,
)
from travesia.directory.models.particulars import (
    Accessibility,
    Attribute,
    CostOption,
    RequiredDocument,
    ServiceArea,
    Taxonomy,
    TaxonomyTerm,
    Text,
    Visit,
)
from travesia.directory.models.parts import ClosedDay, Contact, Language, Phone, Schedule
from travesia.directory.models.uploads import Layout, Upload

MODELS: dict[str, type[Model]] = {
    "organization": Organization,
    "location": Location,
    "address": Address,
    "service": Service,
    "service_at_location": ServiceAtLocation,
    "schedule": Schedule,
    "contact": Contact,
    "phone": Phone,
    "language": Language,
    "service_area": ServiceArea,
    "cost_option": CostOption,
    "required_document": RequiredDocument,
    "accessibility": Accessibility,
    "taxonomy": Taxonomy,
    "taxonomy_term": TaxonomyTerm,
    "attribute": Attribute,
    "x_text": Text,
    "x_closed_day": ClosedDay,
    "x_visit": Visit,
}
"""The model behind each table of `domain.tables`; their columns bear the same names."""

__all__ = [
    "MODELS",
    "Accessibility",
    "Address",
    "Attribute",
    "ClosedDay",
    "Contact",
    "CostOption",
    "Language",
    "Layout",
    "Location",
    "Organization",
    "Phone",
    "RequiredDocument",
    "Revision",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "Taxonomy",
    "TaxonomyTerm",
    "Text",
    "Upload",
    "Visit",
]
