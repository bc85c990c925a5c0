"""Following threads: opened, told of, given a day, closed by something."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.errors import ConflictError
from travesia.journal import services as journal
from travesia.programme.domain.threads import ThreadKind, ThreadView
from travesia.programme.events.activities import ThreadClosed, ThreadOpened, ThreadTold
from travesia.programme.models import Thread, ThreadStep
from travesia.programme.selectors.threads import thread_by_code, thread_row
from travesia.programme.services.activity_errors import ActivityError
from travesia.programme.services.registers import PERMISSION, day_or_month

_FOR = Purpose.STATISTICS


@dataclass(frozen=True, slots=True)
class NewThread:
    """A thread as it is opened."""

    code: str
    title: str
    kind: ThreadKind
    opened_on: date
    countries: tuple[str, ...] = ()
    owner: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a thread; `due` names another day, None leaves it as it is."""

    on: date
    says: str
    activity: str = ""
    due: str | None = None


def open_thread(*, actor: Actor, new: NewThread) -> ThreadView:
    """Follow something from now on.

    Raises ConflictError (`programme.thread_exists`), ActivityError (`programme.bad_day`,
    `programme.thread_without_title`), AccessDeniedError.
    """
    _authorize(actor, new.countries)
    if new.due:
        day_or_month(new.due)
    if not new.title.strip():
        raise ActivityError("programme.thread_without_title", _("Say what it is about."))
    with transaction.atomic():
        if Thread.objects.filter(code=new.code).exists():
            raise ConflictError(
                "programme.thread_exists",
                _("There is a thread %(thread)s already."),
                thread=new.code,
            )
        Thread.objects.create(
            code=new.code,
            title=new.title.strip(),
            kind=new.kind.value,
            countries=list(new.countries),
            owner=new.owner.strip(),
            opened_on=new.opened_on,
            due=new.due,
        )
        event = ThreadOpened(new.code, new.kind, new.countries, new.due)
        journal.record(actor=actor, event=event, purpose=_FOR)
    return thread_by_code(new.code)


def tell(*, actor: Actor, code: str, told: Told) -> ThreadView:
    """Write down what became of a thread, and another day if one was named.

    Raises ActivityError (`programme.thread_is_closed`, `programme.nothing_told`,
    `programme.bad_day`), NotFoundError, AccessDeniedError.
    """
    if not told.says.strip():
        raise ActivityError("programme.nothing_told", _("Say what happened."))
    if told.due:
        day_or_month(told.due)
    with transaction.atomic():
        row = _open_row(actor, code)
        if told.due is not None and told.due != row.due:
            row.due = told.due
            row.save(update_fields=["due"])
        ThreadStep.objects.create(
            thread=row, on=told.on, says=told.says.strip()[:160], activity=told.activity[:40]
        )
        event = ThreadTold(code, told.on, told.says.strip()[:160], row.due)
        journal.record(actor=actor, event=event, purpose=_FOR)
    return thread_by_code(code)


def close_thread(*, actor: Actor, code: str, on: date, by: str) -> ThreadView:
    """Close a thread and say what closed it: the reference of an activity, or a sentence.

    Raises ActivityError (`programme.closed_by_nothing`, `programme.thread_is_closed`,
    `programme.closed_before_opened`), NotFoundError, AccessDeniedError.
    """
    if not by.strip():
        raise ActivityError(
            "programme.closed_by_nothing", _("Say what closed it: an activity, or in words.")
        )
    with transaction.atomic():
        row = _open_row(actor, code)
        if on < row.opened_on:
            raise ActivityError(
                "programme.closed_before_opened", _("It cannot end before it was opened.")
            )
        row.closed_on, row.closed_by = on, by.strip()[:160]
        row.save(update_fields=["closed_on", "closed_by"])
        journal.record(actor=actor, event=ThreadClosed(code, on, row.closed_by), purpose=_FOR)
    return thread_by_code(code)


def _open_row(actor: Actor, code: str) -> Thread:
    row = thread_row(code)
    _authorize(actor, tuple(row.countries))
    if row.closed_on is not None:
        raise ActivityError(
            "programme.thread_is_closed", _("This thread is closed. Open another one.")
        )
    return row


def _authorize(actor: Actor, countries: tuple[str, ...]) -> None:
    for country in countries or ("",):
        access.authorize(actor=actor, permission=PERMISSION, scope=Scope(country=country))
