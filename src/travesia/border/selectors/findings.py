"""What there is to say about an open inspection: document, lists, person; found anew each time."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db.models import UUIDField

from travesia.border.domain import (
    Answer,
    Asked,
    Childhood,
    ClockFault,
    Finding,
    How,
    Level,
    Source,
    Verdict,
    childhood,
    findings_of_answers,
    findings_of_childhood,
    findings_of_reading,
    findings_of_typed,
    weigh,
)
from travesia.border.domain.late_exits import findings_of_stay
from travesia.border.domain.staying import StayAnswer
from travesia.border.models import Inspection, InspectionHit, Presentation
from travesia.core.kept_queries import KeptQuery, keep_beside
from travesia.documents import MrzReading, parse_mrz
from travesia.lists.domain import Freshness, freshness_of
from travesia.people.domain import Claim, HeldDocument


def in_training() -> bool:
    """Tell whether specimens are taken: in the demonstration and in tests, never at a live post."""
    return settings.ROLE in ("demo", "test")


def reading_of(inspection: Inspection) -> MrzReading | None:
    """Return the zone as it was read when the inspection was opened; None for a typed document."""
    if not inspection.mrz:
        return None
    return parse_mrz(inspection.mrz, today=inspection.read_on, training=in_training())


def document_findings(
    inspection: Inspection, reading: MrzReading | None = None
) -> tuple[Finding, ...]:
    """Return what the document shows on the day it was opened; `reading` where it is known."""
    reading = reading or reading_of(inspection)
    if reading is not None:
        return findings_of_reading(reading)
    return findings_of_typed(
        claim_in(inspection),
        document_in(inspection),
        today=inspection.read_on,
        training=in_training(),
    )


_HITS = KeptQuery(
    lambda inspection: InspectionHit.objects.filter(inspection_id=inspection),
    inspection=UUIDField(),
)
_PRESENTED = KeptQuery(
    lambda inspection: Presentation.objects.filter(inspection_id=inspection),
    inspection=UUIDField(),
)


def with_parts(inspection: Inspection) -> Inspection:
    """Return the inspection with its list entries and what was presented, read once."""
    hits, presented = _HITS(inspection=inspection.pk), _PRESENTED(inspection=inspection.pk)
    for hit in hits:
        hit.inspection = inspection
    for one in presented:
        one.inspection = inspection
    keep_beside(inspection, hits=hits, presented=presented)
    return inspection


def answers_in(inspection: Inspection) -> list[Answer]:
    """Return how the list entries of an inspection are answered now."""
    return [Answer(hit.answer) for hit in _HITS(inspection=inspection.pk)]


def person_findings(inspection: Inspection) -> tuple[Finding, ...]:
    """Return what was noted of the person, and of the clock, when the document was opened."""
    return tuple(
        Finding(
            note["code"],
            Level.STOP if note["code"] == ClockFault.BEHIND else Level.CAUTION,
            Source.PERSON,
            note.get("about", ""),
            note.get("facts", {}),
        )
        for note in inspection.noted
    )


def child_findings(inspection: Inspection) -> tuple[Finding, ...]:
    """Return the prompt for a child, or somebody who may be one, without a linked adult."""
    born, on = inspection.birth_date, inspection.read_on
    if childhood(born, on) is Childhood.ADULT:
        return ()
    linked = any(one.ended_at is None for one in inspection.guardians.all())
    return findings_of_childhood(born, on, linked=linked)


def verdict_of(
    inspection: Inspection,
    document: tuple[Finding, ...] | None = None,
    stay: StayAnswer | None = None,
) -> Verdict:
    """Weigh everything found into the verdict that leads the screen.

    `document` is what the document shows, where the caller knows it; `stay` what the rules say of
    the movement that is being decided.
    """
    document = document_findings(inspection) if document is None else document
    answers = [Answer(hit.answer) for hit in inspection.hits.all()]
    lists = findings_of_answers(answers, asked_in(inspection))
    presented = (item for row in inspection.presented.all() for item in findings_in(row))
    children = child_findings(inspection)
    found = (*lists, *document, *presented, *children, *person_findings(inspection))
    found = (*found, *findings_of_stay(stay))
    return weigh(found)


def findings_in(row: Presentation) -> tuple[Finding, ...]:
    """Return what was found when a visa, card or seal was read: it stays as it was then."""
    return tuple(
        Finding(
            note["code"],
            Level(note["level"]),
            Source.PRESENTED,
            note["about"],
            {**note["facts"], "kind": row.kind},
        )
        for note in row.noted
    )


def asks_holder(inspection: Inspection) -> bool:
    """Tell whether several people have shown the document and nobody said yet who is here."""
    several = any(note["code"] == "person.several" for note in inspection.noted)
    return several and inspection.person_id is None and not inspection.holder


def claim_in(inspection: Inspection) -> Claim:
    """Return who the traveller claims to be."""
    return Claim(
        primary=inspection.primary,
        secondary=inspection.secondary,
        birth_date=inspection.birth_date,
        sex=inspection.sex,
        nationality=inspection.nationality,
    )


def document_in(inspection: Inspection) -> HeldDocument:
    """Return the document shown."""
    return HeldDocument(
        document_code=inspection.document_code,
        issuing_state=inspection.issuing_state,
        number=inspection.document_number,
        expires_on=inspection.expires_on,
        optional_data=inspection.optional_data,
        mrz=inspection.mrz,
    )


def asked_in(inspection: Inspection) -> tuple[Asked, ...]:
    """Return how each list and register answered of this traveller, lists first."""
    at = inspection.opened_at
    lists = (
        Asked(row["label"], how_of(row, at), needed=bool(row.get("needed", True)))
        for row in inspection.lists
    )
    registers = (
        Asked(row["label"], How(row["how"]), needed=row["needed"], is_register=True)
        for row in inspection.registers
    )
    return (*lists, *registers)


def how_of(row: Mapping[str, str], asked_at: datetime) -> How:
    """Return how a list answered; its age counts from the moment it was asked."""
    if row.get("how"):
        return How(row["how"])
    if not row.get("asked", True):
        return How.PREPARING
    at = datetime.fromisoformat(row["published_at"])
    asked_at = datetime.fromisoformat(row["asked_at"]) if row.get("asked_at") else asked_at
    return How.STALE if freshness_of(at, asked_at) is Freshness.STALE else How.ANSWERED
