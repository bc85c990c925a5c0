"""What the room hands out: items and texts as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from travesia.portal.domain.fallback import Reading, reading
from travesia.portal.domain.freshness import Freshness, freshness
from travesia.portal.domain.kinds import Kind, Stage, Topic
from travesia.portal.domain.texts import LiveText, TextState, Wording


@dataclass(frozen=True, slots=True)
class Source:
    """Where an item comes from."""

    title: str
    url: str
    accessed_on: date


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What holds of an item in every language."""

    id: UUID
    kind: Kind
    topic: Topic
    stage: Stage
    slug: str
    code: str
    #: ISO 3166-1 alpha-3; none means the whole region.
    countries: tuple[str, ...]
    #: Of a pathway: whence, whither and what for.
    origin: str
    destination: str
    purpose: str
    source_language: str
    source: Source
    owner: str
    reviewed_on: date
    review_due: date
    safety: bool
    example: bool
    expires_on: date | None
    withdrawn: bool

    def freshness(self, today: date) -> Freshness:
        """Return how far a reader can lean on it today."""
        return freshness(self.reviewed_on, self.review_due, today)

    def expired(self, today: date) -> bool:
        """Tell whether its last day has passed."""
        return self.expires_on is not None and self.expires_on < today


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An item that may be shown, with the texts that are live."""

    facts: ItemFacts
    texts: Mapping[str, LiveText]

    def reading(self, language: str) -> Reading:
        """Return it in a reader's language, or what stands in."""
        found = reading(self.facts.kind, self.texts, language)
        assert found is not None, "a public item has a live text in its source language"  # noqa: S101
        return found

    @property
    def newest_source(self) -> int:
        """Number of the source text that is live."""
        return self.texts[self.facts.source_language].of_source

    @property
    def edition(self) -> str:
        """A word that changes whenever anything shown of it changes."""
        numbers = ".".join(f"{code}{text.number}" for code, text in sorted(self.texts.items()))
        return f"{self.facts.reviewed_on:%y%m%d}.{numbers}"


@dataclass(frozen=True, slots=True)
class TextView:
    """One text as its editors see it."""

    id: UUID
    item_id: UUID
    language: str
    number: int
    state: TextState
    words: Wording
    of_source: int
    minor: bool
    machine: bool
    author: str
    changed_at: datetime
    #: Counts savings, so that nobody writes over another's words unseen.
    edition: int
    #: Of a text that is or was live: from when, and who approved it.
    live_from: datetime | None
    approver: str
    #: Why it came back from review.
    note: str
