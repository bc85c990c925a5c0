"""What a person is given of the log: their crossings, inspections and refusals, as plain values.

Reached through the retention register by whoever may give a person everything held about them. Left
out is what is not about the person: the officers, and what a list was asked and answered.
"""

from uuid import UUID

from django.db.models import Q

from travesia.border.models import (
    Crossing,
    Decision,
    GuardianLink,
    Inspection,
    PaperForm,
    Presentation,
    Refusal,
    SecondLineCase,
    Stay,
    StayConfirmation,
    StayReview,
)
from travesia.core.events import Json, plain

_CLAIM = (
    *("primary", "secondary", "birth_date", "sex", "nationality"),
    *("document_code", "issuing_state", "document_number", "expires_on", "optional_data", "mrz"),
)
_CROSSING = (
    *("post_code", "country", "direction", "mode", "outcome", "second_line", "occurred_at"),
    *("recorded_at", "origin", "purpose_of_travel", "conveyance", "ground", "issuing_state"),
    *("document_number", "nationality", "sex", "age_group", "version", "correction_reason"),
    *("days_granted", "days_reason"),
)
_STAY = (
    *("country", "state", "entered_at", "left_at", "entry_post", "exit_post", "days", "rule"),
    *("last_day", "standing", "overstay_days", "days_granted"),
)


def crossings_given(person_id: UUID) -> Json:
    """Return every version of every movement of a person, oldest first."""
    rows = Crossing.objects.filter(person_id=person_id).order_by("occurred_at", "version")
    return [_fields(row, _CROSSING) for row in rows]


def inspections_given(person_id: UUID) -> Json:
    """Return the inspections of a person: what was read, what was presented, what was decided."""
    rows = Inspection.objects.filter(person_id=person_id).order_by("opened_at")
    return [
        {
            **_fields(row, ("opened_at", "post_code", "direction", "state", "source")),
            "read": _fields(row, _CLAIM),
            "presented": [_presented(one) for one in row.presented.all()],
            "registers": [
                {name: one[name] for name in ("label", "how", "reason", "asked_at")}
                for one in row.registers
            ],
            "decisions": [_fields(one, ("act", "decided_at")) for one in _decisions(row)],
            "paper": [
                _fields(one, ("number", "crossed_at", "decision", "reason", "entered_at"))
                for one in PaperForm.objects.filter(inspection=row)
            ],
        }
        for row in rows.prefetch_related("presented", "decisions")
    ]


def refusals_given(person_id: UUID) -> Json:
    """Return the refusals of a person, withdrawn ones too, as their notices say."""
    rows = Refusal.objects.filter(inspection__person_id=person_id).order_by("proposed_at")
    shown = ("reference", "reason", "text", "proposed_at", "confirmed_at", "withdrawn_at")
    return [_fields(row, shown) for row in rows]


def cases_given(person_id: UUID) -> Json:
    """Return the second-line cases of a person, with what was noted and what they came to."""
    rows = SecondLineCase.objects.filter(inspection__person_id=person_id).order_by("opened_at")
    shown = ("opened_at", "reason", "note", "outcome", "closing_reason", "closed_at")
    return [_fields(row, shown) for row in rows]


def stays_given(person_id: UUID) -> Json:
    """Return the stays of a person as they are reckoned, and what was said of their documents."""
    theirs = Q(person_id=person_id) | Q(exit_person_id=person_id)
    rows = list(Stay.objects.filter(theirs).order_by("id"))
    said = StayConfirmation.objects.filter(entry_root__in=[row.entry_root for row in rows])
    answers = [_fields(one, ("answered_at", "same_traveller", "reason")) for one in said]
    words = StayReview.objects.filter(entry_root__in=[row.entry_root for row in rows])
    return {
        "stays": [_fields(row, _STAY) for row in rows],
        "changed_documents": answers,
        "reviews": [
            _fields(one, ("reviewed_at", "outcome", "last_day", "reason")) for one in words
        ],
    }


def guardians_given(person_id: UUID) -> Json:
    """Return who was said to answer for a person as a child, or for whom the person was."""
    rows = GuardianLink.objects.filter(
        Q(child__person_id=person_id) | Q(adult__person_id=person_id)
    ).order_by("linked_at")
    shown = ("adult_name", "adult_reason", "proof", "proof_number", "note", "linked_at", "ended_at")
    return [
        {"as": "child" if row.child.person_id == person_id else "adult", **_fields(row, shown)}
        for row in rows.select_related("child")
    ]


def _presented(row: Presentation) -> dict[str, Json]:
    return _fields(row, ("kind", "text", "read_at", "state"))


def _decisions(row: Inspection) -> list[Decision]:
    return list(row.decisions.all())


def _fields(row: object, names: tuple[str, ...]) -> dict[str, Json]:
    return {name: plain(getattr(row, name)) for name in names}
