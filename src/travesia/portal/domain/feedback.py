"""What readers say of a page: whether it helped, and what is missing; never who they are."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

#: Characters of what is missing.
MISSING_LIMIT = 300
#: Answers of one connection in an hour, and answers to one page in a day, that are kept.
OF_CONNECTION, OF_PAGE = 6, 300


@dataclass(frozen=True, slots=True)
class Said:
    """One answer to one page; `block` is empty for the page as a whole."""

    item_id: UUID
    block: str
    language: str
    helped: bool
    missing: str
    #: The hour, no finer: a time would tell who stood at the telephone.
    hour: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers to one page, counted."""

    item_id: UUID
    helped: int
    not_helped: int

    @property
    def answers(self) -> int:
        """How many answered."""
        return self.helped + self.not_helped
