"""Records as other rooms hold them: ids, names, views; values only, no rules."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from travesia.people.domain.claims import Claim, HeldDocument
from travesia.people.domain.photos import PhotoRef


class NameKind(StrEnum):
    """Where a name comes from."""

    CLAIMED = "claimed"
    """As the person stated it or as the document shown carries it."""
    FORMER = "former"
    """What the claim said before it was corrected."""


class Standing(StrEnum):
    """How far an identity is established; nothing sets `verified` before verification exists."""

    CLAIMED = "claimed"
    VERIFIED = "verified"


class Evidence(StrEnum):
    """What an act about an identity rests on; who did it and why stand beside it."""

    DOCUMENT_INSPECTED = "document_inspected"
    """A document was examined by an officer."""
    CHIP_READ = "chip_read"
    """The chip of a document was read and its signature held."""
    REGISTER_CONSULTED = "register_consulted"
    """A civil register was asked."""
    ISSUER_CONFIRMED = "issuer_confirmed"
    """Whoever issued the document confirmed it."""
    INTERVIEW = "interview"
    """The person was heard."""
    RECORDS_COMPARED = "records_compared"
    """The records were compared, and nothing besides."""


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person by id alone: no look is taken by holding one."""

    id: UUID


@dataclass(frozen=True, slots=True)
class NameView:
    """One name of a person, as written, with its kind and ISO 15924 script."""

    kind: NameKind
    script: str
    primary: str
    secondary: str


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

    @property
    def verified(self) -> bool:
        """Tell whether the identity was established beyond the person's word."""
        return self.standing is Standing.VERIFIED
