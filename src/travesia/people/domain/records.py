"""Records as other rooms hold them: ids, names, views; values only, no rules."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class NameKind(StrEnum):
    """Where a name comes from."""

    CLAIMED = "claimed"
    """As the person stated it or as the document shown carries it."""
    FORMER = "former"
    """What the claim said before it was corrected."""
    DOCUMENT = "document"
    """As another document carries it, beside the claimed one."""
    MARRIED = "married"
    BIRTH = "birth"
    """The name given at birth, where it is another one now."""
    ALIAS = "alias"
    """A name the person goes or went by; having one is no reproach."""
    NATIVE = "native"
    """The name in the script the person writes it in, which the document may not carry."""


class Standing(StrEnum):
    """How far an identity is established; only a check makes it `verified`."""

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
    id: int = 0
    """Hand it back to `withdraw_name`."""
    valid_from: str = ""
    valid_until: str = ""
    """Since when and until when, as far as known: dates whole, in part or empty."""
    document_id: UUID | None = None
    """The document that carries it, if it is known which."""
