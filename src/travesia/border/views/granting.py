"""The days that an officer may grant with an entry, as the desk offers them."""

from dataclasses import dataclass

from travesia.border.domain import Act, Direction
from travesia.border.domain.staying import Granting
from travesia.border.selectors import InspectionView
from travesia.border.services import MOST_GRANTED


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be granted now."""

    by_rule: int | None
    """Days by the rule; None where it sets no limit."""
    most: int
    only_fewer: bool


def offer_of(view: InspectionView) -> Offer | None:
    """Return what an officer may grant; None for an exit, or where the rule leaves nothing."""
    if view.stay is None or Act.ADMIT not in view.acts or view.direction is not Direction.ENTRY:
        return None
    answer = view.stay.answer
    rule = answer.rule
    if rule is None or rule.granting is Granting.NONE:
        return None
    by_rule = answer.days_allowed
    if rule.granting is Granting.OTHER:
        return Offer(by_rule, MOST_GRANTED, only_fewer=False)
    most = MOST_GRANTED if by_rule is None else by_rule - 1
    return Offer(by_rule, most, only_fewer=True) if most > 0 else None
