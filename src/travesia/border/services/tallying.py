"""Keep the counts of a post and day in step with the log, and count them anew from it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import F, Max, Min

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.border.domain.tallying import Cell, Counted, cells_of
from travesia.border.models import Crossing, Tally
from travesia.places import selectors as places

#: Counts of `count`: the cell and what is to be added, which may be negative.
Counts = Counter[Cell]
Progress = Callable[[int, int, str], None]

_ADD = (
    "INSERT INTO border_tally"
    " (post_code, day, dimension, value, direction, outcome, count, erased)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, 0)"
    " ON CONFLICT (post_code, day, dimension, value, direction, outcome)"
    " DO UPDATE SET count = border_tally.count + excluded.count"
)
_TAKE = (
    "UPDATE border_tally SET count = count - %s WHERE post_code = %s AND day = %s"
    " AND dimension = %s AND value = %s AND direction = %s AND outcome = %s"
)
_ERASE = (
    "UPDATE border_tally SET erased = erased + %s WHERE post_code = %s AND day = %s"
    " AND dimension = %s AND value = %s AND direction = %s AND outcome = %s"
)
#: Rows read at a time while counting anew.
_CHUNK = 5000


def counted(row: Crossing, zone: ZoneInfo) -> Counted:
    """Return what a row of the log counts as, in the time of its post."""
    return Counted(
        post=row.post_code,
        at=row.occurred_at.astimezone(zone),
        direction=row.direction,
        outcome=row.outcome,
        nationality=row.nationality,
        sex=row.sex,
        age_group=row.age_group,
        mode=row.mode,
        purpose=row.purpose_of_travel,
        second_line=row.second_line,
        has_document=bool(row.document_number),
        origin=row.origin,
        handled_seconds=row.handled_seconds,
        lag_seconds=row.lag_seconds,
    )


def tally(rows: Iterable[Crossing], *, zones: dict[str, ZoneInfo] | None = None) -> None:
    """Count new rows of the log, in the transaction that writes them."""
    _add(_counts(rows, zones))


def tally_correction(old: Crossing, new: Crossing) -> None:
    """Take back what the superseded row counted as and count the new one instead."""
    before, after = _counts([old], None), _counts([new], None)
    gone, come = before - after, after - before
    with connection.cursor() as cursor:
        cursor.executemany(_TAKE, [(n, *_plain(cell)) for cell, n in sorted(gone.items())])
    _add(come)
    Tally.objects.filter(
        post_code=old.post_code, day__in={cell[1] for cell in gone}, count=0
    ).delete()


def tally_erased(rows: Iterable[Crossing]) -> None:
    """Say that rows leave the log because their period is over: their counts stay."""
    counts = _counts(rows, None)
    with connection.cursor() as cursor:
        cursor.executemany(_ERASE, [(n, *_plain(cell)) for cell, n in sorted(counts.items())])


def rebuild_tallies(*, actor: Actor, on_progress: Progress | None = None) -> int:
    """Count the whole log anew and return how many movements were counted.

    A post and a month at a time, each in one transaction, so that the desks go on; what was erased
    from the log stays counted. Needs `border.rebuild_tallies`. `on_progress` hears how many months
    of posts are done, of how many, and which one is next.
    """
    access.authorize(
        actor=actor, permission="border.rebuild_tallies", purpose=Purpose.ADMINISTRATION
    )
    zones = {post.code: ZoneInfo(post.time_zone) for post in places.posts()}
    parts = [(code, zone, month) for code, zone in zones.items() for month in _months(code, zone)]
    done = 0
    for place, (code, zone, month) in enumerate(parts):
        if on_progress is not None:
            on_progress(place, len(parts), f"{code} {month:%Y-%m}")
        done += _rebuild(code, zone, month)
    if on_progress is not None:
        on_progress(len(parts), len(parts), "")
    return done


def _months(code: str, zone: ZoneInfo) -> list[date]:
    """Return the first days of the months in which the log or the tallies have something."""
    log = Crossing.objects.filter(post_code=code).aggregate(
        a=Min("occurred_at"), b=Max("occurred_at")
    )
    kept = Tally.objects.filter(post_code=code).aggregate(a=Min("day"), b=Max("day"))
    days = [moment.astimezone(zone).date() for moment in log.values() if moment is not None]
    days += [day for day in kept.values() if day is not None]
    if not days:
        return []
    month, last, found = min(days).replace(day=1), max(days), []
    while month <= last:
        found.append(month)
        month = next_month(month)
    return found


def next_month(month: date) -> date:
    """Return the first day of the month after the one that a first day begins."""
    return (month + timedelta(days=31)).replace(day=1)


def _rebuild(code: str, zone: ZoneInfo, month: date) -> int:
    after = next_month(month)
    with transaction.atomic():
        if connection.vendor == "postgresql":
            # Crossings wait until this month is done, so that none is counted twice or not at all.
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE border_tally IN EXCLUSIVE MODE")
        kept = Tally.objects.filter(post_code=code, day__gte=month, day__lt=after)
        kept.filter(erased=0).delete()
        kept.update(count=F("erased"))
        rows = Crossing.objects.current().filter(
            post_code=code,
            occurred_at__gte=start_of(month, zone),
            occurred_at__lt=start_of(after, zone),
        )
        counts: Counts = Counter()
        done = 0
        for row in rows.iterator(chunk_size=_CHUNK):
            counts.update(cells_of(counted(row, zone)))
            done += 1
        _add(counts)
    return done


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """Return the moment at which a day begins at a post."""
    return datetime.combine(day, time(), tzinfo=zone)


def _counts(rows: Iterable[Crossing], zones: dict[str, ZoneInfo] | None) -> Counts:
    known = {} if zones is None else zones
    counts: Counts = Counter()
    for row in rows:
        if row.post_code not in known:
            known[row.post_code] = ZoneInfo(places.time_zone_of(row.post_code) or "UTC")
        counts.update(cells_of(counted(row, known[row.post_code])))
    return counts


def _add(counts: Counts) -> None:
    # In one order for all writers: two that wait for each other's rows would never end.
    rows: Sequence[tuple[str | int, ...]] = [
        (*_plain(cell), n) for cell, n in sorted(counts.items())
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_ADD, rows)


def _plain(cell: Cell) -> tuple[str, ...]:
    post, day, *rest = cell
    return (post, day.isoformat(), *rest)
