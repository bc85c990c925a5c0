"""The whole repair of a zone: characters that digits prove, and the end of the name; all said."""

from dataclasses import dataclass

from travesia.documents.evidence import Repair
from travesia.documents.findings import Finding, finding
from travesia.documents.formats import Layout
from travesia.documents.regions import Region, regions_of
from travesia.documents.repair import Outcome, Search
from travesia.documents.tails import find_tail


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of repairing a zone: its lines, and what was done or why nothing was."""

    lines: tuple[str, ...]
    repairs: tuple[Repair, ...]
    findings: tuple[Finding, ...]


def mend(layout: Layout, lines: tuple[str, ...]) -> Mended:
    """Repair lines that all have the length of the format, as far as that is proven."""
    regions = regions_of(layout, lines)
    text = "".join(lines)
    # A visa has no digit over the whole: each of its fields stands alone.
    groups = [regions] if layout.composite_digit else [(region,) for region in regions]
    outcomes = [(group, Search(group, text).outcome()) for group in groups]
    way = sorted(change for _, outcome in outcomes for change in outcome.way)
    repairs = []
    for place, put in way:
        line, column = divmod(place, layout.length)
        owner = _owner(place, regions)
        repairs.append(Repair(owner, line + 1, column + 1, text[place], put))
    findings = [_said(repair) for repair in repairs]
    for group, outcome in outcomes:
        findings += _unsaid(group, outcome)
    findings += _mend_tail(layout, lines, repairs)
    return Mended(_put(lines, repairs), tuple(repairs), tuple(findings))


def _owner(place: int, regions: tuple[Region, ...]) -> str:
    """Name the field a place belongs to: the first that covers it, else the composite."""
    return next(r.field for r in regions if place == r.digit or place in r.covers[0])


def _said(repair: Repair) -> Finding:
    code = "repair.tail" if repair.field == "name" else "repair.character"
    return finding(
        code,
        repair.field,
        line=repair.line,
        column=repair.column,
        found=repair.found,
        put=repair.put,
    )


def _unsaid(group: tuple[Region, ...], outcome: Outcome) -> list[Finding]:
    """Say why nothing was changed: about the field of a visa, or about the zone."""
    about = group[0].field if len(group) == 1 else None
    if outcome.ambiguous:
        return [finding("repair.ambiguous", about)]
    return [finding("repair.unproven", about)] if outcome.unproven else []


def _mend_tail(layout: Layout, lines: tuple[str, ...], repairs: list[Repair]) -> list[Finding]:
    """Repair the end of the name, adding to the repairs."""
    span = layout.field("name").span
    tail = find_tail(span.of(lines))
    if tail is None:
        return []
    column, found = span.start + tail.start, tail.found
    if not tail.plain:
        return [finding("repair.tail_unclear", "name", line=span.line, column=column, found=found)]
    repair = Repair("name", span.line, column, found, "<" * len(found))
    repairs.append(repair)
    return [_said(repair)]


def _put(lines: tuple[str, ...], repairs: list[Repair]) -> tuple[str, ...]:
    rows = [list(line) for line in lines]
    for repair in repairs:
        at = repair.column - 1
        rows[repair.line - 1][at : at + len(repair.put)] = repair.put
    return tuple("".join(row) for row in rows)
