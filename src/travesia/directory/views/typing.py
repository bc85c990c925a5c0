"""From rows to what is typed, and back: lines of a text are rows that keep their ids."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from travesia.core.ids import new_id
from travesia.directory.domain.cells import stable_id
from travesia.directory.domain.nesting import as_json
from travesia.directory.domain.redaction import Row, Rows
from travesia.directory.domain.tables import TABLES
from travesia.directory.domain.topics import topic_codes, topic_id

Cells = dict[str, str]


def cells_of(table: str, row: Row) -> Cells:
    """Return a row as the texts of its cells."""
    found: Cells = {}
    for column in TABLES[table].columns:
        if column.field and column.name in row:
            said = as_json(row[column.name])
            truth = "true" if said is True else "false" if said is False else None
            found[column.name] = truth or ("" if said is None else str(said))
    return found


def initial(table: str, row: Row) -> Cells:
    """Return a row as a form shows it: our own columns without their mark."""
    return {name.removeprefix("x_"): text for name, text in cells_of(table, row).items()}


def owned(rows: Rows, table: str, column: str, owner: object) -> list[Row]:
    """Return the rows of a table that hang directly on an entry."""
    return [row for row in rows.get(table, ()) if row.get(column) == owner]


def as_lines(rows: Sequence[Row], say: Callable[[Row], str]) -> str:
    """Return rows as lines of a text."""
    return "\n".join(say(row) for row in rows)


def from_lines(
    rows: Rows,
    table: str,
    owner: tuple[str, UUID],
    text: str,
    form: tuple[Callable[[Row], str], Callable[[str], Mapping[str, str]]],
) -> list[Cells]:
    """Return the rows that lines of a text say, and those of the table that hang elsewhere.

    A line that says what a row said keeps the row with everything else that it holds.
    """
    say, read = form
    column, one = owner
    mine = owned(rows, table, column, one)
    known = {say(row): row for row in mine}
    found = [cells_of(table, row) for row in rows.get(table, ()) if row not in mine]
    for line in dict.fromkeys(part.strip() for part in text.splitlines()):
        if not line:
            continue
        row = known.get(line)
        if row is not None:
            found.append(cells_of(table, row))
        else:
            new = {"id": str(new_id()), column: str(one)}  # rows stand in the order of their ids
            found.append({**new, **read(line)})
    return found


def say_of(column: str) -> tuple[Callable[[Row], str], Callable[[str], Mapping[str, str]]]:
    """Return how a row is said and read that is one text."""
    return (lambda row: str(row[column] or "")), (lambda line: {column: line})


def say_area(row: Row) -> str:
    """Say an area served: its P-code or country, then its name."""
    return f"{row.get('x_area') or row.get('x_country') or ''} {row.get('name') or ''}".strip()


def read_area(line: str) -> Cells:
    """Read an area served; the country of a P-code is what it begins with."""
    code, _space, name = line.partition(" ")
    if len(code) == 3 and code.isalpha():
        return {"x_country": code, "x_area": "", "name": name.strip()}
    return {"x_country": code[:2], "x_area": code, "name": name.strip()}


def topics_of(rows: Rows, service_id: UUID) -> list[str]:
    """Return the codes of our own topics that a service has."""
    codes = topic_codes()
    found = (row["taxonomy_term_id"] for row in owned(rows, "attribute", "link_id", service_id))
    return [codes[one] for one in found if isinstance(one, UUID) and one in codes]


def attributes(rows: Rows, service_id: UUID, chosen: Sequence[str]) -> list[Cells]:
    """Return the rows of a service's topics: those chosen, and those of other taxonomies."""
    codes = topic_codes()
    mine = owned(rows, "attribute", "link_id", service_id)
    kept = [row for row in mine if row["taxonomy_term_id"] not in codes]
    known = {row["taxonomy_term_id"]: row for row in mine}
    found = [cells_of("attribute", row) for row in kept]
    for code in chosen:
        term = topic_id(code)
        one = known[term]["id"] if term in known else stable_id("attribute", f"{service_id}/{code}")
        found.append({"id": str(one), "link_id": str(service_id), "taxonomy_term_id": str(term)})
    return found


def at_places(rows: Rows, service_id: UUID, chosen: Sequence[str]) -> list[Cells]:
    """Return the rows that put a service at places."""
    known = {
        str(row["location_id"]): row
        for row in owned(rows, "service_at_location", "service_id", service_id)
    }
    found = []
    for place in chosen:
        if place in known:
            found.append(cells_of("service_at_location", known[place]))
        else:
            one = stable_id("service_at_location", f"{service_id}/{place}")
            new = {"id": str(one), "service_id": str(service_id), "location_id": place}
            found.append(new)
    return found
