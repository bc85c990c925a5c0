"""How many people were where: attendances, and different people as far as that is known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from travesia.programme.domain.activities import TRAINS, ActivityState
from travesia.programme.domain.activity_views import AttendanceView
from travesia.programme.domain.attendance import SPLITS, HeadCount, added
from travesia.programme.domain.participants import Distinct, MarkBasis, distinct_of
from travesia.programme.models import Activity, Attendance, HeadCountPart

#: Activities of which it is known by list or sign-in who was there.
_HAS_LIST = Exists(Attendance.objects.filter(activity=OuterRef("pk")))


@dataclass(frozen=True, slots=True)
class TrainedIn:
    """Of which activities people are counted; only those that were held."""

    first: date | None = None
    last: date | None = None
    """Activities that ended from the first to the last day, both counted."""
    country: str = ""
    topic: str = ""
    trained: bool = True
    """Only kinds in which people are trained."""


@dataclass(frozen=True, slots=True)
class People:
    """Who was at activities: attendances by split, different people, and how many activities."""

    head: HeadCount
    distinct: Distinct
    activities: int
    without_count: int
    """Activities of which nobody said how many were there: unknown, not zero."""


def attendance_of(activity_id: UUID) -> AttendanceView:
    """Return how many were at one activity."""
    return attendance_of_many([activity_id])[activity_id]


def attendance_of_many(ids: Sequence[UUID]) -> dict[UUID, AttendanceView]:
    """Return how many were at each of these activities, in four queries."""
    listed = _listed_heads(ids)
    counted = _counted_heads(ids)
    groups = _groups(Attendance.objects.filter(activity_id__in=ids), "activity_id")
    found = {}
    for one in ids:
        by_list = listed.get(one)
        head = by_list or counted.get(one)
        distinct = distinct_of(groups.get(one, ()), by_list.total) if by_list else None
        found[one] = AttendanceView(
            head, by_list.total if by_list else 0, distinct, counted.get(one)
        )
    return found


def people(wanted: TrainedIn) -> People:
    """Count the people of activities: where a list stands it counts, else the numbers entered.

    Different people are exact only where everybody was recognised in one way within one year;
    numbers without a list widen the upper bound.
    """
    rows = _activities(wanted)
    listed = rows.filter(_HAS_LIST)
    only_counted = list(rows.exclude(_HAS_LIST).filter(counted__isnull=False))
    heads = list(_counted_heads([row.pk for row in only_counted]).values())
    by_list = _head_of(Attendance.objects.filter(activity__in=listed))
    marks, total = distinct_people(wanted), sum(one.total for one in heads)
    known = [by_list, *heads] if by_list.total else heads
    return People(
        head=added(known),
        distinct=Distinct(
            low=max([marks.low, *(one.total for one in heads)]),
            high=marks.high + total,
            attendances=by_list.total + total,
        ),
        activities=rows.count(),
        without_count=rows.exclude(_HAS_LIST).filter(counted__isnull=True).count(),
    )


def distinct_people(wanted: TrainedIn) -> Distinct:
    """Count different people on lists and sign-ins; a million attendances take a second or two."""
    rows = Attendance.objects.all()
    if wanted != TrainedIn(trained=False):
        rows = rows.filter(activity__in=_activities(wanted))
    groups = _groups(rows, None).get(None, ())
    return distinct_of(groups, rows.count())


def countries_with_people(wanted: TrainedIn) -> tuple[str, ...]:
    """Return the countries of such activities, by code."""
    rows = _activities(wanted).order_by("places__country_id")
    codes = rows.values_list("places__country_id", flat=True).distinct()
    return tuple(code for code in codes if code)


def topics_with_people(wanted: TrainedIn) -> tuple[str, ...]:
    """Return the topics of such activities, by code."""
    return tuple(_activities(wanted).order_by("topic").values_list("topic", flat=True).distinct())


def _activities(wanted: TrainedIn) -> QuerySet[Activity]:
    rows = Activity.objects.filter(state=ActivityState.HELD.value)
    if wanted.trained:
        rows = rows.filter(kind__in=[one.value for one in TRAINS])
    if wanted.first is not None:
        rows = rows.filter(ends_on__gte=wanted.first)
    if wanted.last is not None:
        rows = rows.filter(ends_on__lte=wanted.last)
    if wanted.country:
        rows = rows.filter(places__country_id=wanted.country)
    if wanted.topic:
        rows = rows.filter(topic=wanted.topic)
    return rows


def _head_of(rows: QuerySet[Attendance]) -> HeadCount:
    """Count rows by each split in one query; a split that nobody answered is absent."""
    parts = {split: dict.fromkeys(categories, 0) for split, categories in SPLITS.items()}
    total = 0
    for one in rows.order_by().values(*SPLITS).annotate(count=Count("pk")):
        total += one["count"]
        for split in SPLITS:
            parts[split][one[split]] += one["count"]
    return HeadCount(total, _answered(parts, total))


def _groups(
    rows: QuerySet[Attendance], by: str | None
) -> dict[object, list[tuple[int, MarkBasis, int]]]:
    """Return (year, basis, different marks) of the rows, by a column or all together.

    Who has no mark counts one by one.
    """
    names = ["year", "basis", *([by] if by else [])]
    found: dict[object, list[tuple[int, MarkBasis, int]]] = {}
    counts = (
        rows.order_by()
        .values(*names)
        .annotate(marks=Count("mark", distinct=True), rows=Count("pk", filter=Q(mark="")))
    )
    for one in counts:
        basis = MarkBasis(one["basis"])
        number = one["rows"] if basis is MarkBasis.NONE else one["marks"]
        group = (int(one["year"]), basis, int(number))
        found.setdefault(one[by] if by else None, []).append(group)
    return found


def _listed_heads(ids: Iterable[UUID]) -> dict[UUID, HeadCount]:
    """Return attendances by split of activities with a list; a split nobody answered is absent."""
    totals: dict[UUID, int] = {}
    parts: dict[UUID, dict[str, dict[str, int]]] = {}
    rows = Attendance.objects.filter(activity_id__in=list(ids)).order_by()
    for split, categories in SPLITS.items():
        for one in rows.values("activity_id", split).annotate(count=Count("pk")):
            of = parts.setdefault(one["activity_id"], {})
            of.setdefault(split, dict.fromkeys(categories, 0))[one[split]] = one["count"]
            if split == "sex":
                activity = one["activity_id"]
                totals[activity] = totals.get(activity, 0) + one["count"]
    return {key: HeadCount(totals[key], _answered(parts[key], totals[key])) for key in totals}


def _answered(parts: dict[str, dict[str, int]], total: int) -> dict[str, dict[str, int]]:
    return {split: counts for split, counts in parts.items() if counts["not_stated"] < total}


def _counted_heads(ids: Iterable[UUID]) -> dict[UUID, HeadCount]:
    wanted = list(ids)
    parts: dict[UUID, dict[str, dict[str, int]]] = {}
    for one in HeadCountPart.objects.filter(activity_id__in=wanted):
        parts.setdefault(one.activity_id, {}).setdefault(one.split, {})[one.category] = one.count
    rows = Activity.objects.filter(pk__in=wanted, counted__isnull=False).order_by()
    return {
        pk: HeadCount(int(total or 0), parts.get(pk, {}))
        for pk, total in rows.values_list("pk", "counted")
    }
