"""What a check digit covers, place by place, as the repair of a zone needs it."""

from collections.abc import Iterator
from dataclasses import dataclass

from travesia.documents.formats import FieldSpec, Layout, Span
from travesia.documents.long_numbers import find_long_number

_DATES = frozenset({"birth_date", "expiry_date"})


@dataclass(frozen=True, slots=True)
class Region:
    """A check digit and the places it covers, all counted from 0 in the joined lines."""

    field: str
    covers: tuple[tuple[int, ...], ...]
    """The covered places in their order. A long document number has two ways to be covered: the
    standard's, and the variant that counts the filler inside it."""
    digit: int
    free: tuple[int, ...]
    """Places that hold a letter or a digit, so that either may be the other misread."""
    numeric: tuple[int, ...]
    """Places that hold a digit, or the filler of an unknown part of a date."""
    may_be_blank: bool = False
    """The digit may be a filler where everything covered is."""


def regions_of(layout: Layout, lines: tuple[str, ...]) -> tuple[Region, ...]:
    """Give the regions of the digits over fields, and last that of the composite, if any."""
    found = [_region(layout, spec, lines) for spec in layout.fields if spec.digit is not None]
    if layout.composite_digit is None:
        return tuple(found)
    own = {place for region in found for place in (*region.covers[0], region.digit)}
    covered = tuple(place for span in layout.composite for place in _places(layout, span))
    only_here = tuple(place for place in covered if place not in own)
    digit = _first(layout, layout.composite_digit)
    return (*found, Region("composite", (covered,), digit, only_here, ()))


def _region(layout: Layout, spec: FieldSpec, lines: tuple[str, ...]) -> Region:
    places = tuple(_places(layout, spec.span))
    digit = _first(layout, spec.digit) if spec.digit else 0
    if spec.name in _DATES:
        return Region(spec.name, (places,), digit, (), places)
    if spec.name == "document_number" and (long := find_long_number(layout, lines)):
        rest = tuple(_places(layout, long.rest))
        both = (places + rest, (*places, digit, *rest))
        return Region(spec.name, both, _first(layout, long.digit), places + rest, ())
    return Region(spec.name, (places,), digit, places, (), spec.blank_digit)


def _places(layout: Layout, span: Span) -> Iterator[int]:
    start = _first(layout, span)
    return iter(range(start, start + span.end - span.start + 1))


def _first(layout: Layout, span: Span) -> int:
    return (span.line - 1) * layout.length + span.start - 1
