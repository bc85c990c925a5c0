"""Take in sheets of activities and lists of who was there: whole, or not at all.

Nothing of a file is kept but what is taken in; the names on a list leave memory with the request.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.core import bulk, clock
from travesia.journal import services as journal
from travesia.programme.domain.activity_rows import ReadActivity, read_sheet
from travesia.programme.domain.attendance import AttendanceMode, Problem, Seen, counted
from travesia.programme.domain.attendance_rows import Listed, Reject, read_list
from travesia.programme.events.activities import ActivitiesImported, AttendanceImported
from travesia.programme.models import Activity, Attendance
from travesia.programme.selectors.activities import activity_view, find_activity_row
from travesia.programme.services.activities import (
    PERMISSION,
    insert_activity,
    may_record,
    problems_of,
    update_activity,
)
from travesia.programme.services.attendance import attendance_row, write_heads
from travesia.programme.services.sheets import open_sheet, remember
from travesia.programme.services.year_keys import key_of_year, programme_year

_FOR = Purpose.STATISTICS


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of a file: taken in whole, or set aside whole with every reason."""

    lines: int
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    """Activities that stand alike, or people who had signed in before."""
    repeated: int = 0
    rejects: tuple[Reject, ...] = ()

    @property
    def taken(self) -> bool:
        """Whether the file was taken in."""
        return not self.rejects


def import_attendance(
    *,
    actor: Actor,
    activity_id: UUID,
    content: bytes,
    columns: Mapping[str, int] | None = None,
    leave_out_repeats: bool = False,
) -> ImportReport:
    """Take in a list of who was at an activity: all of it, or nothing with every reason.

    A person who stands in it twice is named with both lines, and left out once only if
    `leave_out_repeats` says so. Who signed in before counts once. `columns` tells which column is
    what, and is remembered for the next file of this layout.

    Raises SheetError (`programme.sheet_…`), UnknownLayoutError, NotFoundError, AccessDeniedError.
    """
    with transaction.atomic():
        row = find_activity_row(activity_id, lock=True)
        may_record(actor, activity_view(row).countries)
        opened = open_sheet(content, "attendance", columns)
        read = read_list(opened.records, row.begins_on)
        rejects = read.rejects
        if not leave_out_repeats:
            rejects += tuple(
                Reject(line, Problem("same_as_line", "name", {"other": other}))
                for line, other in read.repeated.items()
            )
        if rejects:
            return ImportReport(len(opened.records), rejects=_sorted(rejects))
        people = [one for one in read.people if one.line not in read.repeated]
        added = _insert(row, people)
        event = AttendanceImported(
            activity_id=row.pk,
            reference=row.reference,
            added=len(added),
            known=len(people) - len(added),
            repeated=len(read.repeated),
            parts=counted(added).parts,
        )
        journal.record(actor=actor, event=event, purpose=_FOR)
        if columns is not None:
            remember(actor, "attendance", opened)
    return ImportReport(
        lines=len(opened.records),
        added=len(added),
        unchanged=len(people) - len(added),
        repeated=len(read.repeated),
    )


def import_activities(
    *,
    actor: Actor,
    content: bytes,
    source: str,
    outcome: str,
    columns: Mapping[str, int] | None = None,
) -> ImportReport:
    """Take in a sheet of activities: all of it, or nothing with every reason.

    A reference that is known is changed to what the sheet says; without one a row is a new
    activity, except that one of the same title, days and countries stays as it is. `outcome` is
    the outcome area of rows that name none. Errors are those of `import_attendance`.
    """
    access.require_anywhere(actor=actor, permission=PERMISSION)
    with transaction.atomic():
        opened = open_sheet(content, "activities", columns)
        read = read_sheet(opened.records, clock.today(), outcome)
        rejects = [*read.rejects]
        for one in read.activities:
            problems = problems_of(one.new)
            rejects += [Reject(one.line, problem) for problem in problems]
            may_record(actor, one.new.countries)
        if rejects:
            return ImportReport(len(opened.records), rejects=_sorted(rejects))
        done = [_take(actor, one, source) for one in read.activities]
        event = ActivitiesImported(
            source=source,
            sha256=hashlib.sha256(content).hexdigest(),
            added=done.count("added"),
            changed=done.count("changed"),
            unchanged=done.count("unchanged"),
        )
        journal.record(actor=actor, event=event, purpose=_FOR)
        if columns is not None:
            remember(actor, "activities", opened)
    return ImportReport(len(opened.records), event.added, event.changed, event.unchanged)


def _insert(row: Activity, people: Sequence[Listed]) -> list[Seen]:
    """Write who was not there yet; return them as they are kept."""
    known = set(row.attendances.exclude(mark="").values_list("mark", flat=True))
    made: list[Attendance] = []
    seen: list[Seen] = []
    key = key_of_year(programme_year(row.begins_on))
    for one in people:
        new = attendance_row(row, one.given, one.sex, one.answers, AttendanceMode.LIST, key=key)
        if new.mark and new.mark in known:
            continue
        new.age, new.disability = one.age.value, one.disability.value
        made.append(new)
        seen.append(Seen(new.mark, one.sex, one.age, one.disability))
    bulk.insert(made)
    return seen


def _take(actor: Actor, one: ReadActivity, source: str) -> str:
    new = one.new
    row = None
    if new.reference:
        row = Activity.objects.filter(reference=new.reference).first()
    else:
        alike = Activity.objects.filter(
            title=" ".join(new.title.split()), begins_on=new.begins_on, ends_on=new.ends_on
        )
        same = [found for found in alike if activity_view(found).countries == new.countries]
        row = same[0] if same else None
    if row is None:
        row, done = insert_activity(actor, new, source), "added"
    else:
        may_record(actor, activity_view(row).countries)
        done = "changed" if update_activity(actor, row, new) else "unchanged"
    if one.head is not None and one.head.total != row.counted:
        write_heads(actor, row, one.head)
        done = "changed" if done == "unchanged" else done
    return done


def _sorted(rejects: Sequence[Reject]) -> tuple[Reject, ...]:
    return tuple(sorted(rejects, key=lambda one: one.line))
