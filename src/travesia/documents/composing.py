"""Writing a machine-readable zone from the data of a document (Doc 9303-3 §4, 9303-4 §4.2)."""

from dataclasses import dataclass
from datetime import date

from travesia.documents.dates import PartialDate
from travesia.documents.digits import ALPHABET, check_digit
from travesia.documents.errors import ComposeError
from travesia.documents.formats import MrzFormat
from travesia.documents.names import Truncation, compose_name
from travesia.documents.transliteration import transliterate


@dataclass(frozen=True, slots=True)
class TravelDocument:
    """A travel document as its data page shows it, in national Latin letters."""

    surname: str
    given_names: str
    document_number: str
    """Letters and digits; a space or other sign becomes a filler."""
    nationality: str
    birth_date: PartialDate
    sex: str
    """F, M or X (unspecified: written `<`)."""
    expiry_date: date
    issuing_state: str = "UTO"
    document_code: str = "P"
    optional_data: str = ""
    format: MrzFormat = MrzFormat.TD3


def compose_mrz(
    document: TravelDocument,
    *,
    truncation: Truncation = Truncation.CUT,
    blank_optional_digit: bool = False,
) -> str:
    """Write the zone of a document: its lines separated by a newline, all digits computed.

    Args:
        document: what the data page shows. Only TD3 can be written so far.
        truncation: how to shorten a name that does not fit.
        blank_optional_digit: `<` instead of `0` as check digit of empty optional data.

    Raises:
        ComposeError: with a code saying which value cannot stand in the zone.
    """
    if document.format is not MrzFormat.TD3:
        raise ComposeError("format.not_written_yet", format=document.format.value)
    names = compose_name(
        _primary(document.surname),
        transliterate(document.given_names),
        width=39,
        truncation=truncation,
    )
    first = _letters(document.document_code, "document_code", 2)
    first += _letters(document.issuing_state, "issuing_state", 3) + names
    number = _with_digit(_zone(document.document_number, "document_number", 9))
    nationality = _letters(document.nationality, "nationality", 3)
    birth = _with_digit(document.birth_date.as_zone())
    expiry = _with_digit(PartialDate.of(document.expiry_date).as_zone())
    optional = _with_digit(_zone(document.optional_data, "optional_data", 14))
    if blank_optional_digit and not document.optional_data:
        optional = optional[:-1] + "<"
    composite = check_digit(number + birth + expiry + optional)
    sex = _sex(document.sex)
    return f"{first}\n{number}{nationality}{birth}{sex}{expiry}{optional}{composite}"


def _primary(surname: str) -> str:
    primary = transliterate(surname)
    if not primary:
        raise ComposeError("name.empty", surname=surname)
    return primary


def _with_digit(text: str) -> str:
    return text + check_digit(text)


def _zone(value: str, field: str, width: int) -> str:
    """Write letters and digits as they are and any other sign as a filler."""
    text = "".join(char if char in ALPHABET else "<" for char in value.upper())
    if len(text) > width:
        raise ComposeError("value.too_long", field=field, found=len(text), limit=width)
    if field == "document_number" and not text.strip("<"):
        raise ComposeError("number.empty", field=field)
    return text.ljust(width, "<")


def _letters(value: str, field: str, width: int) -> str:
    """Write a code of capital letters."""
    if not 0 < len(value) <= width or not all("A" <= char <= "Z" for char in value):
        raise ComposeError("code.invalid", field=field, found=value)
    return value.ljust(width, "<")


def _sex(value: str) -> str:
    if value not in ("F", "M", "X"):
        raise ComposeError("sex.invalid", found=value)
    return "<" if value == "X" else value
