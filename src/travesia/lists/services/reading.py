"""Read a list from CSV: every row becomes an entry or a reject with its line and its problems."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from travesia.lists.domain import ListPurpose, NewListEntry, entry_problems
from travesia.lists.services.errors import ListError
from travesia.screening import DocumentNumber, Name, PartialDate, PartialDateError

#: Columns a file must have; `reason`, `owner` and `expires_on` may be added.
COLUMNS = ("number", "names", "birth", "sex", "documents", "purpose", "instruction", "review_due")
MORE_COLUMNS = ("reason", "owner", "expires_on")

#: Larger files are no watch list for a desk.
MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that was not taken, where it stands and why."""

    line: int
    number: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListFile:
    """What a file holds: entries that can be searched, and rows that cannot."""

    entries: tuple[NewListEntry, ...]
    rejects: tuple[Reject, ...]


def read_list(table: bytes, *, purposes: tuple[ListPurpose, ...] = tuple(ListPurpose)) -> ListFile:
    """Read a CSV table in UTF-8.

    `names` holds one or more names parted by `;`, each as `FAMILY, GIVEN`, `FAMILY<<GIVEN` or
    undivided; `documents` holds `UTO:L898902C3` or a bare number, parted by `;`; `birth` may be
    `1974-08-12`, `1974-08-XX`, `1974` or empty. A row that cannot be taken is a reject and stops
    nothing. Raises ListError when the file is no such table at all.
    """
    entries: list[NewListEntry] = []
    rejects: list[Reject] = []
    seen: set[str] = set()
    for line, row in _rows(table):
        entry, problems = _entry(row)
        problems += tuple(p for p in entry_problems(entry, purposes) if p not in problems)
        if entry.number in seen:
            problems += ("number_twice",)
        if problems:
            rejects.append(Reject(line, entry.number, problems))
        else:
            seen.add(entry.number)
            entries.append(entry)
    return ListFile(tuple(entries), tuple(rejects))


def _rows(table: bytes) -> Iterator[tuple[int, Mapping[str, str]]]:
    if len(table) > MOST_BYTES:
        raise ListError("lists.file_too_large", _("The file is too large to be a watch list."))
    try:
        text = table.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ListError(
            "lists.file_not_utf8",
            _("The file is not in UTF-8 (byte %(place)s). Save it as CSV in UTF-8."),
            place=error.start,
        ) from error
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", restval="", strict=True)
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise ListError(
                "lists.file_columns_missing",
                _("The file lacks the columns %(columns)s."),
                columns=", ".join(missing),
            )
        for row in reader:
            yield reader.line_num, {key: str(value).strip() for key, value in row.items()}
    except csv.Error as error:
        raise ListError(
            "lists.file_broken",
            _("Line %(line)s is no CSV (%(why)s)."),
            line=reader.line_num,
            why=str(error),
        ) from error


def _entry(row: Mapping[str, str]) -> tuple[NewListEntry, tuple[str, ...]]:
    problems: list[str] = [] if not row.get("") else ["too_many_columns"]
    entry = NewListEntry(
        number=row["number"],
        names=tuple(_name(part) for part in row["names"].split(";") if part.strip()),
        birth_date=_birth(row["birth"]),
        sex=row["sex"].upper(),
        documents=tuple(_document(part) for part in row["documents"].split(";") if part.strip()),
        purpose_code=row["purpose"].lower(),
        instruction=row["instruction"],
        reason=row.get("reason", ""),
        owner=row.get("owner", ""),
        expires_on=_day(row.get("expires_on", ""), "expires_on_malformed", problems),
        review_due=_day(row["review_due"], "review_due_malformed", problems),
    )
    return entry, tuple(problems)


def _name(text: str) -> Name:
    for mark in ("<<", ","):
        family, found, given = text.partition(mark)
        if found:
            return Name(_clean(family), _clean(given))
    return Name(_clean(text))


def _clean(text: str) -> str:
    return " ".join(text.replace("<", " ").split())


def _document(text: str) -> DocumentNumber:
    state, found, number = text.strip().partition(":")
    return DocumentNumber(number.strip(), state.strip().upper()) if found else DocumentNumber(state)


def _birth(text: str) -> str:
    """Return the one text form of the date; what is none stays and becomes a problem."""
    try:
        return str(PartialDate.parse(text))
    except PartialDateError:
        return text


def _day(text: str, problem: str, problems: list[str]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.append(problem)
        return None
