"""Days of stay that an officer grants with an entry, in place of those of the rule."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import Direction
from travesia.border.domain.staying import Granting, StayAnswer, reckon
from travesia.border.events import DaysGranted
from travesia.border.models import Crossing, Inspection
from travesia.border.selectors.reckoning import at_desk, reckoned
from travesia.border.selectors.rules import rules_here
from travesia.border.services.desk import Journey, subjects_of
from travesia.border.services.errors import BorderError
from travesia.core.events import Subject
from travesia.journal import services as journal

#: No officer grants longer with an entry; a greater number is a slip of the pen.
MOST_GRANTED = 3660


@dataclass(frozen=True, slots=True)
class Granted:
    """What an officer grants, beside what the rule says."""

    days: int
    reason: str
    #: By the rule; None where it sets no limit.
    by_rule: int | None
    last_day: date | None
    rule: str


def check_grant(inspection: Inspection, journey: Journey) -> Granted | None:
    """Return what is granted with this entry; None where it is what the rule gives anyway.

    Raises BorderError for an exit, without a reason, without a rule, and for days that the rule
    does not let an officer grant.
    """
    days, reason = journey.days_granted, " ".join(journey.days_reason.split())[:300]
    if days is None:
        return None
    if journey.direction is not Direction.ENTRY:
        raise BorderError(
            "border.days_for_entry", _("Days are granted with an entry. Nothing was recorded.")
        )
    found = reckoned(
        at_desk(inspection, direction=journey.direction, purpose=journey.purpose_of_travel)
    )
    answer = found.answer
    if answer.rule is None:
        raise BorderError(
            "border.days_without_rule",
            _("No rule of stay fits here: no days can be granted. Nothing was recorded."),
        )
    if days == answer.days_allowed:
        return None
    _check_allowed(days, answer)
    if not reason:
        raise BorderError(
            "border.days_reason_needed",
            _("Say why other days are granted than the rule gives. Nothing was recorded."),
        )
    *before, now = found.asked.passages
    granted = replace(found.asked, passages=(*before, replace(now, granted=days)))
    after = reckon(granted, rules_here())
    return Granted(days, reason, answer.days_allowed, after.last_day, answer.rule.version)


def _check_allowed(days: int, answer: StayAnswer) -> None:
    rule = answer.rule
    if rule is None or rule.granting is Granting.NONE:
        raise BorderError(
            "border.days_not_granted",
            _("This rule leaves no days to the officer. Nothing was recorded."),
        )
    if not 0 < days <= MOST_GRANTED:
        raise BorderError(
            "border.days_out_of_range",
            _("Grant from 1 to %(most)s days. Nothing was recorded."),
            most=MOST_GRANTED,
        )
    most = answer.days_allowed
    if rule.granting is Granting.FEWER and most is not None and days > most:
        raise BorderError(
            "border.days_above_rule",
            _("The rule gives %(most)s days: only fewer can be granted. Nothing was recorded."),
            most=most,
        )


def columns_of(granted: Granted | None) -> dict[str, Any]:
    """Return what a crossing keeps of the days that were granted."""
    if granted is None:
        return {}
    return {"days_granted": granted.days, "days_reason": granted.reason}


def keep_grant(
    crossing: Crossing, granted: Granted | None, *, actor: Actor, purpose: Purpose
) -> None:
    """Write down with a crossing what was granted, beside what the rule gave; or nothing."""
    if granted is None or crossing.inspection is None:
        return
    journal.record(
        actor=actor,
        event=DaysGranted(
            crossing_id=crossing.id,
            person_id=crossing.person_id,
            post=crossing.post_code,
            country=crossing.country,
            days=granted.days,
            by_rule=granted.by_rule,
            last_day=granted.last_day,
            rule=granted.rule,
            reason=granted.reason,
        ),
        purpose=purpose,
        subjects=subjects_of(crossing.inspection, Subject("crossing", crossing.id)),
    )
