"""Read one row of another system's file into a movement, or say what is wrong with which field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from zoneinfo import ZoneInfo

from travesia.border.domain.columns import DateOrder, Field, Reading, fold
from travesia.border.domain.foreign_values import (
    Fault,
    RowError,
    read_born,
    read_moment,
    read_purpose,
    read_sex,
    read_state,
)
from travesia.border.domain.imports import ImportedCrossing
from travesia.people.domain import Claim, HeldDocument

_DIRECTIONS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        ("entry", "entries", "in", "arrival", "arr", "a", "i", "entrada", "ingreso", "llegada",
         "e", "entree", "arrivee", "ent"), "entry",
    )
    | dict.fromkeys(
        ("exit", "out", "departure", "dep", "d", "o", "x", "salida", "egreso", "partida", "s",
         "sortie", "depart", "sal"), "exit",
    )
)  # fmt: skip
_DECISIONS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        ("", "admitted", "ok", "granted", "allowed", "admitido", "autorizado", "admis", "autorise"),
        "admitted",
    )
    | dict.fromkeys(
        ("refused", "denied", "rejected", "rechazado", "denegado", "inadmitido", "refuse"),
        "refused",
    )
    | dict.fromkeys(("second line", "secondary", "segunda linea", "deuxieme ligne"), "second_line")
)
#: A call that gives the text of a field in one row.
CellOf = Callable[[Field], str]


@dataclass(frozen=True, slots=True)
class Read:
    """A row as read: a movement unless a fault bars it."""

    movement: ImportedCrossing | None
    faults: tuple[Fault, ...] = ()


class RowReader:
    """Reads the rows of one file; makes the tables it needs once."""

    def __init__(
        self,
        source: str,
        headers: list[str],
        reading: Reading,
        posts: Mapping[str, str],
        zones: Mapping[str, ZoneInfo],
    ) -> None:
        """Read rows under `headers`; `posts` gives the code for a folded code or name."""
        self._source = source
        self._places = {
            name: headers.index(header)
            for name, header in reading.columns.items()
            if header in headers
        }
        self._order = reading.order or DateOrder.YEAR_FIRST
        self._post = reading.post
        self._posts, self._zones = posts, zones

    def read(self, cells: list[str]) -> Read:
        """Read one row; the first fault that bars it ends the reading."""

        def cell(name: Field) -> str:
            place = self._places.get(name)
            return "" if place is None or place >= len(cells) else cells[place].strip()

        try:
            return self._read(cell_of=cell)
        except RowError as error:
            return Read(None, (error.fault,))

    def _read(self, cell_of: CellOf) -> Read:
        post = self._post_of(cell_of(Field.POST))
        direction = _DIRECTIONS.get(fold(cell_of(Field.DIRECTION)))
        if direction is None:
            raise RowError(Field.DIRECTION, "unknown_direction")
        decision = _DECISIONS.get(fold(cell_of(Field.DECISION)))
        if decision is None:
            raise RowError(Field.DECISION, "unknown_decision")
        zone = self._zones[post]
        at = read_moment(Field.DAY, cell_of(Field.DAY), cell_of(Field.TIME), self._order, zone)
        claim, document = self._holder(cell_of)
        faults = []
        purpose = read_purpose(cell_of(Field.PURPOSE))
        if purpose is None:
            faults.append(Fault(Field.PURPOSE, "unknown_purpose", taken=True))
        recorded = None
        if cell_of(Field.RECORDED):
            try:
                recorded = read_moment(
                    Field.RECORDED, cell_of(Field.RECORDED), "", self._order, zone
                )
            except RowError as error:
                faults.append(Fault(error.fault.field, error.fault.code, taken=True))
        movement = ImportedCrossing(
            traveller_key=f"{self._source}|{document.issuing_state}|{document.number}",
            claim=claim,
            document=document,
            post_code=post,
            direction=direction,
            occurred_at=at,
            purpose_of_travel=purpose or "",
            conveyance=cell_of(Field.CONVEYANCE),
            decision=decision,
            recorded_at=recorded,
            row_key=f"{self._source}|{cell_of(Field.ROW)}" if cell_of(Field.ROW) else "",
        )
        return Read(movement, tuple(faults))

    def _post_of(self, text: str) -> str:
        if not text and self._post:
            return self._post
        found = self._posts.get(fold(text))
        if found is None:
            raise RowError(Field.POST, "unknown_post")
        return found

    def _holder(self, cell_of: CellOf) -> tuple[Claim, HeldDocument]:
        nationality = read_state(Field.NATIONALITY, cell_of(Field.NATIONALITY))
        issuer = read_state(Field.ISSUER, cell_of(Field.ISSUER)) or nationality
        number = cell_of(Field.NUMBER).upper()
        if not number:
            raise RowError(Field.NUMBER, "document_missing")
        if not issuer:
            raise RowError(Field.ISSUER, "issuer_missing")
        if not cell_of(Field.SURNAME) and not cell_of(Field.GIVEN):
            raise RowError(Field.SURNAME, "name_missing")
        claim = Claim(
            primary=cell_of(Field.SURNAME).upper(),
            secondary=cell_of(Field.GIVEN).upper(),
            birth_date=read_born(cell_of(Field.BORN), self._order),
            sex=read_sex(cell_of(Field.SEX)),
            nationality=nationality,
        )
        return claim, HeldDocument("P", issuer, number, None)
