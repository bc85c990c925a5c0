"""Adding figures only where a sum means something; everything else is refused with its reasons.

People are the hard case: who was trained in spring may be trained in summer. A sum of figures
therefore never counts unique people, whatever its parts say; only attendances counted anew do
(`counting.distinct`). Rounded percentages give bounds and never a count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from itertools import combinations

from travesia.programme.domain.figures import (
    Basis,
    Figure,
    Kind,
    Qualifier,
    SplitForm,
    SubsetStatus,
)

_HALF = Decimal("0.5")
_ADDED_KINDS = frozenset({Kind.OUTPUT, Kind.REACH})


class Refusal(StrEnum):
    """Why figures are not added."""

    NOTHING = "nothing"
    VALUE_UNKNOWN = "value_unknown"
    """One has no value; what is unknown is not zero."""
    UNITS = "units"
    INDICATORS = "indicators"
    BASES = "bases"
    KIND = "kind"
    """A stock, a figure since a beginning, a length of a list or a name is never added."""
    ORDINAL = "ordinal"
    UNIQUE_PEOPLE = "unique_people"
    """Each counts every person once; the same person may be in two of them."""
    INSIDE = "inside"
    """One is, or may be, inside another."""
    OVERLAP = "overlap"
    """Days and places of two of them overlap or are not stated."""
    QUALIFIERS = "qualifiers"
    """More than a number and at most a number have no sum."""
    PAIRS = "pairs"
    """Numerators and denominators are not of the same days and places."""
    ZERO = "zero"
    """The denominators add up to nothing."""


class AddingRefusedError(ValueError):
    """Figures were not added; `reasons` says all that stands against it, `codes` between which."""

    def __init__(self, reasons: Iterable[Refusal], codes: Iterable[str] = ()) -> None:
        """Keep every reason once, in the order of the list of reasons."""
        found = set(reasons)
        self.reasons = tuple(one for one in Refusal if one in found)
        self.codes = tuple(codes)
        super().__init__(", ".join(self.reasons))


@dataclass(frozen=True, slots=True)
class Total:
    """A sum that means something, or one figure as it stands."""

    value: Decimal
    qualifier: Qualifier
    unit: str
    basis: Basis
    indicator: str
    codes: tuple[str, ...]

    @property
    def unique(self) -> bool:
        """Tell whether it may be called a number of different people: one figure at most."""
        return len(self.codes) == 1 and self.basis is Basis.PERSON_UNIQUE


def total(figures: Sequence[Figure]) -> Total:
    """Add figures of one indicator, unit and basis over days and places that do not overlap.

    One figure alone is returned as it stands. Raises AddingRefusedError with every reason.
    """
    reasons = refusals(figures)
    if reasons:
        raise AddingRefusedError(reasons, (one.code for one in figures))
    first = figures[0]
    return Total(
        value=sum((one.value for one in figures if one.value is not None), Decimal(0)),
        qualifier=_together({one.qualifier for one in figures}) or Qualifier.EXACT,
        unit=first.unit,
        basis=first.basis,
        indicator=first.indicator,
        codes=tuple(one.code for one in figures),
    )


def refusals(figures: Sequence[Figure]) -> tuple[Refusal, ...]:
    """Return everything that stands against adding these figures; empty when nothing does."""
    if not figures:
        return (Refusal.NOTHING,)
    found = {Refusal.VALUE_UNKNOWN} if any(one.value is None for one in figures) else set()
    if len(figures) > 1:
        found |= _unlike(figures) | _kinds(figures)
        for one, other in combinations(figures, 2):
            found |= _pair(one, other, figures)
    return tuple(one for one in Refusal if one in found)


def _unlike(figures: Sequence[Figure]) -> set[Refusal]:
    found: set[Refusal] = set()
    if len({one.unit for one in figures}) > 1:
        found.add(Refusal.UNITS)
    indicators = {one.indicator for one in figures}
    if len(indicators) > 1 or indicators == {""}:
        found.add(Refusal.INDICATORS)
    if len({one.basis for one in figures}) > 1:
        found.add(Refusal.BASES)
    if _together({one.qualifier for one in figures}) is None:
        found.add(Refusal.QUALIFIERS)
    return found


def _kinds(figures: Sequence[Figure]) -> set[Refusal]:
    found: set[Refusal] = set()
    if any(one.kind not in _ADDED_KINDS for one in figures):
        found.add(Refusal.KIND)
    if any(one.qualifier is Qualifier.ORDINAL for one in figures):
        found.add(Refusal.ORDINAL)
    if any(one.basis in (Basis.PERSON_UNIQUE, Basis.PERSONS_OVER_A_SERIES) for one in figures):
        found.add(Refusal.UNIQUE_PEOPLE)
    return found


def _pair(one: Figure, other: Figure, figures: Sequence[Figure]) -> set[Refusal]:
    if one.code == other.code or _may_be_inside(one, other, figures):
        return {Refusal.INSIDE}
    if one.period.may_overlap(other.period) and _places_overlap(one, other):
        return {Refusal.OVERLAP}
    return set()


def _may_be_inside(one: Figure, other: Figure, figures: Sequence[Figure]) -> bool:
    """Follow what each is said to be inside of, over figures at hand; only `outside` clears it."""
    by_code = {figure.code: figure for figure in figures}
    for inner, outer in ((one, other), (other, one)):
        at: Figure | None = inner
        seen: set[str] = set()
        while at is not None and at.subset_of and at.code not in seen:
            seen.add(at.code)
            if at.subset_status is SubsetStatus.OUTSIDE:
                break
            if at.subset_of == outer.code:
                return True
            at = by_code.get(at.subset_of)
    return False


def _places_overlap(one: Figure, other: Figure) -> bool:
    if not one.geography or not other.geography:
        return True
    return bool(set(one.geography) & set(other.geography))


def _together(qualifiers: set[Qualifier]) -> Qualifier | None:
    """Return the word before a sum; None where there is none."""
    rest = qualifiers - {Qualifier.EXACT}
    if not rest:
        return Qualifier.EXACT
    return rest.pop() if len(rest) == 1 else None


def ratio(numerators: Sequence[Figure], denominators: Sequence[Figure]) -> Decimal:
    """Return the sum of the numerators over the sum of the denominators, never a mean of ratios.

    Each numerator needs a denominator of the same days and places. Raises AddingRefusedError.
    """
    above, below = total(numerators), total(denominators)
    reasons: list[Refusal] = []
    if _places(numerators) != _places(denominators):
        reasons.append(Refusal.PAIRS)
    if {above.qualifier, below.qualifier} - {Qualifier.EXACT, Qualifier.APPROX}:
        reasons.append(Refusal.QUALIFIERS)
    if below.value == 0:
        reasons.append(Refusal.ZERO)
    if reasons:
        raise AddingRefusedError(reasons, (*above.codes, *below.codes))
    return above.value / below.value


def _places(figures: Sequence[Figure]) -> list[tuple[object, ...]]:
    return sorted((str(f.period.first), str(f.period.last), sorted(f.geography)) for f in figures)


def percent_bounds(whole: int, percent: int) -> tuple[int, int]:
    """Return the least and most of `whole` that whole percents, half rounded up, can stand for.

    ValueError for a percentage outside 0 to 100 or a negative whole.
    """
    if not 0 <= percent <= 100 or whole < 0:
        raise ValueError(f"{percent} % of {whole} is no share")
    least = (Decimal(percent) - _HALF) * whole / 100
    most = (Decimal(percent) + _HALF) * whole / 100
    low = max(0, int(least.to_integral_value(ROUND_CEILING)))
    return low, min(whole, int(most.to_integral_value(ROUND_CEILING)) - 1)


def split_bounds(figure: Figure) -> Mapping[str, tuple[int, int]]:
    """Return least and most of each category; empty for a figure that is not exact or not split."""
    split = figure.split
    if split is None or figure.value is None or figure.qualifier is not Qualifier.EXACT:
        return {}
    known = {part.category: int(part.value) for part in split.parts if part.value is not None}
    if split.form is SplitForm.COUNTS:
        return {category: (value, value) for category, value in known.items()}
    return {name: percent_bounds(int(figure.value), value) for name, value in known.items()}


def split_total(figures: Sequence[Figure]) -> Mapping[str, tuple[int, int]]:
    """Add breakdowns category by category as bounds; a category some figure lacks is left out.

    Raises AddingRefusedError where the figures themselves are not added, or are split unlike.
    """
    total(figures)
    splits = [one.split for one in figures]
    if len({(s.dimension, s.version) if s else None for s in splits}) != 1 or splits[0] is None:
        raise AddingRefusedError([Refusal.PAIRS], (one.code for one in figures))
    found = [split_bounds(one) for one in figures]
    shared = [part.category for part in splits[0].parts if all(part.category in f for f in found)]
    return {c: (sum(f[c][0] for f in found), sum(f[c][1] for f in found)) for c in shared}
