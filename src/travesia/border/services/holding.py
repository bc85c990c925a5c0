"""Say which of several holders of a document is here; a person says it, and once."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import Act
from travesia.border.events import HolderSaid
from travesia.border.models import Inspection
from travesia.border.selectors.findings import asks_holder, document_in
from travesia.border.services.asking import recall_answers
from travesia.border.services.desk import (
    authorize_at,
    locked,
    post_of,
    step,
    subjects_of,
)
from travesia.border.services.errors import BorderConflictError, BorderError
from travesia.border.services.opening import look_at_authorisations, take_holder
from travesia.journal import services as journal
from travesia.people import selectors as people

#: What an officer says of somebody who is none of the known holders.
SOMEBODY_ELSE = "new"


def say_holder(
    *,
    actor: Actor,
    inspection_id: UUID,
    person: str,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> None:
    """Keep who is here: the id of a known holder, or `new` for somebody else.

    Raises BorderError for a record that does not hold the document, BorderConflictError when it was
    said before or somebody decided.
    """
    with transaction.atomic():
        inspection = locked(inspection_id)
        authorize_at(actor, "border.inspect", post_of(inspection), purpose)
        step(inspection, Act.ADMIT)
        if not asks_holder(inspection):
            raise BorderConflictError(
                "border.holder_said_before", _("It was said before who is here.")
            )
        choose_holder(inspection, person, actor=actor, purpose=purpose)
        # The opening wrote its look under the document alone; the page now shows a person's.
        look_at_authorisations(inspection, actor=actor, purpose=purpose)
        recall_answers(inspection, actor=actor, purpose=purpose)
        inspection.save(update_fields=["person", "holder", "noted"])
        journal.record(
            actor=actor,
            event=HolderSaid(
                inspection_id=inspection.id,
                post=inspection.post_code,
                country=inspection.country,
                holder=inspection.holder,
            ),
            purpose=purpose,
            subjects=subjects_of(inspection),
        )


def choose_holder(inspection: Inspection, person: str, *, actor: Actor, purpose: Purpose) -> None:
    """Take what was said of an inspection that is not saved yet; raises BorderError."""
    if person == SOMEBODY_ELSE:
        inspection.holder, inspection.noted = "new", []
        return
    document = document_in(inspection)
    holders = people.find_by_document(issuing_state=document.issuing_state, number=document.number)
    chosen = next((one.id for one in holders if str(one.id) == person), None)
    if chosen is None:
        raise BorderError(
            "border.holder_unknown",
            _("Choose one of the people who have shown this document, or somebody else."),
        )
    take_holder(inspection, chosen, actor=actor, purpose=purpose)
    inspection.holder = "known"
