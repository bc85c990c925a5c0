"""Until when a question can be answered, and when the applicant is reminded of it."""

from dataclasses import dataclass
from datetime import date

from travesia.credentials.domain.evisa.words import Tone

#: Days before the last one from which the page reminds.
REMIND_DAYS = 7


@dataclass(frozen=True, slots=True)
class AnswerDue:
    """The last day for an answer, as it stands on a day."""

    by: date
    days_left: int
    """0 on the last day itself; negative once it has passed."""

    @property
    def tone(self) -> Tone:
        """How it stands: far off, soon, or over; the design kit's meanings."""
        if self.days_left < 0:
            return Tone.LATE
        return Tone.DUE if self.days_left <= REMIND_DAYS else Tone.STILL


def answer_due(by: date | None, *, today: date) -> AnswerDue | None:
    """Return how the last day for an answer stands today; None where there is none."""
    return None if by is None else AnswerDue(by, (by - today).days)
