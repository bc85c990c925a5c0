"""What is searched, what is asked and what is answered."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One item or service in one language, as the search takes it in.

    The same thing in another language is another document with the same kind and id; a reader
    finds it once.
    """

    id: str
    kind: str
    """`item` or `service`."""
    language: str
    title: str
    summary: str = ""
    body: str = ""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-3; none means the whole region."""
    topic: str = ""
    reviewed_on: date | None = None
    """When somebody last said that it holds; None counts as long ago."""
    sensitive: bool = False
    """Found by title and summary only: nothing in the body can be guessed at by asking."""
    withdrawn: bool = False
    """Not found at all; taking such a document in takes it out."""


class Entry(NamedTuple):
    """What ranking knows of a document; a tuple, as tens of thousands are made after a change."""

    kind: str
    id: str
    language: str
    countries: tuple[str, ...]
    topic: str
    reviewed: int
    """Day of the last review as a proleptic ordinal; 0 for none."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A question of a reader. It is answered and forgotten: nothing of its text is written down."""

    text: str
    language: str
    """Language of the page; documents in it come first."""
    country: str = ""
    """Where the reader is, ISO 3166-1 alpha-3: what is for it comes first, then its neighbours'."""
    kind: str = ""
    """Only `item` or only `service`; both when empty."""
    topic: str = ""
    """Only this topic; all when empty."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers."""

    id: str
    kind: str
    language: str
    """Of title and snippet: not always that of the page."""
    score: int
    matched: tuple[str, ...]
    """Words of the document that fit, as they stand there, in small letters, each once."""
    title: str
    title_marks: tuple[tuple[int, int], ...]
    """Begin and end of each fitting word, in characters."""
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer: one page of hits, and how many there are."""

    hits: tuple[Hit, ...] = ()
    number: int = 0
    suggestion: str = ""
    """The question with words put right that nothing is known of; empty when none was."""
    notice: str = ""
    """`empty`: nothing was asked; `small`: only small words; `long`: only the first words count."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Title and text of a document for its hit, as `clean` returns them."""

    title: str
    text: str


class Ranked(NamedTuple):
    """A document and how well it fits."""

    document: int
    score: int
    entry: Entry
