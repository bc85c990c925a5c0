"""The verdict of somebody in a group, with what the rules of stay say of an exit."""

from travesia.border.domain import Direction, InspectionState, Verdict, is_decided
from travesia.border.models import Inspection
from travesia.border.selectors.findings import verdict_of
from travesia.border.selectors.reckoning import at_desk, reckoned


def verdict_now(row: Inspection) -> Verdict:
    """Return the verdict with what the rules say of an exit: nobody late goes by unseen."""
    leaves = row.direction == Direction.EXIT and not is_decided(InspectionState(row.state))
    return verdict_of(row, stay=reckoned(at_desk(row)).answer if leaves else None)
