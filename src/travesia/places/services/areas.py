"""Import of administrative areas from COD-AB tables."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import once
from travesia.journal import services as journal
from travesia.places.domain import (
    AreaImport,
    AreaRow,
    CodTable,
    PlacesError,
    Problem,
    Version,
    merge_version,
    read_cod_ab,
)
from travesia.places.events import AreasImported
from travesia.places.models import Area
from travesia.places.services.checks import country_row

_BATCH = 500


def _refusal(code: str, source: str) -> PlacesError:
    """Say why a whole file cannot be taken."""
    if code == "no_text":
        return PlacesError(
            "places.import_no_text",
            _("%(source)s is not text in UTF-8. Nothing was imported."),
            source=source,
        )
    if code == "no_table":
        return PlacesError(
            "places.import_no_table",
            _("%(source)s is not a table in CSV. Nothing was imported."),
            source=source,
        )
    if code == "no_codes":
        return PlacesError(
            "places.import_no_codes",
            _(
                "%(source)s has no columns ADM0_PCODE and ADM1_PCODE (or deeper). "
                "Nothing was imported."
            ),
            source=source,
        )
    return PlacesError(
        "places.import_no_validity",
        _("%(source)s has no column validOn. Nothing was imported."),
        source=source,
    )


def import_areas(*, actor: Actor, table: bytes, source: str) -> AreaImport:
    """Take over a COD-AB table (CSV in UTF-8): the areas of its deepest level.

    Rows that do not resolve are left out and reported; the others are taken in one transaction.
    An area that says something new from a later day on gets a new version, and the one before
    ends the day before. Import the levels from the top down: a row whose parent is not known is
    an orphan.

    Args:
        actor: who imports; needs `places.manage` for every country in the table.
        table: the bytes of the file.
        source: how the journal names the table, for example its file name.

    Raises:
        PlacesError: the whole file is not such a table (`places.import_…`).
        AccessDeniedError: a country in it is outside the actor's scope.
    """
    try:
        text = table.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal("no_text", source) from error
    read = read_cod_ab(text, refuse=partial(_refusal, source=source))
    for country in sorted({row.country for row in read.rows}) or [""]:
        access.authorize(actor=actor, permission="places.manage", scope=Scope(country=country))
    with transaction.atomic():
        taken = _Taking(read)
        taken.save()
        report = taken.report(source, hashlib.sha256(table).hexdigest())
        event = AreasImported(
            source=report.source,
            sha256=report.sha256,
            level=report.level,
            read=report.read,
            added=report.added,
            renewed=report.renewed,
            unchanged=report.unchanged,
            refused=report.read - report.added - report.renewed - report.unchanged,
        )
        journal.record(actor=actor, event=event, purpose=Purpose.ADMINISTRATION)
    once.forget()
    return report


class _Taking:
    """One table on its way in: what is known of its codes, what it adds, what it ends."""

    def __init__(self, table: CodTable) -> None:
        self.table = table
        self.problems = list(table.problems)
        self.outcomes: Counter[str] = Counter()
        self.new: list[Area] = []
        self.ended: list[Area] = []
        self._known: dict[str, list[Area]] = defaultdict(list)
        self._fresh: dict[str, list[Version]] = defaultdict(list)
        for area in _areas_with({row.pcode for row in table.rows}):
            self._known[area.pcode].append(area)
        parents = {row.parent for row in table.rows if row.parent}
        self._parents = {area.pcode for area in _areas_with(parents)}
        for row in table.rows:
            self._take(row)

    def _take(self, row: AreaRow) -> None:
        new = Version(row.valid_from, row.valid_to, _says(row))
        if row.parent and row.parent not in self._parents:
            outcome = "orphan"
        elif any(version.valid_from == new.valid_from for version in self._fresh[row.pcode]):
            outcome = "duplicate_code"
        elif any(version.overlaps(new) for version in self._fresh[row.pcode]):
            outcome = "overlapping_validity"
        else:
            outcome = merge_version([_version(area) for area in self._known[row.pcode]], new)
        self.outcomes[outcome] += 1
        if outcome in {"added", "renewed"}:
            self.new.append(_area(row))
        elif outcome != "unchanged":
            self.problems.append(Problem(outcome, row.line, row.pcode, row.parent))
            return
        self._fresh[row.pcode].append(new)
        if outcome == "renewed":
            self._end_open_version(row)

    def _end_open_version(self, row: AreaRow) -> None:
        last = next(area for area in self._known[row.pcode] if area.valid_to is None)
        last.valid_to = row.valid_from - timedelta(days=1)
        self.ended.append(last)

    def save(self) -> None:
        """Write what changes; the open versions end before their followers begin."""
        for country in sorted({area.country_id for area in self.new}):
            country_row(country)
        Area.objects.bulk_update(self.ended, ["valid_to"], batch_size=_BATCH)
        Area.objects.bulk_create(self.new, batch_size=_BATCH)

    def report(self, source: str, sha256: str) -> AreaImport:
        return AreaImport(
            source=source,
            sha256=sha256,
            level=self.table.level,
            read=self.table.read,
            added=self.outcomes["added"],
            renewed=self.outcomes["renewed"],
            unchanged=self.outcomes["unchanged"],
            problems=tuple(sorted(self.problems, key=lambda item: (item.line, item.code))),
        )


def _areas_with(pcodes: Iterable[str]) -> Iterable[Area]:
    listed = sorted(pcodes)
    for start in range(0, len(listed), _BATCH):
        chunk = listed[start : start + _BATCH]
        yield from Area.objects.filter(pcode__in=chunk).order_by("valid_from")


def _says(row: AreaRow) -> tuple[str, ...]:
    names = tuple(f"{tag}={name}" for tag, name in sorted(row.names.items()))
    return (row.name, row.country, row.parent, str(row.level), *names)


def _version(area: Area) -> Version:
    names = tuple(f"{tag}={name}" for tag, name in sorted(area.names.items()))
    says = (area.name, area.country_id, area.parent_pcode, str(area.level), *names)
    return Version(area.valid_from, area.valid_to, says)


def _area(row: AreaRow) -> Area:
    return Area(
        country_id=row.country,
        pcode=row.pcode,
        name=row.name,
        names=dict(row.names),
        level=row.level,
        parent_pcode=row.parent,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
