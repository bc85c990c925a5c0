"""Ask the lists about the traveller of an inspection, and keep what they answered."""

from travesia.access.domain import Actor, Purpose
from travesia.border.models import Inspection, InspectionHit
from travesia.border.selectors.findings import claim_in
from travesia.border.services.desk import plain_row
from travesia.lists import services as lists
from travesia.lists.domain import Hit, ListQuery, SearchResult


def ask_lists(inspection: Inspection, *, actor: Actor, purpose: Purpose) -> SearchResult:
    """Ask every list and keep which versions answered."""
    claim = claim_in(inspection)
    query = ListQuery(
        primary=claim.primary,
        secondary=claim.secondary,
        birth_date=claim.birth_date,
        sex=claim.sex,
        nationality=claim.nationality,
        document_number=inspection.document_number,
        issuing_state=inspection.issuing_state,
        person_id=inspection.person_id,
    )
    result = lists.search(actor=actor, query=query, purpose=purpose)
    inspection.basis = dict(result.basis)
    inspection.lists = [
        {
            "key": age.key,
            "label": str(age.label),
            "version": age.edition,
            "published_at": age.published_at.isoformat(),
            "asked": age not in result.not_asked,
        }
        for age in (*result.lists, *result.not_asked)
    ]
    return result


def keep_hits(inspection: Inspection, result: SearchResult) -> None:
    """Keep each likeness word for word as the officer will see it."""
    InspectionHit.objects.bulk_create(
        InspectionHit(
            inspection=inspection,
            entry_id=hit.entry_id,
            position=place,
            shown={
                **shown_of(hit),
                "more": result.more,
                "more_at_least": result.more_at_least,
            },
        )
        for place, hit in enumerate(result.hits)
    )


def shown_of(hit: Hit) -> dict[str, object]:
    """Return a hit as plain values: the comparison, the instruction, an earlier answer."""
    earlier = hit.earlier_answer
    return {
        "list_label": str(hit.list_label),
        "list_version": hit.edition or str(hit.list_version),
        "kind": hit.kind.value,
        "weak": hit.weak,
        "nationalities": list(hit.nationalities),
        "entry_number": hit.entry_number,
        "purpose_code": hit.purpose_code.value,
        "reason_code": hit.reason_code,
        "instruction": hit.instruction,
        "review_due": None if hit.review_due is None else hit.review_due.isoformat(),
        "comparison": [plain_row(row) for row in hit.comparison],
        "explanation": dict(hit.explanation),
        "sentences": {language: list(said) for language, said in hit.sentences.items()},
        "earlier": None
        if earlier is None
        else {
            "outcome": earlier.outcome.value,
            "answered_at": earlier.answered_at.isoformat(),
            "entry_changed": earlier.entry_changed,
            "confirmed": earlier.confirmed,
        },
    }
