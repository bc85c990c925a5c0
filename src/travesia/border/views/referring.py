"""Which reason for second line stands chosen: the loudest thing that was found."""

from travesia.border.domain import Answer, Level, Source
from travesia.border.selectors import HOLDER_FIRST, InspectionView


def refer_reason(view: InspectionView) -> str:
    """Return the reason that second line gets unless the officer says another."""
    if view.bar == HOLDER_FIRST:
        return "identity"
    if view.bar or any(hit.answer is Answer.MAY_BE_SAME for hit in view.hits):
        return "list_entry"
    return "document" if view.needs_ground else _of_findings(view)


def _of_findings(view: InspectionView) -> str:
    found = view.verdict.findings
    differs = ("person.", "presented.differs", "presented.other_person")
    loud = (Level.STOP, Level.CAUTION)
    reasons = {
        "identity": any(item.code.startswith(differs) for item in found),
        "child": any(item.code.startswith("child.") for item in found),
        "stay": any(item.source is Source.STAY and item.prompts for item in found),
        "document": any(item.source is Source.PRESENTED and item.level in loud for item in found),
    }
    return next((reason for reason, holds in reasons.items() if holds), "other")
