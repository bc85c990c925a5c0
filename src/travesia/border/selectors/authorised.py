"""The authorisations of whoever stands at the desk: visas, permits, passes and cards of theirs."""

from datetime import date
from uuid import UUID

from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.models import Inspection
from travesia.border.selectors.findings import claim_in, document_in
from travesia.border.selectors.inspections import InspectionView
from travesia.credentials import selectors as credentials
from travesia.credentials.domain import AuthorisationView, Presented
from travesia.people import selectors as people
from travesia.people.domain import Claim, HeldDocument


def presented_by(person_id: UUID | None, claim: Claim, document: HeldDocument) -> Presented:
    """Return under whom authorisations are looked up: the person's linked records and document."""
    linked = () if person_id is None else people.same_person(person_id)
    return Presented(
        person_ids=tuple(one.id for one in linked),
        documents=((document.issuing_state, document.number),) if document.number else (),
        birth_date=claim.birth_date,
    )


def authorisations_of(
    *,
    actor: Actor,
    view: InspectionView,
    on: date,
    purpose: Purpose,
    look_is_written: bool = False,
) -> tuple[AuthorisationView, ...]:
    """Return the authorisations of the traveller on a day at the post, what lets in first.

    The look is written down by the room that keeps them, also when there is nothing, unless the
    one of the opening covers this page. Raises AccessDeniedError.
    """
    return credentials.authorisations_for(
        actor=actor,
        shown=presented_by(view.person_id, view.claim, view.document),
        on=on,
        purpose=purpose,
        scope=Scope(country=view.country, post=view.post_code),
        look_is_written=look_is_written,
    )


def authorisations_in(
    inspection: Inspection, *, actor: Actor, on: date, purpose: Purpose
) -> tuple[AuthorisationView, ...]:
    """Return the same for an inspection that is being opened; the look is written down."""
    return credentials.authorisations_for(
        actor=actor,
        shown=presented_by(inspection.person_id, claim_in(inspection), document_in(inspection)),
        on=on,
        purpose=purpose,
        scope=Scope(country=inspection.country, post=inspection.post_code),
    )
