"""What a person is given of the ledger: their authorisations with every act and every entry.

Reached through the retention register by whoever may give a person everything held about them. Left
out is who decided: that is about the officers.
"""

from uuid import UUID

from travesia.core.events import Json, plain
from travesia.credentials.models import Authorisation

_LEDGER = (
    *("kind", "category", "number", "issuer", "country", "state", "applied_at", "decided_at"),
    *("primary", "secondary", "birth_date", "sex", "nationality"),
    *("document_issuer", "document_number", "valid_from", "valid_until", "entries_allowed"),
    *("days_per_stay", "conditions"),
)
_STEP = ("act", "effective_on", "decided_at", "reason", "note")
_USE = ("entered_on", "recorded_at", "undone_at", "undo_reason")


def authorisations_given(person_id: UUID) -> Json:
    """Return the authorisations of a person, oldest first, with their acts and entries."""
    rows = Authorisation.objects.filter(person_id=person_id).order_by("applied_at", "id")
    return [
        {
            **_fields(row, _LEDGER),
            "acts": [_fields(step, _STEP) for step in row.decided()],
            "entries": [_fields(use, _USE) for use in row.uses.all()],
        }
        for row in rows.prefetch_related("steps", "uses")
    ]


def _fields(row: object, names: tuple[str, ...]) -> dict[str, Json]:
    return {name: plain(getattr(row, name)) for name in names}
