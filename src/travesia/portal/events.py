"""What happens to what the portal tells."""

from dataclasses import dataclass

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class ItemOpened(Event):
    """An item was begun; nothing of it is shown yet."""

    KIND = "portal.item_opened"

    item: str
    item_kind: str
    slug: str
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-3; empty for the whole region."""


@register_event
@dataclass(frozen=True, slots=True)
class ItemChanged(Event):
    """What holds of an item in every language was changed."""

    KIND = "portal.item_changed"

    item: str
    changed: tuple[str, ...]
    """Names of the fields."""


@register_event
@dataclass(frozen=True, slots=True)
class ItemReviewed(Event):
    """Somebody read an item through and said that it holds."""

    KIND = "portal.item_reviewed"

    item: str
    review_due: str
    """ISO date."""


@register_event
@dataclass(frozen=True, slots=True)
class ItemWithdrawn(Event):
    """An item was taken off the portal."""

    KIND = "portal.item_withdrawn"

    item: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class ItemRestored(Event):
    """An item that was withdrawn is shown again."""

    KIND = "portal.item_restored"

    item: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class TextSentForReview(Event):
    """A text was finished by its author and waits for another person."""

    KIND = "portal.text_sent_for_review"

    item: str
    language: str
    number: int
    sha256: str
    """Of title, summary and blocks."""


@register_event
@dataclass(frozen=True, slots=True)
class TextReturned(Event):
    """A text came back from review."""

    KIND = "portal.text_returned"

    item: str
    language: str
    number: int
    note: str


@register_event
@dataclass(frozen=True, slots=True)
class TextApproved(Event):
    """A text was approved and is shown from a moment on."""

    KIND = "portal.text_approved"

    item: str
    language: str
    number: int
    sha256: str
    live_from: str
    """ISO 8601 with offset; may lie ahead."""
    of_source: int


@register_event
@dataclass(frozen=True, slots=True)
class RecordingBrought(Event):
    """A recorded message of an item was brought in."""

    KIND = "portal.recording_brought"

    item: str
    language: str
    sha256: str
    """Of the sound."""
    seconds: int


@register_event
@dataclass(frozen=True, slots=True)
class RecordingRemoved(Event):
    """A recorded message was taken away."""

    KIND = "portal.recording_removed"

    item: str
    language: str


@register_event
@dataclass(frozen=True, slots=True)
class SynonymsChanged(Event):
    """Words that stand for each other in the search were changed."""

    KIND = "portal.synonyms_changed"

    group: str
    """Key of the group."""
    added: tuple[str, ...]
    """Each as `language:phrase`."""
    taken: tuple[str, ...]
    removed: bool
    """Whether the whole group was taken away."""
