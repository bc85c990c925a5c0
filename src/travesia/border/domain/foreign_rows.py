"""Read one row of another system's file into a movement, or say what is wrong with which field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from travesia.border.domain.columns import DateOrder, Field, Reading, fold
from travesia.border.domain.imports import ImportedCrossing
from travesia.people.domain import Claim, HeldDocument
from travesia.vocab import purposes, sexes, state_by_alpha2, state_by_alpha3, states

_LANGUAGES = ("en", "es", "fr", "ht", "pt")

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
_MORE_SEXES = {"h": "M", "hombre": "M", "homme": "M", "mujer": "F", "femme": "F", "v": "M"}
_MONTHS = {
    name: place
    for place, names in enumerate(
        ("jan ene", "feb fev", "mar", "apr abr avr", "may mai", "jun juin", "jul juil",
         "aug ago aou", "sep set", "oct out", "nov", "dec dic dez"), start=1,
    )
    for name in names.split()
}  # fmt: skip


#: A call that gives the text of a field in one row.
CellOf = Callable[[Field], str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field of a row."""

    field: str
    code: str
    #: The row is taken all the same, without this field.
    taken: bool = False


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
        except _RowError as error:
            return Read(None, (error.fault,))

    def _read(self, cell_of: CellOf) -> Read:
        post = self._post_of(cell_of(Field.POST))
        direction = _DIRECTIONS.get(fold(cell_of(Field.DIRECTION)))
        if direction is None:
            raise _RowError(Field.DIRECTION, "unknown_direction")
        decision = _DECISIONS.get(fold(cell_of(Field.DECISION)))
        if decision is None:
            raise _RowError(Field.DECISION, "unknown_decision")
        zone = self._zones[post]
        at = _moment(Field.DAY, cell_of(Field.DAY), cell_of(Field.TIME), self._order, zone)
        claim, document = self._holder(cell_of)
        faults = []
        purpose = _purpose(cell_of(Field.PURPOSE))
        if purpose is None:
            faults.append(Fault(Field.PURPOSE, "unknown_purpose", taken=True))
        recorded = None
        if cell_of(Field.RECORDED):
            try:
                recorded = _moment(Field.RECORDED, cell_of(Field.RECORDED), "", self._order, zone)
            except _RowError as error:
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
            raise _RowError(Field.POST, "unknown_post")
        return found

    def _holder(self, cell_of: CellOf) -> tuple[Claim, HeldDocument]:
        nationality = _state(Field.NATIONALITY, cell_of(Field.NATIONALITY))
        issuer = _state(Field.ISSUER, cell_of(Field.ISSUER)) or nationality
        number = cell_of(Field.NUMBER).upper()
        if not number:
            raise _RowError(Field.NUMBER, "document_missing")
        if not issuer:
            raise _RowError(Field.ISSUER, "issuer_missing")
        if not cell_of(Field.SURNAME) and not cell_of(Field.GIVEN):
            raise _RowError(Field.SURNAME, "name_missing")
        claim = Claim(
            primary=cell_of(Field.SURNAME).upper(),
            secondary=cell_of(Field.GIVEN).upper(),
            birth_date=_born(cell_of(Field.BORN), self._order),
            sex=_sex(cell_of(Field.SEX)),
            nationality=nationality,
        )
        return claim, HeldDocument("P", issuer, number, None)


class _RowError(Exception):
    """A row cannot be taken."""

    def __init__(self, name: Field, code: str) -> None:
        super().__init__(code)
        self.fault = Fault(str(name), code)


@lru_cache(maxsize=4096)
def read_day(text: str, order: DateOrder) -> date | None:
    """Return a day as the file writes days; None where it is none."""
    named = re.fullmatch(r"(\d{1,2})[\s/.-]*([^\W\d]{3,})\.?[\s/.,-]*(\d{4})", text.strip())
    try:
        if named:
            month = _MONTHS.get(fold(named[2])[:4]) or _MONTHS.get(fold(named[2])[:3])
            return date(int(named[3]), month or 0, int(named[1]))
        digits = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text.strip())
        parts = re.fullmatch(r"(\d{1,4})[/.\s-](\d{1,2})[/.\s-](\d{1,4})", text.strip())
        found = digits or parts
        if found is None:
            return None
        first, second, third = (int(part) for part in found.groups())
        if len(found[1]) == 4:
            return date(first, second, third)
        if len(found[3]) != 4:
            return None
        month_first = order is DateOrder.MONTH_FIRST
        day, month = (second, first) if month_first else (first, second)
        return date(third, month, day)
    except ValueError:
        return None


def _moment(name: Field, day: str, clock: str, order: DateOrder, zone: ZoneInfo) -> datetime:
    """Return an aware moment; the time stands in the same cell or in its own."""
    if not clock:
        whole = re.fullmatch(r"(.*?\d)[T\s]+(\d{1,2}:\d{2}.*)", day.strip())
        day, clock = (whole[1], whole[2]) if whole else (day, "")
    found = read_day(day, order)
    if found is None:
        raise _RowError(name, "day_unreadable" if day else "day_missing")
    at = _clock(clock)
    if at is None:
        raise _RowError(Field.TIME if name is Field.DAY else name, "time_unreadable")
    return datetime.combine(found, at, tzinfo=zone)


@lru_cache(maxsize=4096)
def _clock(text: str) -> time | None:
    """Return a time of day, midnight where there is none; None where it cannot be read."""
    if not text:
        return time()
    found = re.fullmatch(
        r"(\d{1,2})[:hH.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([aApP])?\.?[mM]?\.?Z?", text.strip()
    )
    if found is None:
        return None
    hour = int(found[1])
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4] in "pP" else 0)
    try:
        return time(hour, int(found[2]), int(found[3] or 0))
    except ValueError:
        return None


def _born(text: str, order: DateOrder) -> str:
    """Return a birth date as claims have it; a year alone stays a year."""
    if not text:
        return ""
    if re.fullmatch(r"\d{4}", text):
        return text
    found = read_day(re.split(r"[T\s]\d{1,2}:", text)[0], order)
    if found is None:
        raise _RowError(Field.BORN, "day_unreadable")
    if not date(1880, 1, 1) <= found <= date(2200, 1, 1) - timedelta(days=1):
        raise _RowError(Field.BORN, "day_unreadable")
    return found.isoformat()


@lru_cache(maxsize=256)
def _sex(text: str) -> str:
    folded = fold(text)
    if not folded:
        return ""
    for term in sexes():
        if folded in {fold(term.code), *(fold(term.name(one)) for one in _LANGUAGES)}:
            return term.code
    found = _MORE_SEXES.get(folded)
    if found is None:
        raise _RowError(Field.SEX, "unknown_sex")
    return found


@lru_cache(maxsize=4096)
def _purpose(text: str) -> str | None:
    """Return the code of a purpose; empty for nothing, None for what is not in the list."""
    folded = fold(text)
    if not folded:
        return ""
    for term in purposes():
        if folded in {fold(term.code), *(fold(term.name(one)) for one in _LANGUAGES)}:
            return term.code
    return None


@lru_cache(maxsize=4096)
def _state(name: Field, text: str) -> str:
    """Return the three letters of a state that is written in two, three or in full."""
    plain = text.strip().upper()
    if not plain:
        return ""
    found = state_by_alpha2(plain) if len(plain) == 2 else state_by_alpha3(plain)
    if found is not None:
        return found.alpha3
    code = _states_by_name().get(fold(text))
    if code is None:
        raise _RowError(name, "unknown_state")
    return code


@lru_cache(maxsize=1)
def _states_by_name() -> dict[str, str]:
    return {
        fold(state.name(language)): state.alpha3 for state in states() for language in _LANGUAGES
    }
