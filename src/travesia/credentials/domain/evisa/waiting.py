"""How long an application has waited, in working days, beside what was promised."""

from dataclasses import dataclass
from datetime import date

from travesia.credentials.domain.evisa.words import ApplicationState, Tone
from travesia.credentials.domain.stays import working_days


@dataclass(frozen=True, slots=True)
class Age:
    """An application's age in the queue."""

    days: int
    """Working days since it came into the queue; days in which the applicant was asked are out."""
    promise: int
    tone: Tone

    @property
    def over(self) -> int:
        """Working days beyond the promise."""
        return max(0, self.days - self.promise)


def age_of(
    *,
    state: ApplicationState,
    queued_on: date,
    paused_days: int,
    asked_on: date | None,
    promise: int,
    today: date,
) -> Age:
    """Return the age on a day: in time, due (the last promised day) or late.

    `paused_days` are working days in which the applicant had been asked before; while they are
    asked (`asked_on`) the clock stands still.
    """
    until = asked_on if state is ApplicationState.ASKED and asked_on else today
    days = max(0, working_days(queued_on, until) - paused_days)
    if state is ApplicationState.ASKED:
        return Age(days, promise, Tone.STILL)
    if days > promise:
        return Age(days, promise, Tone.LATE)
    return Age(days, promise, Tone.DUE if days == promise else Tone.IN_TIME)
