"""What happens to issues of the bulletin."""

from collections.abc import Mapping
from dataclasses import dataclass

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class IssueBegun(Event):
    """An issue was begun; nothing of it is published yet."""

    KIND = "programme.issue_begun"

    issue: str
    code: str
    languages: tuple[str, ...]


@register_event
@dataclass(frozen=True, slots=True)
class IssueRead(Event):
    """Somebody other than its author read one language of an issue and stands for it."""

    KIND = "programme.issue_read"

    issue: str
    language: str
    edition: int
    sha256: str
    """Of the document as it was read."""


@register_event
@dataclass(frozen=True, slots=True)
class IssueReopened(Event):
    """An issue that had been read went back to its desk."""

    KIND = "programme.issue_reopened"

    issue: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class IssueFrozen(Event):
    """An issue was published: words and figures are fixed by their hash."""

    KIND = "programme.issue_frozen"

    issue: str
    code: str
    sha256: str
    """Of the document with the figures that it cites."""
    figures: Mapping[str, int]
    """Revision by code of each cited figure."""


@register_event
@dataclass(frozen=True, slots=True)
class ErratumPrinted(Event):
    """A correction is printed with a published issue."""

    KIND = "programme.erratum_printed"

    issue: str
    sha256: str
    """Of the issue that is corrected."""
    texts: Mapping[str, str]
    """By language."""


@register_event
@dataclass(frozen=True, slots=True)
class PhotographKept(Event):
    """A photograph was brought in; its camera data was taken off."""

    KIND = "programme.photograph_kept"

    sha256: str
    """Of what is kept."""
    width: int
    height: int
