"""Who was there: signing in by QR, counting heads, taking back what was wrong."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.programme.domain.activity_views import AttendanceView, SignedIn
from travesia.programme.domain.attendance import AttendanceMode, HeadCount, Problem, Sex, age_band
from travesia.programme.domain.participants import Given, MarkBasis, mark_of
from travesia.programme.domain.short_set import ShortSet
from travesia.programme.events.activities import (
    AttendanceSigned,
    AttendanceTakenBack,
    HeadsCounted,
    SignInClosed,
    SignInOpened,
)
from travesia.programme.models import Activity, Attendance, HeadCountPart
from travesia.programme.selectors.activities import activity_view, find_activity_row
from travesia.programme.selectors.attendance import attendance_of
from travesia.programme.services.activities import may_record
from travesia.programme.services.activity_errors import (
    ActivityError,
    SignInClosedError,
    refusal,
)
from travesia.programme.services.year_keys import key_of_year, programme_year

_FOR = Purpose.STATISTICS
#: How long the page stays open after the last day of the activity.
_LATE = timedelta(hours=36)
#: Sign-ins at one activity; more is somebody playing with the page.
MOST_SIGN_INS = 3000


@dataclass(frozen=True, slots=True)
class SignIn:
    """What somebody enters at the page behind the QR code; the name leaves memory with it."""

    id: UUID
    """From the page: pressed twice it counts once."""
    given: Given
    sex: Sex = Sex.NOT_STATED
    answers: ShortSet = field(default_factory=ShortSet)


def open_sign_in(*, actor: Actor, activity_id: UUID) -> str:
    """Open the page behind the QR code until a day and a half after the activity; return its word.

    Raises NotFoundError, AccessDeniedError, ActivityError (`programme.sign_in_over`).
    """
    with transaction.atomic():
        row = _mine(actor, activity_id)
        until = datetime.combine(row.ends_on + timedelta(days=1), time(0), UTC) + _LATE
        if until <= clock.now():
            raise ActivityError(
                "programme.sign_in_over",
                _("This activity is over: bring the list in, or enter counts."),
            )
        row.sign_in = row.sign_in or secrets.token_urlsafe(12)
        row.sign_in_until = until
        row.save(update_fields=["sign_in", "sign_in_until"])
        event = SignInOpened(row.pk, row.reference, until)
        journal.record(actor=actor, event=event, purpose=_FOR)
    return row.sign_in


def close_sign_in(*, actor: Actor, activity_id: UUID) -> None:
    """Close the page; its address is never used again. Errors as of `open_sign_in`."""
    with transaction.atomic():
        row = _mine(actor, activity_id)
        if row.sign_in is None:
            return
        row.sign_in, row.sign_in_until = None, None
        row.save(update_fields=["sign_in", "sign_in_until"])
        event = SignInClosed(row.pk, row.reference, row.attendances.count())
        journal.record(actor=actor, event=event, purpose=_FOR)


def sign_in(*, actor: Actor, word: str, new: SignIn) -> SignedIn:
    """Take somebody's attendance; what they gave of who they are becomes a mark and is forgotten.

    The word of the address is what opens this: it needs no permission, also of the public. Raises
    SignInClosedError (`programme.sign_in_closed`, `programme.sign_in_full`).
    """
    with transaction.atomic():
        row = open_activity(word)
        if Attendance.objects.filter(pk=new.id).exists():
            return SignedIn(known=True, recognised=True)
        if row.attendances.count() >= MOST_SIGN_INS:
            raise SignInClosedError(
                "programme.sign_in_full", _("This page takes no more sign-ins. Tell the organiser.")
            )
        made = attendance_row(row, new.given, new.sex, new.answers, AttendanceMode.SIGN_IN)
        made.pk = new.id
        return _keep(actor, made)


def open_activity(word: str) -> Activity:
    """Return the activity whose page is open under a word; SignInClosedError for none."""
    row = Activity.objects.filter(sign_in=word).first() if word else None
    if row is None or row.sign_in_until is None or row.sign_in_until <= clock.now():
        raise SignInClosedError(
            "programme.sign_in_closed",
            _("This page is not open. Ask the organiser for the code of today."),
        )
    return row


def attendance_row(
    activity: Activity,
    given: Given,
    sex: Sex,
    answers: ShortSet,
    mode: AttendanceMode,
    *,
    key: bytes | None = None,
) -> Attendance:
    """Return a row that is not saved yet, with a mark in place of what was given.

    `key` is the key of the activity's year where the caller has it for many rows.
    """
    year = programme_year(activity.begins_on)
    known = given.basis is not MarkBasis.NONE
    mark = mark_of(given, key or key_of_year(year)) if known else ""
    return Attendance(
        id=new_id(),
        activity=activity,
        year=year,
        basis=given.basis.value,
        mark=mark,
        sex=sex.value,
        age=age_band(given.born, activity.begins_on).value,
        disability=answers.disability().value,
        short_set=answers.kept,
        mode=mode.value,
    )


def count_heads(*, actor: Actor, activity_id: UUID, head: HeadCount) -> AttendanceView:
    """Keep how many were there where no list says who; what was counted before is replaced.

    Raises ActivityError (`programme.activity_refused`, the problems in `facts`), NotFoundError,
    AccessDeniedError.
    """
    with transaction.atomic():
        row = _mine(actor, activity_id)
        problems = head.problems()
        if problems:
            raise refusal(problems)
        write_heads(actor, row, head)
    return attendance_of(activity_id)


def write_heads(actor: Actor, row: Activity, head: HeadCount) -> None:
    """Write counts and their entry, in the caller's transaction."""
    row.counted = head.total
    row.save(update_fields=["counted"])
    row.head_parts.all().delete()
    HeadCountPart.objects.bulk_create(
        HeadCountPart(activity=row, split=split, category=name, count=count)
        for split, counts in head.parts.items()
        for name, count in counts.items()
    )
    parts = {split: dict(counts) for split, counts in head.parts.items()}
    event = HeadsCounted(row.pk, row.reference, head.total, parts)
    journal.record(actor=actor, event=event, purpose=_FOR)


def take_back(*, actor: Actor, activity_id: UUID, reason: str) -> None:
    """Take back everything that was entered of who was there, to enter it anew.

    Raises ActivityError (`programme.reason_missing`), NotFoundError, AccessDeniedError.
    """
    if not reason.strip():
        raise ActivityError("programme.reason_missing", _("Say why it is taken back."))
    with transaction.atomic():
        row = _mine(actor, activity_id)
        gone = row.attendances.count()
        event = AttendanceTakenBack(row.pk, row.reference, gone, row.counted, reason.strip()[:300])
        row.attendances.all().delete()
        row.head_parts.all().delete()
        row.counted = None
        row.save(update_fields=["counted"])
        journal.record(actor=actor, event=event, purpose=_FOR)


def born_problem(born: date | None, activity: Activity) -> Problem | None:
    """Say what is wrong with a date of birth; None when nothing is."""
    late = born is not None and born > activity.begins_on
    return Problem("born_in_future", "born") if late else None


def _mine(actor: Actor, activity_id: UUID) -> Activity:
    row = find_activity_row(activity_id, lock=True)
    may_record(actor, activity_view(row).countries)
    return row


def _keep(actor: Actor, made: Attendance) -> SignedIn:
    if made.mark and Attendance.objects.filter(activity=made.activity, mark=made.mark).exists():
        return SignedIn(known=True, recognised=True)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        # The same person sent twice at this very moment.
        return SignedIn(known=True, recognised=bool(made.mark))
    event = AttendanceSigned(made.activity_id, made.pk, made.sex, made.age, made.disability)
    journal.record(actor=actor, event=event, purpose=_FOR)
    return SignedIn(known=False, recognised=bool(made.mark))
