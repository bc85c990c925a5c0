"""What was set aside of a table: every row counted, the first thousand named."""

from collections.abc import Callable
from dataclasses import dataclass, field

from travesia.screening.commands.words import say

#: This many rows set aside are named; all of them are counted.
_NAMED = 1000


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that was not taken, or taken in part."""

    line: int
    id: str
    problem: str
    """`not_a_row`, `not_utf8`, `id_missing`, `id_twice`, `nothing_to_find`; or `date_unread`,
    where the row was taken without the date or with a part of it."""

    @property
    def taken(self) -> bool:
        """Tell whether the row was taken all the same."""
        return self.problem == "date_unread"


@dataclass(slots=True)
class Report:
    """What was read and what was set aside."""

    taken: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    named: list[Aside] = field(default_factory=list)
    misnamed: list[tuple[str, str]] = field(default_factory=list)
    """Columns that are not used, each with the one that is probably meant."""
    on_aside: Callable[[Aside], None] | None = None
    """Told of every row as it is set aside, or taken in part."""

    def put_aside(self, line: int, one: str, problem: str) -> None:
        """Count a row and name it, if not too many have been named."""
        self.counts[problem] = self.counts.get(problem, 0) + 1
        found = Aside(line, one[:80], problem)
        if len(self.named) < _NAMED:
            self.named.append(found)
        if self.on_aside is not None:
            self.on_aside(found)

    def tell_columns(self, language: str) -> None:
        """Name the columns that are not used and are probably meant for others."""
        for column, known in self.misnamed:
            say("column_not_used", language, column=column[:80], known=known)

    def tell(self, language: str, most: int = 20) -> None:
        """Name the first rows that were set aside, to standard error."""
        for one in self.named[:most]:
            say(f"row.{one.problem}", language, line=str(one.line), id=one.id or "–")

    def hint(self, language: str, encoding: str) -> None:
        """Say how a table in other signs is read, where rows were set aside for theirs."""
        if "not_utf8" in self.counts:
            say("encoding_hint", language, encoding=encoding)

    @property
    def quarantined(self) -> int:
        """Count the rows that were not taken."""
        return sum(count for problem, count in self.counts.items() if problem != "date_unread")
