"""Tables of the room: results, figures and where they were printed."""

from travesia.programme.models.activities import Activity, ActivityCountry, EvidenceFile
from travesia.programme.models.attendance import Attendance, HeadCountPart, SheetLayout, YearKey
from travesia.programme.models.bulletin import Erratum, Issue, Photograph
from travesia.programme.models.figures import Figure, FigurePart, Source, SourceRecord
from travesia.programme.models.registers import (
    Facility,
    FacilityDate,
    Partner,
    PartnerAlias,
    Publication,
)
from travesia.programme.models.results import Indicator, ResultNode, Scheme, Target
from travesia.programme.models.threads import Thread, ThreadStep

__all__ = [
    "Activity",
    "ActivityCountry",
    "Attendance",
    "Erratum",
    "EvidenceFile",
    "Facility",
    "FacilityDate",
    "Figure",
    "FigurePart",
    "HeadCountPart",
    "Indicator",
    "Issue",
    "Partner",
    "PartnerAlias",
    "Photograph",
    "Publication",
    "ResultNode",
    "Scheme",
    "SheetLayout",
    "Source",
    "SourceRecord",
    "Target",
    "Thread",
    "ThreadStep",
    "YearKey",
]
