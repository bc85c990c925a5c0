"""What an entry is about, and what its owner wants."""

from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry is about."""

    PERSON = "person"
    DOCUMENT = "document"
    """A document reported lost, stolen, revoked or blank; its holder may be somebody else."""
    VEHICLE = "vehicle"
    VESSEL = "vessel"


class ListPurpose(StrEnum):
    """What the owner of an entry wants; it says what happens next, never how to treat somebody."""

    ARREST = "arrest"
    BAN = "ban"
    INFORM = "inform"
    MISSING = "missing"
    PROTECT = "protect"

    @property
    def urgency(self) -> int:
        """Where entries of this purpose stand among those to compare; 0 comes first."""
        return _URGENCY.index(self)


_URGENCY = (
    ListPurpose.ARREST,
    ListPurpose.BAN,
    ListPurpose.MISSING,
    ListPurpose.PROTECT,
    ListPurpose.INFORM,
)
