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
    fields: tuple[FieldSpec, ...] = ()
    """Empty while the format is recognised but not read."""
    composite: tuple[Span, ...] = ()
    composite_digit: Span | None = None


TD3 = Layout(
    MrzFormat.TD3,
    lines=2,
    length=44,
    fields=(
        FieldSpec("document_code", Span(1, 1, 2)),
        FieldSpec("issuing_state", Span(1, 3, 5)),
        FieldSpec("name", Span(1, 6, 44)),
        FieldSpec("document_number", Span(2, 1, 9), Span(2, 10, 10)),
        FieldSpec("nationality", Span(2, 11, 13)),
        FieldSpec("birth_date", Span(2, 14, 19), Span(2, 20, 20)),
        FieldSpec("sex", Span(2, 21, 21)),
        FieldSpec("expiry_date", Span(2, 22, 27), Span(2, 28, 28)),
        FieldSpec("optional_data", Span(2, 29, 42), Span(2, 43, 43), blank_digit=True),
    ),
    composite=(Span(2, 1, 10), Span(2, 14, 20), Span(2, 22, 43)),
    composite_digit=Span(2, 44, 44),
)

LAYOUTS: dict[MrzFormat, Layout] = {
    MrzFormat.TD1: Layout(MrzFormat.TD1, lines=3, length=30),
    MrzFormat.TD2: Layout(MrzFormat.TD2, lines=2, length=36),
    MrzFormat.TD3: TD3,
    MrzFormat.MRV_A: Layout(MrzFormat.MRV_A, lines=2, length=44),
    MrzFormat.MRV_B: Layout(MrzFormat.MRV_B, lines=2, length=36),
}

SHAPES: dict[tuple[int, int], tuple[MrzFormat, MrzFormat]] = {
    (3, 30): (MrzFormat.TD1, MrzFormat.TD1),
    (2, 36): (MrzFormat.TD2, MrzFormat.MRV_B),
    (2, 44): (MrzFormat.TD3, MrzFormat.MRV_A),
}
"""(lines, length) → the format, and the format when the first letter is V (a visa)."""
