"""What a correction says, and what it must not say."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from travesia.border.domain import Direction, Outcome
from travesia.border.models import Crossing
from travesia.border.services.errors import BorderError
from travesia.core import clock
from travesia.vocab import is_nationality, term

#: How far before the time on record a correction may lie; further back is a slip of the year.
FURTHEST_BACK = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Correction:
    """How the crossing should have been recorded, and why it was not."""

    direction: Direction
    occurred_at: datetime
    purpose_of_travel: str
    conveyance: str
    nationality: str
    sex: str
    reason: str


def same(crossing: Crossing, wanted: Correction) -> bool:
    """Tell whether the crossing stands as the correction wants it."""
    return (
        crossing.direction == wanted.direction
        and crossing.occurred_at == wanted.occurred_at
        and crossing.purpose_of_travel == wanted.purpose_of_travel
        and crossing.conveyance == wanted.conveyance
        and crossing.nationality == wanted.nationality
        and crossing.sex == wanted.sex
    )


def check(crossing: Crossing, wanted: Correction) -> None:
    """Return when the correction may supersede the crossing; otherwise raise BorderError."""
    if crossing.outcome == Outcome.REFUSED:
        raise BorderError(
            "border.refusal_not_corrected",
            _("Entry was refused: nobody crossed, so there is no crossing to correct."),
        )
    if not wanted.reason.strip():
        raise BorderError(
            "border.correction_reason_needed",
            _("Say why the entry is corrected. Everything you typed is kept below."),
        )
    if wanted.occurred_at > clock.now():
        raise BorderError("border.time_in_the_future", _("This time has not come yet."))
    if wanted.occurred_at < crossing.occurred_at - FURTHEST_BACK:
        raise BorderError(
            "border.time_long_past",
            _("This time lies more than a year before the one recorded. Look at the year again."),
        )
    if wanted.nationality and not is_nationality(wanted.nationality):
        raise BorderError("border.unknown_nationality", _("This nationality is not in the list."))
    if wanted.purpose_of_travel and term("purposes", wanted.purpose_of_travel) is None:
        raise BorderError("border.unknown_purpose", _("This purpose of travel is not in the list."))
    if same(crossing, wanted):
        raise BorderError("border.nothing_changed", _("Nothing differs from what is recorded."))
