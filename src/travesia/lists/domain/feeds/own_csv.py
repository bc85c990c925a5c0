"""Our own table: one row an entry, CSV in UTF-8."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO

from travesia.lists.domain.births import BirthError, Born
from travesia.lists.domain.entries import EntryKind, ListDocument, NewListEntry
from travesia.lists.domain.feeds.items import Defaults, Row
from travesia.lists.domain.feeds.texts import csv_rows, parts
from travesia.lists.domain.identifiers import Identifier
from travesia.screening import Name

#: Columns a file must have.
COLUMNS = ("number", "names", "birth", "sex", "documents", "purpose", "instruction", "review_due")

#: Columns it may have.
MORE_COLUMNS = (
    *("kind", "weak_names", "nationalities", "countries", "marks"),
    *("reason", "owner", "reference", "valid_from", "expires_on"),
)


def read_own_csv(stream: BinaryIO, defaults: Defaults) -> Iterator[Row]:
    """Read a table; every row becomes an entry, with what could not be read of it.

    `names` and `weak_names` hold names parted by `;`, each as `FAMILY, GIVEN`, `FAMILY<<GIVEN` or
    undivided; `documents` holds `UTO:L898902C3` or a bare number; `marks` holds `plate:UTO:AB123`,
    `vin::…` or `imo::…`; `birth` holds one or more of `1974-08-12`, `1974-08-XX`, `1974`, `1974~`
    or `1970/1975`. Raises FeedError.
    """
    for line, row in csv_rows(stream, COLUMNS):
        entry, problems = _entry(row, defaults)
        yield Row(line, entry, problems)


def _entry(row: Mapping[str, str], defaults: Defaults) -> tuple[NewListEntry, tuple[str, ...]]:
    problems: list[str] = [] if not row.get("") else ["too_many_columns"]
    get = row.get
    entry = NewListEntry(
        number=row["number"],
        kind=get("kind", "").lower() or EntryKind.PERSON.value,
        names=(
            *(name_of(text) for text in parts(row["names"])),
            *(name_of(text, weak=True) for text in parts(get("weak_names", ""))),
        ),
        birth_dates=tuple(_birth(text) for text in parts(row["birth"])),
        sex=row["sex"].upper(),
        nationalities=tuple(text.upper() for text in parts(get("nationalities", ""))),
        countries=tuple(text.upper() for text in parts(get("countries", ""))),
        documents=tuple(_document(text) for text in parts(row["documents"])),
        identifiers=tuple(_mark(text) for text in parts(get("marks", ""))),
        purpose_code=row["purpose"].lower(),
        instruction=row["instruction"] or defaults.instruction,
        reason=get("reason", ""),
        owner=get("owner", "") or defaults.owner,
        reference=get("reference", ""),
        valid_from=_day(get("valid_from", ""), "valid_from_malformed", problems),
        expires_on=_day(get("expires_on", ""), "expires_on_malformed", problems),
        review_due=_day(row["review_due"], "review_due_malformed", problems),
    )
    return entry, tuple(problems)


def name_of(text: str, *, weak: bool = False) -> Name:
    """Return a name in its two parts where a comma or `<<` divides it, else whole."""
    for mark in ("<<", ","):
        family, found, given = text.partition(mark)
        if found:
            return Name(_clean(family), _clean(given), weak)
    return Name(_clean(text), weak=weak)


def _clean(text: str) -> str:
    return " ".join(text.replace("<", " ").split())


def _document(text: str) -> ListDocument:
    state, found, number = text.partition(":")
    return ListDocument(number.strip(), state.strip().upper()) if found else ListDocument(state)


def _mark(text: str) -> Identifier:
    scheme, _colon, rest = text.partition(":")
    state, found, value = rest.partition(":")
    mark = scheme.strip().lower()
    return (
        Identifier(mark, value.strip(), state.strip().upper()) if found else Identifier(mark, state)
    )


def _birth(text: str) -> str:
    """Return the one text form of the date; what is none stays and becomes a problem."""
    try:
        return str(Born.parse(text))
    except BirthError:
        return text


def _day(text: str, problem: str, problems: list[str]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.append(problem)
        return None
