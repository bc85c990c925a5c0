"""A book of figures: what publications printed, with what else is known of them; its JSON form.

The form is `travesia.figures/1`. Reading names everything that is wrong and then takes nothing;
writing gives every figure back as it was read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from travesia.programme.domain.figures import Figure, Period

SCHEMA: Final = "travesia.figures/1"
#: What a file may say besides figures, by the names of its lists.
RECORD_KINDS: Final = (
    *("items", "work_in_progress", "publications", "footnotes", "arithmetic"),
    *("inconsistencies", "links", "quotes", "threads"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A publication: a bulletin with its months, or a page without a date."""

    code: str
    kind: str
    """`bulletin` or `page`."""
    label: str
    period: Period = field(default_factory=Period)
    data: Mapping[str, Any] = field(default_factory=dict)
    """What else the file says of it, as it stands there."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that a publication says besides figures."""

    kind: str
    ref: str
    source: str
    """Code of the source; empty for what is about several."""
    data: Mapping[str, Any]

    @property
    def line(self) -> int | None:
        """The line of the source, where it is known."""
        found = self.data.get("line")
        return found if isinstance(found, int) else None


@dataclass(frozen=True, slots=True)
class Book:
    """Figures with their sources and everything that helps to judge them."""

    sources: tuple[Source, ...] = ()
    figures: tuple[Figure, ...] = ()
    records: tuple[Record, ...] = ()

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """Return the records of a kind, in the order of the file."""
        return tuple(one for one in self.records if one.kind == kind)

    @property
    def bulletins(self) -> tuple[Source, ...]:
        """The bulletins with their months, oldest first."""
        found = [s for s in self.sources if s.kind == "bulletin" and s.period.last is not None]
        return tuple(sorted(found, key=lambda s: (str(s.period.last), s.code)))

    def place_of(self, ref: str) -> tuple[str, int | None]:
        """Return source and line of a figure, record or source; the source alone has no line."""
        for figure in self.figures:
            if figure.code == ref:
                return figure.source, figure.line
        for record in self.records:
            if record.ref == ref:
                return record.source, record.line
        return ref, None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a file that cannot be taken; nothing of the file was."""

    code: str
    ref: str
    """What it is about: a figure, a source, a place in the file."""
    facts: Mapping[str, str] = field(default_factory=dict)


class BookRefusedError(ValueError):
    """A file has faults; `problems` names all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems in the order of the file."""
        self.problems = tuple(problems)
        super().__init__(", ".join(f"{one.ref}: {one.code}" for one in problems))
