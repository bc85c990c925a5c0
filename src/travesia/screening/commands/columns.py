"""Columns of a table that are called otherwise than those that are read: they are named."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

_CALLED: dict[str, str] = {
    "id": "entryid entityid uid identifier identificador identifiant",
    "qid": "id queryid uid identifier identificador",
    "name": "nombre nombres nom nome non fullname nombrecompleto surname apellidos",
    "names": "alias aliases aka othernames otrosnombres weakaliases",
    "birth_date": "dob born birth birthday dateofbirth fechanacimiento fechadenacimiento "
    "nacimiento datenaissance datedenaissance datnesans datanascimento datadenascimento",
    "countries": "nationality nationalities nacionalidad nationalite nacionalidade pais pays",
    "documents": "documentnumber passport passports passportnumber pasaporte passeport identifiers",
    "sex": "gender sexo sexe seks genero",
    "nationality": "country countries nacionalidad nationalite nacionalidade pais pays",
    "document_number": "document documents documentno docno passport passportnumber passportno "
    "pasaporte numerodocumento passeport",
}
"""What people call each column, in small letters without marks; small slips are found beside it."""

_SURE = 6
"""A column of fewer letters is near another with one slip at most, of fewer than four with none."""


def misnamed(columns: Sequence[str], known: Sequence[str]) -> list[tuple[str, str]]:
    """Give each column that is not read beside the one that it is probably meant for.

    `columns` are those of the table, `known` those that are read. A known column that the table
    has is not looked for again.
    """
    found = []
    for column in columns:
        if column in known:
            continue
        near = [one for one in known if one not in columns and _near(_plain(column), one)]
        found += [(column, one) for one in near[:1]]
    return found


def _near(column: str, known: str) -> bool:
    plain = _plain(known)
    if column in (plain, *_CALLED.get(known, "").split()):
        return True
    most = 2 if len(plain) >= _SURE else int(len(plain) > 3)
    return OSA.distance(column, plain) <= most


def _plain(name: str) -> str:
    return re.sub("[^a-z0-9]", "", name.lower())
