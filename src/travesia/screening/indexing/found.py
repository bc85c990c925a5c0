"""What a search brings up."""

from dataclasses import dataclass

from travesia.screening.comparing import compare_person
from travesia.screening.matching.explanation import Explanation
from travesia.screening.values import Decision, Description, FieldComparison


@dataclass(frozen=True, slots=True)
class Found:
    """One entry worth a person's comparison, and why; never an answer."""

    id: str
    query: Description
    entry: Description
    """Both sides as they were given."""
    reason: str
    """Code of the reason to ask, see `messages.reason_words`; of who is not asked about, that of
    the whole taken together."""
    algorithm: str
    score: float
    """From 0 to 1; for the order and the threshold, not to be shown alone."""
    decision: Decision
    """Whether a person is asked."""
    explanation: Explanation

    @property
    def comparison(self) -> tuple[FieldComparison, ...]:
        """The fields side by side, in words; made when somebody reads them."""
        return compare_person(self.query, self.entry)
