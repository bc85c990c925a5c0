"""Read the tables of `travesia screen`: every row is taken, or set aside with its line and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from travesia.screening.commands.aside import Report
from travesia.screening.commands.columns import misnamed
from travesia.screening.commands.table_lines import DELIMITERS, rows_of
from travesia.screening.commands.words import UTF_8
from travesia.screening.dates_as_written import read_written_date
from travesia.screening.indexing.entries import Entry
from travesia.screening.normalising import normalise
from travesia.screening.values import Description, DocumentNumber, Name

LIST_COLUMNS = ("id", "name", "names", "birth_date", "countries", "documents")
QUERY_COLUMNS = ("qid", "name", "birth_date", "sex", "nationality", "document_number", "entry_id")
NEEDED = 2
"""So many columns, from the first, no table may lack."""


class TableError(ValueError):
    """The file is no such table at all; `code` and `facts` say why, see `words.tsv`."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Query:
    """One line of a table of queries."""

    id: str
    description: Description
    entry_id: str | None
    """The true entry, for `travesia screen evaluate`; empty for somebody who is on no list and
    None where the table does not say."""
    line: int = 0
    problem: str = ""
    """`date_unread` where not all of the birth date could be read."""


def entries_in(path: Path, report: Report, *, encoding: str = UTF_8) -> Iterator[Entry]:
    """Give the entries of a list: columns id, name, names, birth_date, countries, documents.

    `names`, `birth_date` and `documents` may hold several values parted by `;`; a document may
    stand as `UTO:L898902C3`. Raises TableError when the file is no table with an id and a name,
    when none of its rows can be taken, or when it has none: an empty list would find nobody.
    """
    seen: set[str] = set()
    for line, row in _rows(path, LIST_COLUMNS, report, encoding):
        one = row["id"]
        if not one or one in seen:
            report.put_aside(line, one, "id_twice" if one else "id_missing")
            continue
        description = _entry(row, line, report)
        if not description.documents and not any(map(_has_words, description.names)):
            report.put_aside(line, one, "nothing_to_find")
            continue
        seen.add(one)
        report.taken += 1
        yield Entry(one, description)
    if not report.taken and not report.quarantined:
        raise TableError("no_rows", file=str(path))
    if not report.taken:
        raise TableError("nothing_taken", file=str(path), count=f"{report.quarantined:,}")


def queries_in(path: Path, report: Report, *, encoding: str = UTF_8) -> Iterator[Query]:
    """Give the queries: columns qid, name, birth_date, sex, nationality, document_number.

    A query is always answered, also one without a name; only a row that is none is set aside.
    Raises TableError.
    """
    for line, row in _rows(path, QUERY_COLUMNS, report, encoding):
        born, whole = read_written_date(row.get("birth_date", ""))
        if not whole:
            report.put_aside(line, row["qid"], "date_unread")
        number = row.get("document_number", "")
        report.taken += 1
        yield Query(
            row["qid"],
            Description(
                names=(Name(row["name"]),),
                birth_date=born,
                sex=row.get("sex", "").upper(),
                nationality=row.get("nationality", "").upper(),
                documents=(document_in(number),) if number else (),
            ),
            row.get("entry_id"),
            line,
            "" if whole else "date_unread",
        )


def document_in(text: str) -> DocumentNumber:
    """Read `UTO:L898902C3` or a bare number."""
    state, found, number = text.partition(":")
    if found and state.isalpha() and len(state) <= 3:
        return DocumentNumber(number.strip(), state.strip().upper())
    return DocumentNumber(text.strip())


def _entry(row: Mapping[str, str], line: int, report: Report) -> Description:
    names = dict.fromkeys([row["name"], *_several(row.get("names", ""))])
    births = []
    for text in _several(row.get("birth_date", "")):
        born, whole = read_written_date(text)
        if not whole:
            report.put_aside(line, row["id"], "date_unread")
        if born:
            births.append(born)
    countries = _several(row.get("countries", ""))
    return Description(
        names=tuple(Name(name) for name in names if name),
        birth_date=births[0] if births else "",
        nationality=countries[0].upper()[:3] if countries else "",
        documents=tuple(document_in(text) for text in _several(row.get("documents", ""))),
        also_born=tuple(births[1:]),
    )


def _has_words(name: Name) -> bool:
    return bool(normalise(name).tokens)


def _several(text: str) -> list[str]:
    parts = text.replace("|", ";").split(";")
    return [part.strip() for part in parts if part.strip()]


def _rows(
    path: Path, known: Sequence[str], report: Report, encoding: str
) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        file = _opened(path, encoding)
    except OSError as error:
        raise TableError("table.unreadable", file=str(path)) from error
    with file:
        rows = rows_of(file)
        try:
            _line, first, _text = next(rows, (1, [], ""))
            columns = _columns(path, first, known, report)
            for line, cells, text in rows:
                row = _row(columns, cells, line, text, report)
                if row is not None:
                    yield line, row
        except UnicodeError as error:  # an encoding that cannot go on after a wrong sign
            raise TableError("table.not_csv", file=str(path)) from error


def _columns(
    path: Path, first: list[str] | None, known: Sequence[str], report: Report
) -> list[str]:
    if first is None:
        raise TableError("table.not_csv", file=str(path))
    columns = [name.strip().lower() for name in first]
    report.misnamed = misnamed(columns, known)
    missing = [name for name in known[:NEEDED] if name not in columns]
    if missing:
        raise TableError("table.columns", file=str(path), columns=", ".join(missing))
    return columns


def _row(
    columns: list[str], cells: list[str] | None, line: int, text: str, report: Report
) -> Mapping[str, str] | None:
    """Return the row, or None when it was set aside."""
    if cells is None:
        start = min((text.find(sign) for sign in DELIMITERS if sign in text), default=len(text))
        report.put_aside(line, _readable(text[:start].strip('" \r\n')), "not_a_row")
        return None
    if any("\udc80" <= char <= "\udcff" for cell in cells for char in cell):
        report.put_aside(line, _readable(cells[0]), "not_utf8")
        return None
    return {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}


def _readable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _opened(path: Path, encoding: str) -> TextIO:
    """Open a table; bytes that are not of the encoding become signs that no text has."""
    if str(path) == "-":
        return open(
            0, encoding=encoding, errors="surrogateescape", newline="", closefd=False
        )  # standard input stays open
    return path.open(encoding=encoding, errors="surrogateescape", newline="")
