"""Our own table: one row an entry, CSV in UTF-8."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO

from travesia.lists.domain.births import BirthError, Born
from travesia.lists.domain.entries import ListDocument, NewListEntry
from travesia.lists.domain.feeds.items import Defaults, Row
from travesia.lists.domain.feeds.tables import BEHIND, table_rows
from travesia.lists.domain.feeds.texts import parts
from travesia.lists.domain.identifiers import Identifier
from travesia.lists.domain.purposes import EntryKind
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
    undivided; `documents` holds `UTO:L898902C3`, `UTO:L898902C3:passport` or a bare number;
    `marks` holds `plate:UTO:AB123`, `vin:…` or `imo:…`; `birth` holds one or more of `1974-08-12`,
    `1974-08-XX`, `1974`, `1974~` or `1970/1975`. Raises FeedError.
    """
    for row in table_rows(stream, COLUMNS):
        if not row.is_whole:
            yield Row.aside(row.line, row.name, *row.problems)
            continue
        entry, problems = entry_of(row.values, defaults)
        yield Row(row.line, entry, (*row.problems, *problems))


def entry_of(row: Mapping[str, str], defaults: Defaults) -> tuple[NewListEntry, tuple[str, ...]]:
    """Return the entry of a row with the columns above, and the codes of what was not read."""
    problems: list[str] = [] if not row.get(BEHIND) else ["too_many_columns"]
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


def row_of(entry: NewListEntry) -> dict[str, str]:
    """Return the row that `entry_of` reads as this entry."""
    return {
        "number": entry.number,
        "kind": entry.kind,
        "names": "; ".join(_written(name) for name in entry.names if not name.weak),
        "weak_names": "; ".join(_written(name) for name in entry.names if name.weak),
        "birth": "; ".join(entry.birth_dates),
        "sex": entry.sex,
        "nationalities": "; ".join(entry.nationalities),
        "countries": "; ".join(entry.countries),
        "documents": "; ".join(_paper(one) for one in entry.documents),
        "marks": "; ".join(f"{one.scheme}:{one.state}:{one.value}" for one in entry.identifiers),
        "purpose": entry.purpose_code,
        "instruction": entry.instruction,
        "reason": entry.reason,
        "owner": entry.owner,
        "reference": entry.reference,
        "valid_from": str(entry.valid_from or ""),
        "expires_on": str(entry.expires_on or ""),
        "review_due": str(entry.review_due or ""),
    }


def _paper(one: ListDocument) -> str:
    """Write a document as `UTO:L898902C3:passport`, with as many parts as are stated."""
    if not one.issuing_state and not one.type_code:
        return one.number
    parted = f"{one.issuing_state}:{one.number}"
    return f"{parted}:{one.type_code}" if one.type_code else parted


def _written(name: Name) -> str:
    return f"{name.primary}, {name.secondary}" if name.secondary else name.primary


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
    state, found, rest = text.partition(":")
    number, _colon, kind = rest.partition(":")
    if not found:
        return ListDocument(text.strip())
    return ListDocument(number.strip(), state.strip().upper(), kind.strip().lower())


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
