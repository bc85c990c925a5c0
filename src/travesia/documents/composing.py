"""Writing a machine-readable zone from the data of a document (Doc 9303-3 §4, parts 4 to 7)."""

from dataclasses import dataclass
from datetime import date

from travesia.documents.dates import PartialDate
from travesia.documents.digits import ALPHABET, check_digit
from travesia.documents.errors import ComposeError
from travesia.documents.formats import LAYOUTS, Layout, MrzFormat, Span
from travesia.documents.kinds import CARD_LETTERS
from travesia.documents.long_numbers import IN_FIELD, longest_number
from travesia.documents.names import Truncation, compose_name
from travesia.documents.transliteration import transliterate


@dataclass(frozen=True, slots=True)
class TravelDocument:
    """A travel document as its data page shows it, in national Latin letters."""

    surname: str
    given_names: str
    document_number: str
    """Letters and digits; a space or other sign becomes a filler. At most 9 characters; 22 in
    TD1 and 14 in TD2, less what optional data takes."""
    nationality: str
    birth_date: PartialDate
    sex: str
    """F, M or X (unspecified: written `<`)."""
    expiry_date: date | PartialDate
    issuing_state: str = "UTO"
    document_code: str = "P"
    """P first for TD3, A, C or I for TD1 and TD2 (never with V second, never AI), V for visas."""
    optional_data: str = ""
    format: MrzFormat = MrzFormat.TD3
    optional_data_2: str = ""
    """The second field of optional data, which TD1 alone has."""


def compose_mrz(
    document: TravelDocument,
    *,
    truncation: Truncation = Truncation.CUT,
    blank_optional_digit: bool = False,
) -> str:
    """Write the zone of a document: its lines separated by a newline, all digits computed.

    Args:
        document: what the data page shows, and the format to write.
        truncation: how to shorten a name that does not fit.
        blank_optional_digit: `<` instead of `0` as check digit of empty optional data (TD3).

    Raises:
        ComposeError: with a code saying which value cannot stand in the zone.
    """
    layout = LAYOUTS[document.format]
    sheet = _Sheet(layout)
    sheet.write("document_code", _code(document))
    sheet.write("issuing_state", _letters(document.issuing_state, "issuing_state", 3))
    sheet.write("name", _names(document, layout, truncation))
    sheet.write("nationality", _letters(document.nationality, "nationality", 3))
    sheet.write("birth_date", document.birth_date.as_zone())
    sheet.write("sex", _sex(document.sex))
    sheet.write("expiry_date", _expiry(document.expiry_date))
    number, optional = _number(document, layout)
    sheet.write("document_number", number)
    sheet.write("optional_data", _zone(optional, "optional_data", sheet.width("optional_data")))
    second = sheet.width("optional_data_2")
    sheet.write("optional_data_2", _zone(document.optional_data_2, "optional_data_2", second))
    sheet.write_digits(long=len(number) < len(_signs(document.document_number)))
    if blank_optional_digit and not optional:
        sheet.blank_digit("optional_data")
    return sheet.text()


class _Sheet:
    """The lines of a zone while they are written: fillers everywhere at first."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.rows = [["<"] * layout.length for _ in range(layout.lines)]
        self.spans = {spec.name: spec.span for spec in layout.fields}

    def width(self, field: str) -> int:
        """Count the places of a field; none when the format lacks it."""
        span = self.spans.get(field)
        return span.end - span.start + 1 if span else 0

    def write(self, field: str, value: str) -> None:
        """Write a field from its first place on; fillers are left after it."""
        if value:
            self._put(self.spans[field], value)

    def write_digits(self, *, long: bool) -> None:
        """Compute every check digit but that of a long number, which stands in the field."""
        for spec in self.layout.fields:
            if spec.digit is not None and not (long and spec.name == "document_number"):
                self._put(spec.digit, check_digit(self._taken(spec.span)))
        if self.layout.composite_digit is not None:
            covered = "".join(self._taken(span) for span in self.layout.composite)
            self._put(self.layout.composite_digit, check_digit(covered))

    def blank_digit(self, field: str) -> None:
        """Put a filler in the place of a check digit that may be blank; it counts 0 as well."""
        spec = self.layout.field(field)
        if spec.digit is not None and spec.blank_digit:
            self._put(spec.digit, "<")

    def text(self) -> str:
        """Give the lines separated by newlines."""
        return "\n".join("".join(row) for row in self.rows)

    def _put(self, span: Span, value: str) -> None:
        start = span.start - 1
        self.rows[span.line - 1][start : start + len(value)] = value

    def _taken(self, span: Span) -> str:
        return "".join(self.rows[span.line - 1][span.start - 1 : span.end])


def _code(document: TravelDocument) -> str:
    """Write the document code, refusing what the format forbids."""
    code, layout = document.document_code, document.format
    written = _letters(code, "document_code", 2)
    if layout is MrzFormat.TD3:
        return written
    if layout in (MrzFormat.MRV_A, MrzFormat.MRV_B):
        allowed = code[0] == "V"
    else:
        allowed = code[0] in CARD_LETTERS and code[1:] != "V" and code != "AI"
    if not allowed:
        raise ComposeError("code.not_of_format", found=code, format=layout.value)
    return written


def _names(document: TravelDocument, layout: Layout, truncation: Truncation) -> str:
    span = layout.field("name").span
    primary = transliterate(document.surname)
    if not primary:
        raise ComposeError("name.empty", surname=document.surname)
    return compose_name(
        primary,
        transliterate(document.given_names),
        width=span.end - span.start + 1,
        truncation=truncation,
    )


def _number(document: TravelDocument, layout: Layout) -> tuple[str, str]:
    """Give the number field, and the optional data with what the number puts before it."""
    number, optional = _signs(document.document_number), document.optional_data
    limit = longest_number(layout)
    if len(number) > limit:
        raise ComposeError(
            "value.too_long", field="document_number", found=len(number), limit=limit
        )
    if not number.strip("<"):
        raise ComposeError("number.empty", field="document_number")
    if len(number) <= IN_FIELD:
        return number, optional
    first, rest = number[:IN_FIELD], number[IN_FIELD:]
    if first[-1] == "<" or "<" in rest:
        # The first filler ends a long number: a reader could not tell where it goes on.
        raise ComposeError("number.filler_in_long", found=document.document_number)
    return first, f"{rest}{check_digit(number)}" + (f"<{optional}" if optional else "")


def _expiry(value: date | PartialDate) -> str:
    return (value if isinstance(value, PartialDate) else PartialDate.of(value)).as_zone()


def _signs(value: str) -> str:
    """Write letters and digits as they are and any other sign as a filler."""
    return "".join(char if char in ALPHABET else "<" for char in value.upper())


def _zone(value: str, field: str, width: int) -> str:
    text = _signs(value)
    if len(text) > width:
        raise ComposeError("value.too_long", field=field, found=len(text), limit=width)
    return text


def _letters(value: str, field: str, width: int) -> str:
    """Write a code of capital letters."""
    if not 0 < len(value) <= width or not all("A" <= char <= "Z" for char in value):
        raise ComposeError("code.invalid", field=field, found=value)
    return value


def _sex(value: str) -> str:
    if value not in ("F", "M", "X"):
        raise ComposeError("sex.invalid", found=value)
    return "<" if value == "X" else value
