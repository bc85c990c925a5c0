"""Passports of people who travel together: a family with two children, a coach with fifty seats.

Everybody is invented and Utopian. One child of the coach has no adult of the same name, one date of
birth is not whole, one passport has expired: what a group looks like on a real morning.
"""

from datetime import date, timedelta

from travesia.documents import PartialDate, TravelDocument

_ISSUER = "UTO"
_GIVEN = (
    *("Elena", "Bruno", "Carla", "Dario", "Eva", "Fabio", "Greta", "Hugo", "Irene", "Julio"),
    *("Karina", "Lino", "Marta", "Nestor", "Olga", "Pablo", "Quima", "Ramiro", "Sonia", "Tomas"),
    *("Ursula", "Victor", "Wanda", "Xavier", "Yara"),
)
_FAMILY = (
    *("Ficticio", "Ensayo", "Modelo", "Prueba", "Bosquejo", "Maqueta", "Ejemplar", "Borrador"),
    *("Esbozo", "Patron"),
)
SEATS = 50


def _passport(
    number: int, surname: str, given: str, born: PartialDate, expiry: date, *, sex: str
) -> TravelDocument:
    return TravelDocument(
        surname=surname,
        given_names=given,
        document_number=f"UTG{number:06d}",
        nationality=_ISSUER,
        birth_date=born,
        sex=sex,
        expiry_date=expiry,
        issuing_state=_ISSUER,
        document_code="PP",
    )


def family(today: date) -> tuple[TravelDocument, ...]:
    """Return the passports of two adults and two children of one name."""
    rows = (
        ("Lucia", PartialDate(today.year - 38, 3, 4), "F"),
        ("Andres", PartialDate(today.year - 41, 9, 21), "M"),
        ("Ines", PartialDate(today.year - 11, 6, 2), "F"),
        ("Teo", PartialDate(today.year - 6, 1, 30), "M"),
    )
    expiry = today + timedelta(days=900)
    return tuple(
        _passport(at, "Inventada", given, born, expiry, sex=sex)
        for at, (given, born, sex) in enumerate(rows, start=1)
    )


def coach(today: date) -> tuple[TravelDocument, ...]:
    """Return fifty passports; the tenth, twentieth and thirtieth ask for a look."""
    return tuple(_seat(at, today) for at in range(1, SEATS + 1))


def _seat(at: int, today: date) -> TravelDocument:
    given, surname = _GIVEN[at % len(_GIVEN)], f"{_FAMILY[at % len(_FAMILY)]}"
    born = PartialDate(today.year - 20 - at % 45, 1 + at % 12, 1 + at % 28)
    expiry = today + timedelta(days=200 + 7 * at)
    if at == 10:
        born = PartialDate(today.year - 9, 5, 5)
    if at == 20:
        born = PartialDate(None, None, None)
    if at == 30:
        expiry = today - timedelta(days=40)
    return _passport(100 + at, surname, given, born, expiry, sex="FM"[at % 2])
