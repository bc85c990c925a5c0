"""The five formats of Doc 9303 as tables: where each field stands and what its digits cover."""

from dataclasses import dataclass
from enum import StrEnum


class MrzFormat(StrEnum):
    """A format of the machine-readable zone."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"

    # Equal to its text, so it may be hashed as such: an Enum's own hash is slow.
    __hash__ = str.__hash__


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of characters: line and columns count from 1, both ends belong to it."""

    line: int
    start: int
    end: int

    def of(self, lines: tuple[str, ...]) -> str:
        """Cut the stretch out of the lines of a zone."""
        return lines[self.line - 1][self.start - 1 : self.end]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field, and the place of the check digit over it, if it has one."""

    name: str
    span: Span
    digit: Span | None = None
    blank_digit: bool = False
    """An empty field may carry `<` in place of the digit (Doc 9303-4 §4.2.2)."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A format: its shape, its fields, and what its composite digit covers."""

    format: MrzFormat
    lines: int
    length: int
    fields: tuple[FieldSpec, ...]
    composite: tuple[Span, ...] = ()
    composite_digit: Span | None = None
    """None for visas, which have no digit over the whole."""
    long_number: bool = False
    """A number of more than nine characters goes on at the start of the optional data, with its
    check digit there (Doc 9303-5 and 9303-6 §4.2.2, note j)."""

    def field(self, name: str) -> FieldSpec:
        """Find a field by its name; every format has all but `optional_data_2`."""
        return next(spec for spec in self.fields if spec.name == name)


NUMBER = FieldSpec("document_number", Span(2, 1, 9), Span(2, 10, 10))


def _two_lines(length: int, optional: FieldSpec) -> tuple[FieldSpec, ...]:
    """Lay out two lines: all formats but TD1 differ only in name and optional data."""
    return (
        FieldSpec("document_code", Span(1, 1, 2)),
        FieldSpec("issuing_state", Span(1, 3, 5)),
        FieldSpec("name", Span(1, 6, length)),
        NUMBER,
        FieldSpec("nationality", Span(2, 11, 13)),
        FieldSpec("birth_date", Span(2, 14, 19), Span(2, 20, 20)),
        FieldSpec("sex", Span(2, 21, 21)),
        FieldSpec("expiry_date", Span(2, 22, 27), Span(2, 28, 28)),
        optional,
    )


TD1 = Layout(
    MrzFormat.TD1,
    lines=3,
    length=30,
    fields=(
        FieldSpec("document_code", Span(1, 1, 2)),
        FieldSpec("issuing_state", Span(1, 3, 5)),
        FieldSpec("document_number", Span(1, 6, 14), Span(1, 15, 15)),
        FieldSpec("optional_data", Span(1, 16, 30)),
        FieldSpec("birth_date", Span(2, 1, 6), Span(2, 7, 7)),
        FieldSpec("sex", Span(2, 8, 8)),
        FieldSpec("expiry_date", Span(2, 9, 14), Span(2, 15, 15)),
        FieldSpec("nationality", Span(2, 16, 18)),
        FieldSpec("optional_data_2", Span(2, 19, 29)),
        FieldSpec("name", Span(3, 1, 30)),
    ),
    composite=(Span(1, 6, 30), Span(2, 1, 7), Span(2, 9, 15), Span(2, 19, 29)),
    composite_digit=Span(2, 30, 30),
    long_number=True,
)

TD2 = Layout(
    MrzFormat.TD2,
    lines=2,
    length=36,
    fields=_two_lines(36, FieldSpec("optional_data", Span(2, 29, 35))),
    composite=(Span(2, 1, 10), Span(2, 14, 20), Span(2, 22, 35)),
    composite_digit=Span(2, 36, 36),
    long_number=True,
)

TD3 = Layout(
    MrzFormat.TD3,
    lines=2,
    length=44,
    fields=_two_lines(
        44, FieldSpec("optional_data", Span(2, 29, 42), Span(2, 43, 43), blank_digit=True)
    ),
    composite=(Span(2, 1, 10), Span(2, 14, 20), Span(2, 22, 43)),
    composite_digit=Span(2, 44, 44),
)

MRV_A = Layout(
    MrzFormat.MRV_A,
    lines=2,
    length=44,
    fields=_two_lines(44, FieldSpec("optional_data", Span(2, 29, 44))),
)

MRV_B = Layout(
    MrzFormat.MRV_B,
    lines=2,
    length=36,
    fields=_two_lines(36, FieldSpec("optional_data", Span(2, 29, 36))),
)

LAYOUTS: dict[MrzFormat, Layout] = {
    layout.format: layout for layout in (TD1, TD2, TD3, MRV_A, MRV_B)
}

SHAPES: dict[tuple[int, int], tuple[MrzFormat, MrzFormat]] = {
    (3, 30): (MrzFormat.TD1, MrzFormat.TD1),
    (2, 36): (MrzFormat.TD2, MrzFormat.MRV_B),
    (2, 44): (MrzFormat.TD3, MrzFormat.MRV_A),
}
"""(lines, length) → the format, and the format when the first letter is V (a visa)."""
