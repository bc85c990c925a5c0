"""What the page of a sent file says: counts by table, reasons, why another person looks."""

from dataclasses import dataclass

from travesia.directory.domain.tables import TABLES
from travesia.directory.selectors.uploads import Aside, UploadView
from travesia.directory.selectors.words import (
    SECOND_LOOK_WORDS,
    TABLE_WORDS,
    UPLOAD_PROBLEMS,
    problem_words,
)


@dataclass(frozen=True, slots=True)
class Count:
    """One table of a file: its rows, and what differs."""

    words: str
    read: int
    added: int
    changed: int
    removed: int


def counts(view: UploadView) -> list[Count]:
    """Return a line for each table that the file has rows in, or takes rows away from."""
    return [
        Count(
            str(TABLE_WORDS[name]),
            view.read.get(name, 0),
            view.added.get(name, 0),
            view.changed.get(name, 0),
            view.removed.get(name, 0),
        )
        for name in TABLES
        if view.read.get(name) or view.removed.get(name)
    ]


def why(view: UploadView) -> list[str]:
    """Say why a second person has to look; empty where one is enough."""
    return [str(SECOND_LOOK_WORDS[one]) for one in view.second_look]


def problem(view: UploadView) -> str:
    """Say what went wrong with the file last; empty when nothing did."""
    return str(UPLOAD_PROBLEMS.get(view.problem, view.problem)) if view.problem else ""


def reason(one: Aside) -> str:
    """Say what is wrong with a cell or a row."""
    return str(problem_words(one.code))
