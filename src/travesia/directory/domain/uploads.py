"""A file that somebody sent through the browser: its states, and when a second person reads it."""

from enum import StrEnum

MANY = 50
"""From so many entries on that stood before, a file is looked at by two people."""


class UploadState(StrEnum):
    """Where a file stands; nothing of it is in the directory before `done`."""

    ARRIVED = "arrived"
    """Its columns have to be named first."""
    CHECKING = "checking"
    CHECKED = "checked"
    """Looked through: what would change and what is set aside is known."""
    WAITING = "waiting"
    """A second person has to approve it."""
    TAKING = "taking"
    DONE = "done"


class SecondLook(StrEnum):
    """Why a second person has to look at a file."""

    SENSITIVE = "sensitive"
    """It adds or changes services that people are in danger for when the wrong ones find them."""
    MANY = "many"
    """It changes many entries at once."""


#: State → the states that can follow.
STEPS: dict[UploadState, frozenset[UploadState]] = {
    UploadState.ARRIVED: frozenset({UploadState.CHECKING}),
    UploadState.CHECKING: frozenset({UploadState.CHECKED, UploadState.ARRIVED}),
    UploadState.CHECKED: frozenset(
        {UploadState.CHECKING, UploadState.WAITING, UploadState.TAKING, UploadState.ARRIVED}
    ),
    UploadState.WAITING: frozenset({UploadState.CHECKED, UploadState.TAKING}),
    UploadState.TAKING: frozenset({UploadState.DONE, UploadState.CHECKED}),
    UploadState.DONE: frozenset(),
}


def second_look(*, sensitive: bool, stood: int) -> tuple[SecondLook, ...]:
    """Return why a second person has to look; empty when the sender may bring the file in.

    Args:
        sensitive: whether it adds or changes a service of a sensitive topic, or a hidden place.
        stood: how many entries that stood before it changes.
    """
    found = []
    if sensitive:
        found.append(SecondLook.SENSITIVE)
    if stood >= MANY:
        found.append(SecondLook.MANY)
    return tuple(found)
