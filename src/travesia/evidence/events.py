"""What the evidence room tells the journal."""

from dataclasses import dataclass
from typing import ClassVar

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class EditionPublished(Event):
    """An edition of the figures was published; it holds no figure itself."""

    KIND: ClassVar[str] = "evidence.edition_published"
    VERSION: ClassVar[int] = 1

    dataset: str
    edition: str
    threshold: int
    months: int
    facts_epoch: int
    facts_seq: int
    hidden_cells_audited: int
