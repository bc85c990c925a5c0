"""What there is to say about an open inspection: document, lists, person; found anew each time."""

from datetime import datetime

from django.conf import settings

from travesia.border.domain import (
    Answer,
    Childhood,
    ClockFault,
    Finding,
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
from travesia.border.models import Inspection, Presentation
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


def verdict_of(inspection: Inspection, document: tuple[Finding, ...] | None = None) -> Verdict:
    """Weigh everything found into the verdict that leads the screen.

    `document` is what the document shows, where the caller knows it.
    """
    document = document_findings(inspection) if document is None else document
    answers = [Answer(hit.answer) for hit in inspection.hits.all()]
    lists = findings_of_answers(
        answers,
        lists_asked=len(asked_lists(inspection)),
        stale=stale_lists(inspection),
        silent=len(inspection.lists) - len(asked_lists(inspection)),
    )
    presented = (item for row in inspection.presented.all() for item in findings_in(row))
    children = child_findings(inspection)
    found = (*lists, *document, *presented, *children, *person_findings(inspection))
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


def asked_lists(inspection: Inspection) -> list[dict[str, str]]:
    """Return the lists that answered; one whose version was not ready yet did not."""
    return [row for row in inspection.lists if row.get("asked", True)]


def stale_lists(inspection: Inspection) -> int:
    """Count the lists that were too old, at the moment they were asked, to say "nobody"."""
    ages = (datetime.fromisoformat(row["published_at"]) for row in asked_lists(inspection))
    return sum(1 for at in ages if freshness_of(at, inspection.opened_at) is Freshness.STALE)
