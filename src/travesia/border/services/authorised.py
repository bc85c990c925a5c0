"""An entry and the authorisation it was made on: counted together, corrected together."""

from datetime import date
from uuid import UUID

from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain import Direction
from travesia.border.models import Crossing, Inspection
from travesia.border.selectors import presented_by
from travesia.border.selectors.findings import claim_in, document_in
from travesia.border.services.desk import zone_of
from travesia.credentials import services as credentials
from travesia.places import selectors as places


def count_entry(
    inspection: Inspection,
    crossing: Crossing,
    authorisation_id: UUID | None,
    *,
    actor: Actor,
    purpose: Purpose,
) -> None:
    """Count an entry on the authorisation that the officer chose; an exit uses none.

    Called inside the transaction of the crossing: when the authorisation lets nobody in any more,
    CredentialConflictError leaves nothing recorded.
    """
    if authorisation_id is None or crossing.direction != Direction.ENTRY:
        return
    credentials.record_use(
        actor=actor,
        authorisation_id=authorisation_id,
        crossing_id=crossing.id,
        entered_on=_day_of(crossing),
        purpose=purpose,
        scope=_scope_of(crossing),
        shown=presented_by(inspection.person_id, claim_in(inspection), document_in(inspection)),
    )


def follow_entry(old: Crossing, new: Crossing, *, actor: Actor, purpose: Purpose) -> None:
    """Let the count of an entry follow a correction, inside its transaction."""
    credentials.follow_correction(
        actor=actor,
        superseded_id=old.id,
        crossing_id=new.id,
        still_entry=new.direction == Direction.ENTRY,
        reason=new.correction_reason,
        purpose=purpose,
        entered_on=_day_of(new),
        scope=_scope_of(new),
    )


def _day_of(crossing: Crossing) -> date:
    """Return the day of a crossing by the calendar of its post."""
    post = places.post_by_code(crossing.post_code)
    return crossing.occurred_at.astimezone(zone_of(post)).date()


def _scope_of(crossing: Crossing) -> Scope:
    return Scope(country=crossing.country, post=crossing.post_code)
