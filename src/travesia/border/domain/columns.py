"""Columns of other systems' files: which fields there are, and what their headers are called."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache


class Field(StrEnum):
    """A field of a movement that a column can hold."""

    ROW = "row"
    SURNAME = "surname"
    GIVEN = "given"
    BORN = "born"
    SEX = "sex"
    NATIONALITY = "nationality"
    NUMBER = "number"
    ISSUER = "issuer"
    POST = "post"
    DIRECTION = "direction"
    DAY = "day"
    TIME = "time"
    PURPOSE = "purpose"
    CONVEYANCE = "conveyance"
    DECISION = "decision"
    RECORDED = "recorded"


#: Without a column for these no row can be read; a post can also be given for the whole file.
NEEDED = (Field.SURNAME, Field.NUMBER, Field.DIRECTION, Field.DAY)

#: How headers are called in English, Spanish and French, folded as `fold` folds them.
_CALLED: Mapping[Field, tuple[str, ...]] = {
    Field.ROW: (
        *("id", "record id", "row id", "movement id", "transaction id", "record no", "no registro"),
        *("id registro", "id movimiento", "id mouvement", "no enregistrement", "folio"),
    ),
    Field.SURNAME: (
        *("surname", "last name", "family name", "primary identifier", "apellido", "apellidos"),
        *("nom", "nom de famille", "full name", "nombre completo", "nom complet", "primary name"),
    ),
    Field.GIVEN: (
        *("given names", "given name", "first name", "forenames", "secondary identifier"),
        *("nombre", "nombres", "prenom", "prenoms"),
    ),
    Field.BORN: (
        *("date of birth", "birth date", "dob", "born", "fecha de nacimiento", "fecha nacimiento"),
        *("fec nac", "nacimiento", "date de naissance", "naissance", "ddn"),
    ),
    Field.SEX: ("sex", "gender", "sexo", "genero", "sexe", "genre"),
    Field.NATIONALITY: (
        *("nationality", "citizenship", "nat", "nacionalidad", "nationalite", "country of nat"),
    ),
    Field.NUMBER: (
        *("document number", "doc number", "passport number", "passport no", "document no"),
        *("travel document", "passport", "numero de documento", "no documento", "documento"),
        *("numero pasaporte", "pasaporte", "no pasaporte", "numero de pasaporte"),
        *("numero document", "numero du document", "numero de passeport", "passeport"),
        *("no passeport", "doc no"),
    ),
    Field.ISSUER: (
        *("issuing state", "issuing country", "issuer", "country of issue", "pais emisor"),
        *("pais de emision", "estado emisor", "etat emetteur", "pays emetteur"),
        *("pays de delivrance", "issued by"),
    ),
    Field.POST: (
        *("post", "border post", "port", "port of entry", "station", "location", "puesto"),
        *("puesto fronterizo", "puerto", "delegacion", "poste", "poste frontiere", "site"),
    ),
    Field.DIRECTION: (
        *("direction", "movement", "movement type", "entry exit", "in out", "type"),
        *("movimiento", "tipo de movimiento", "tipo movimiento", "entrada salida", "direccion"),
        *("mouvement", "type de mouvement", "sens", "entree sortie"),
    ),
    Field.DAY: (
        *("date", "movement date", "travel date", "crossing date", "date time", "datetime"),
        *("arrival date", "fecha", "fecha movimiento", "fecha de movimiento", "fecha de viaje"),
        *("fecha hora", "date du mouvement", "date de passage", "date mouvement", "timestamp"),
    ),
    Field.TIME: (
        *("time", "movement time", "crossing time", "hora", "hora movimiento", "heure"),
        *("heure de passage", "hora de movimiento"),
    ),
    Field.PURPOSE: (
        *("purpose", "purpose of travel", "purpose of visit", "reason", "motivo"),
        *("motivo de viaje", "motivo del viaje", "motif", "motif du voyage", "but du voyage"),
    ),
    Field.CONVEYANCE: (
        *("flight", "flight number", "vehicle", "vessel", "conveyance", "carrier", "plate"),
        *("vuelo", "vehiculo", "placa", "buque", "medio", "vol", "vehicule", "navire"),
    ),
    Field.DECISION: ("decision", "result", "status", "resultado", "estado", "resultat"),
    Field.RECORDED: (
        *("recorded at", "created at", "entered at", "entry timestamp", "fecha de registro"),
        *("registrado", "fecha registro", "enregistre le", "date d enregistrement"),
    ),
}


class DateOrder(StrEnum):
    """In which order days are written; years first need no choice."""

    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the columns of a file are read."""

    #: Field → header of its column.
    columns: Mapping[Field, str] = field(default_factory=dict)
    order: DateOrder | None = None
    #: Code of the post of every row without one.
    post: str = ""

    def as_plain(self) -> dict[str, object]:
        """Return it as plain values, to be kept."""
        columns = {str(name): header for name, header in self.columns.items()}
        return {"columns": columns, "order": str(self.order or ""), "post": self.post}

    @classmethod
    def from_plain(cls, kept: Mapping[str, object]) -> "Reading":
        """Return what was kept; fields that exist no more are left out."""
        columns = kept.get("columns")
        known = {str(name) for name in Field}
        found = columns.items() if isinstance(columns, Mapping) else ()
        order = str(kept.get("order") or "")
        return cls(
            {Field(name): str(header) for name, header in found if name in known},
            DateOrder(order) if order in {str(one) for one in DateOrder} else None,
            str(kept.get("post") or ""),
        )

    def missing(self) -> tuple[Field, ...]:
        """Return the fields without which nothing can be read."""
        wanted = [*NEEDED, *([] if self.post else [Field.POST])]
        return tuple(name for name in wanted if not self.columns.get(name))


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return a word as headers and values are compared: no accents, capitals or marks; N° is No."""
    text = text.replace("º", "o ").replace("°", "o ")
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def suggest(headers: Sequence[str], kept: Reading | None = None) -> Reading:
    """Suggest which column holds which field: as kept of this source, else by its name.

    Nothing is guessed from what the rows hold, except the order of dates (`order_in`).
    """
    columns: dict[Field, str] = {}
    if kept is not None:
        columns = {name: header for name, header in kept.columns.items() if header in headers}
    free = [header for header in headers if header not in columns.values()]
    for name, words in _CALLED.items():
        if name in columns:
            continue
        found = next((header for word in words for header in free if fold(header) == word), "")
        if found:
            columns[name] = found
            free.remove(found)
    return Reading(columns, kept.order if kept else None, kept.post if kept else "")


def order_in(dates: Sequence[str]) -> DateOrder | None:
    """Return the order that some dates prove; None where they could be read both ways.

    04/12 is April to one reader and December to the next: only a number over 12 decides.
    """
    parts = [re.findall(r"\d+", text)[:3] for text in dates if text.strip()]
    parts = [one for one in parts if len(one) == 3]
    open_ones = [one for one in parts if len(one[0]) != 4]
    if not open_ones:
        return DateOrder.YEAR_FIRST if parts else None
    day_first = any(int(one[0]) > 12 for one in open_ones)
    month_first = any(int(one[1]) > 12 for one in open_ones)
    if day_first == month_first:
        return None
    return DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST
