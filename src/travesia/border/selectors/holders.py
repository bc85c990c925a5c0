"""The people who have shown one document: who they claim to be, side by side; each is a look."""

from dataclasses import dataclass
from uuid import UUID

from travesia.access.domain import Actor, Purpose
from travesia.people import selectors as people
from travesia.people.domain import Claim


@dataclass(frozen=True, slots=True)
class HolderView:
    """A record that holds the document, as an officer compares it with who is here."""

    person_id: UUID
    claim: Claim


def access_holders(
    *, actor: Actor, issuing_state: str, number: str, purpose: Purpose
) -> tuple[HolderView, ...]:
    """Return everybody who has shown the document, the latest first, and write each look."""
    found = people.find_by_document(issuing_state=issuing_state, number=number)
    views = (
        people.access_person(actor=actor, person_id=one.id, purpose=purpose, fields=("claim",))
        for one in found
    )
    return tuple(HolderView(one.id, view.claim) for one, view in zip(found, views, strict=True))
