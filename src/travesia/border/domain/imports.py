"""Crossings that come in bulk: from the demo, a paper book or another system."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from uuid import NAMESPACE_URL, UUID, uuid5

from travesia.border.domain.states import Direction, Outcome
from travesia.core.clock import latest_day
from travesia.people.domain import (
    Claim,
    HeldDocument,
    canonical,
    document_problems,
    problems_of,
)

DECISIONS = frozenset({"admitted", "second_line", "refused"})
"""What a source may say: let through, let through after a second-line inspection, turned back."""

_DIRECTIONS = frozenset(Direction)

#: A batch of a file takes seconds; longer than this without one means that nobody is at it.
STILL_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class ImportedCrossing:
    """One movement as another source has it.

    `traveller_key` is the source's own key for the person: rows with the same key become one
    person. `decision` is `admitted`, `second_line` (let through after a second-line inspection) or
    `refused`. `occurred_at` must be aware.
    """

    traveller_key: str
    claim: Claim
    document: HeldDocument
    post_code: str
    direction: str
    occurred_at: datetime
    purpose_of_travel: str = ""
    conveyance: str = ""
    decision: str = "admitted"
    #: When the other system recorded the movement, aware; None where it does not say.
    recorded_at: datetime | None = None
    #: Seconds from the document to the decision, where the other system measured them.
    handled_seconds: int | None = None
    #: The source's own key of the row, where it has one: then the key says what the same row is.
    row_key: str = ""

    @property
    def lag_seconds(self) -> int | None:
        """Seconds from the movement to its recording in the other system; None if not known."""
        if self.recorded_at is None:
            return None
        return int((self.recorded_at - self.occurred_at).total_seconds())

    @property
    def outcome(self) -> Outcome:
        """How the movement ended: after a second line people went through as well."""
        return Outcome.REFUSED if self.decision == "refused" else Outcome.ADMITTED

    @property
    def nonce(self) -> UUID:
        """The same row gives the same nonce, so that a file sent twice counts once."""
        moment = self.occurred_at.isoformat()
        name = f"{self.traveller_key}|{self.post_code}|{self.direction}|{moment}"
        if self.row_key:
            name = f"row|{self.row_key}"
        return uuid5(NAMESPACE_URL, f"travesia:border:import:{name}")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not taken: its place in the source (from 1) and why."""

    row: int
    code: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the rows; the four counts add up to the rows read."""

    rows: int = 0
    crossings: int = 0
    refused: int = 0
    already_there: int = 0
    persons: int = 0
    rejected: tuple[Rejected, ...] = ()


def fault_of(row: ImportedCrossing, *, posts: frozenset[str], now: datetime) -> str:
    """Return the code of what is wrong with a row, or an empty string."""
    if row.occurred_at.tzinfo is None:
        return "border.time_without_zone"
    if row.post_code not in posts:
        return "border.unknown_post"
    if row.direction not in _DIRECTIONS:
        return "border.unknown_direction"
    if row.decision not in DECISIONS:
        return "border.unknown_decision"
    if row.occurred_at > now:
        return "border.time_in_the_future"
    found = _person_faults(row.claim, row.document, latest_day(now))
    return f"people.{found[0]}" if found else ""


def stands_still(state: str, seen_at: datetime | None, now: datetime) -> bool:
    """Tell whether a file is said to be brought in and nobody showed a sign of life for long."""
    return state == "running" and (seen_at is None or now - seen_at > STILL_AFTER)


@lru_cache(maxsize=8192)
def tidy(claim: Claim) -> Claim:
    """Return the claim in its canonical form; the same traveller comes many times in a year."""
    return canonical(claim)


@lru_cache(maxsize=8192)
def _person_faults(claim: Claim, document: HeldDocument, today: date) -> tuple[str, ...]:
    return problems_of(tidy(claim), today=today) + document_problems(document)
