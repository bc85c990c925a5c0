"""Document numbers of more than nine characters (Doc 9303-5 and 9303-6 §4.2.2, note j)."""

from dataclasses import dataclass

from travesia.documents.digits import check_digit
from travesia.documents.formats import Layout, Span

IN_FIELD = 9
"""Characters that the number field holds; the others go to the start of the optional data."""


@dataclass(frozen=True, slots=True)
class LongNumber:
    """A number that goes on in the optional data, and what is left of that field."""

    number: str
    """As in the zone, both stretches joined, without the filler between them."""
    found: str
    """The character in the place of its check digit."""
    rest: Span
    """Where the number goes on."""
    digit: Span
    ends_in_filler: bool
    """A filler follows the digit, as it must."""
    optional: Span | None
    """What is left of the optional data; None when nothing is."""

    @property
    def expected(self) -> str:
        """Compute the digit over the number without the filler, as the standard has it."""
        return check_digit(self.number)

    @property
    def expected_over_filler(self) -> str:
        """Compute the digit over the filler too, as some issuers wrongly did."""
        return check_digit(f"{self.number[:IN_FIELD]}<{self.number[IN_FIELD:]}")


def longest_number(layout: Layout) -> int:
    """Count the characters that the number of a format may have: 22 in TD1, 14 in TD2, else 9."""
    if not layout.long_number:
        return IN_FIELD
    optional = layout.field("optional_data").span
    # The digit and the filler after it take two places.
    return IN_FIELD + optional.end - optional.start + 1 - 2


def find_long_number(layout: Layout, lines: tuple[str, ...]) -> LongNumber | None:
    """Find a number that goes on in the optional data; None when the number is an ordinary one.

    The sign of a long number is a filler in the place of the check digit after nine characters.
    The lines must have the length of the format.
    """
    if not layout.long_number:
        return None
    spec, optional = layout.field("document_number"), layout.field("optional_data").span
    if spec.digit is None or spec.digit.of(lines) != "<":
        return None
    first, after = spec.span.of(lines), optional.of(lines)
    rest = after.partition("<")[0]
    if first[-1] == "<" or len(rest) < 2:
        return None
    line, start = optional.line, optional.start
    digit = start + len(rest) - 1
    left = digit + 2
    return LongNumber(
        number=first + rest[:-1],
        found=rest[-1],
        rest=Span(line, start, digit - 1),
        digit=Span(line, digit, digit),
        ends_in_filler=len(rest) < len(after),
        optional=Span(line, left, optional.end) if left <= optional.end else None,
    )
