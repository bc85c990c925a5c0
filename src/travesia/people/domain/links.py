"""Links: two records said to be one person, by whom and on what; and who is linked with whom."""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from travesia.people.domain.records import Evidence, PersonRef


class LinkState(StrEnum):
    """Where a link is in its life; only `active` joins two records."""

    ACTIVE = "active"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class LinkView:
    """One link between two records; the records themselves stay as they are."""

    id: UUID
    first: PersonRef
    second: PersonRef
    state: LinkState
    evidence: Evidence
    reason: str
    linked_at: datetime
    linked_by: str
    ended_at: datetime | None
    ended_by: str
    end_reason: str
    question_id: UUID | None


Pair = tuple[UUID, UUID]


def pair_of(left: UUID, right: UUID) -> Pair:
    """Return the two ids in the one order in which a link keeps them."""
    return (left, right) if left < right else (right, left)


def group_of(person_id: UUID, links: Iterable[Pair]) -> frozenset[UUID]:
    """Return everybody reachable from a person over the links, the person included."""
    beside: dict[UUID, set[UUID]] = defaultdict(set)
    for left, right in links:
        beside[left].add(right)
        beside[right].add(left)
    seen, waiting = {person_id}, deque([person_id])
    while waiting:
        for other in beside[waiting.popleft()] - seen:
            seen.add(other)
            waiting.append(other)
    return frozenset(seen)
