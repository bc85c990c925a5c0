"""Who may be the person at the desk: reasons in words, the strongest first; never an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from travesia.people.domain.records import PersonRef
from travesia.screening import PartialDate


class Reason(StrEnum):
    """Why somebody known may be the person at the desk; a question, never an answer."""

    SAME_DOCUMENT = "same_document"
    SAME_NAME_AND_BIRTH_DATE = "same_name_and_birth_date"
    SAME_NAME_BIRTH_DATE_IN_PART = "same_name_birth_date_in_part"
    SAME_NAME_DAY_AND_MONTH_SWAPPED = "same_name_day_and_month_swapped"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody known who may be the person at the desk, and why we ask."""

    person: PersonRef
    reasons: tuple[Reason, ...]


def may_be_same_birth(left: str, right: str) -> Reason | None:
    """Tell how two birth dates can be one, or None when they cannot.

    A date that is missing on either side is no reason to think two people one.
    """
    first, second = PartialDate.parse(left), PartialDate.parse(right)
    if first.earliest is None or second.earliest is None:
        return None
    if first == second and first.day:
        return Reason.SAME_NAME_AND_BIRTH_DATE
    if _overlap(first, second):
        return Reason.SAME_NAME_BIRTH_DATE_IN_PART
    if first.swapped() == second:
        return Reason.SAME_NAME_DAY_AND_MONTH_SWAPPED
    return None


def strongest_first(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Order candidates: the strongest reason first, then more reasons, then by id."""
    order = list(Reason)
    return tuple(
        sorted(
            candidates,
            key=lambda c: (min(map(order.index, c.reasons)), -len(c.reasons), c.person.id),
        )
    )


def _overlap(first: PartialDate, second: PartialDate) -> bool:
    if first.earliest is None or second.earliest is None:
        return False
    if first.latest is None or second.latest is None:
        return False
    return first.earliest <= second.latest and second.earliest <= first.latest
