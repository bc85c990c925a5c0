"""States of an issue, and what may follow what."""

from enum import StrEnum
from typing import Final


class IssueState(StrEnum):
    """Where an issue stands between the desk and the public."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    """Another person has read each language."""
    FROZEN = "frozen"
    """Published; words and figures are kept by their hash and change no more."""
    ERRATUM = "erratum"
    """Published, and a correction is printed with it; what was frozen stays as it was."""


STEPS: Final[dict[IssueState, frozenset[IssueState]]] = {
    IssueState.DRAFT: frozenset({IssueState.REVIEWED}),
    IssueState.REVIEWED: frozenset({IssueState.DRAFT, IssueState.FROZEN}),
    IssueState.FROZEN: frozenset({IssueState.ERRATUM}),
    IssueState.ERRATUM: frozenset({IssueState.ERRATUM}),
}
PUBLISHED: Final = frozenset({IssueState.FROZEN, IssueState.ERRATUM})
