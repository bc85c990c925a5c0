"""What goes into an index."""

from dataclasses import dataclass

from travesia.screening.values import Description


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry to search: the caller's id and the description of the person."""

    id: str
    description: Description
