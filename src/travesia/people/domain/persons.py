"""A person's record as an authorised reader gets it; values only, no rules."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from travesia.people.domain.claims import Claim, HeldDocument
from travesia.people.domain.held import DocumentReportView
from travesia.people.domain.photos import PhotoRef
from travesia.people.domain.records import NameView, Standing
from travesia.people.domain.verification import VerificationView


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person's record as an authorised reader gets it."""

    id: UUID
    claim: Claim
    names: tuple[NameView, ...]
    documents: tuple[HeldDocument, ...]
    """The one shown last comes first."""
    registered_at: datetime
    standing: Standing
    revision: int
    """Rises with every correction; hand it back to `correct_claim`."""
    photos: tuple[PhotoRef, ...] = ()
    """That there are photos, the newest first; each picture takes a look of its own."""
    verifications: tuple[VerificationView, ...] = ()
    """Every check of the identity, in the order they were made; ended ones too."""
    document_reports: tuple[DocumentReportView, ...] = ()
    """What was reported about the documents, in the order it was reported."""

    @property
    def verified(self) -> bool:
        """Tell whether the identity was established beyond the person's word."""
        return self.standing is Standing.VERIFIED
