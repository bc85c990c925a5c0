"""Long work outside a request: registered jobs with progress, on the database's own queue."""

import hashlib
import json
import logging
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import CharField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks import task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from travesia.core import clock
from travesia.core.errors import DomainError, NotFoundError
from travesia.core.events import ActorLike
from travesia.core.kept_queries import KeptQuery
from travesia.core.models import JobRun, JobState
from travesia.core.registry import Registry

log = logging.getLogger(__name__)

#: Progress is written at most this often, so that counting never slows the work down.
WRITE_EVERY_SECONDS = 0.5
#: A run without a sign of life for so long is said to stand still.
STILL_AFTER = timedelta(minutes=2)
#: Finished runs are forgotten after this time; they hold no personal data.
KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class JobRef:
    """The receipt of a job that was asked for."""

    id: UUID
    key: str


@dataclass(frozen=True, slots=True)
class JobView:
    """One run as a page shows it; `seconds_left` is None while nobody can know."""

    id: UUID
    key: str
    label: str
    state: str
    done: int
    total: int
    note: str
    error_code: str
    seconds_left: int | None
    #: Id of the actor who asked for it, and the permission that lets others look.
    asked_by: str = ""
    permission: str = ""
    #: URL name of the page that shows what came of it, or empty.
    shown_at: str = ""
    #: Minutes without a sign of life, 0 while all is well.
    still_minutes: int = 0


class Progress:
    """How far a run is; safe to call for every item.

    What it writes is seen at once only outside a transaction: long work commits in batches.
    """

    def __init__(self, run: JobRun | None = None) -> None:
        """Report into `run`, or nowhere for a job called directly."""
        self._run = run
        self._count = 0
        self._written = 0.0
        self._said = ""

    def total(self, count: int) -> None:
        """Say how many items there are."""
        self._write(total=count)

    def advance(self, count: int, note: str = "") -> None:
        """Say that `count` more items are done."""
        self._count += count
        moment = time.monotonic()
        if moment - self._written >= WRITE_EVERY_SECONDS:
            self._written = moment
            self._write(done=self._count, note=note[:200])

    def say(self, note: str) -> None:
        """Say in at most 200 characters what the run came to; its page shows it at the end."""
        self._said = note[:200]
        self._write(note=self._said)

    def close(self) -> None:
        """Write the last count and what the run came to, instead of the last note on the way."""
        self._write(done=self._count, note=self._said)

    def _write(self, **values: object) -> None:
        if self._run is not None:
            JobRun.objects.filter(pk=self._run.pk).update(seen_at=clock.now(), **values)


Work = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Job:
    """A kind of work: its key, what people call it, and the function that does it."""

    key: str
    label: str | Promise = field(compare=False)
    work: Work = field(compare=False)
    #: Whoever holds this may look at runs that others asked for.
    permission: str = ""
    #: URL name of the page that shows what came of it.
    shown_at: str = ""


JOBS: Registry[Job] = Registry("jobs")


def job(
    *, key: str, label: str | Promise, permission: str = "", shown_at: str = ""
) -> Callable[[Work], Work]:
    """Register a function `(progress, **plain_arguments) -> None` as a job.

    `permission` lets others than the asker look at its runs; `shown_at` is the URL name of the
    page that shows what came of it.
    """

    def register(work: Work) -> Work:
        JOBS.register(Job(key, label, work, permission, shown_at))
        return work

    return register


def enqueue(*, actor: ActorLike, key: str, once: bool = False, **arguments: object) -> JobRef:
    """Ask for a run in the present transaction; with `once`, a run that waits already will do.

    The worker sees it after commit. A run that was joined begins after this transaction, so that
    it sees what was written here. Arguments are plain JSON values. KeyError names a job nobody
    registered.
    """
    JOBS[key]
    joins = _joins(key, arguments) if once else ""
    with transaction.atomic():
        known = _waiting(joins)
        if known is None:
            try:
                with transaction.atomic():
                    known = _ask(actor, key, arguments, joins)
            except IntegrityError:  # somebody else asked for the same at this very moment
                known = _waiting(joins) or _ask(actor, key, arguments, "")
    return JobRef(known.pk, key)


def _joins(key: str, arguments: dict[str, object]) -> str:
    named = json.dumps([key, arguments], sort_keys=True, default=str)
    return hashlib.sha256(named.encode()).hexdigest()


def _waiting(joins: str) -> JobRun | None:
    """Return the run to join, held still: it cannot begin before our transaction has ended."""
    if not joins:
        return None
    return _WAITING.first(joins=joins)


_WAITING = KeptQuery(
    lambda joins: (
        JobRun.objects.filter(joins=joins, state=JobState.WAITING)
        .select_for_update()
        .order_by("-asked_at")[:1]
    ),
    joins=CharField(),
)


def _ask(actor: ActorLike, key: str, arguments: dict[str, object], joins: str) -> JobRun:
    run = JobRun.objects.create(key=key, arguments=arguments, actor=actor.id, joins=joins)
    run_job.enqueue(str(run.pk))
    return run


@task()
def run_job(run_id: str) -> None:
    """Do one run; called by the worker. A job that fails says so in its run and in the log."""
    began = {"state": JobState.RUNNING, "started_at": clock.now(), "seen_at": clock.now()}
    waiting = JobRun.objects.filter(pk=run_id, state=JobState.WAITING)
    if not waiting.update(worker=_this_process(), **began):
        return  # somebody has it already, or it was closed
    run = JobRun.objects.get(pk=run_id)
    progress = Progress(run)
    try:
        JOBS[run.key].work(progress, **run.arguments)
    except DomainError as error:
        log.warning("job %s ended with %s: %s", run.key, error.code, error.message)
        _finish(run, JobState.FAILED, error.code)
    except Exception:
        log.exception("job %s failed", run.key)
        _finish(run, JobState.FAILED, "core.job_failed")
    except BaseException:
        _finish(run, JobState.FAILED, "core.job_interrupted")
        raise
    else:
        progress.close()
        _finish(run, JobState.DONE, "")


def _finish(run: JobRun, state: JobState, code: str) -> None:
    JobRun.objects.filter(pk=run.pk).update(state=state, error_code=code, finished_at=clock.now())


def _this_process() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def recover() -> int:
    """Close runs whose process on this machine is gone; return how many there were.

    Runs of other machines are left alone: their own worker closes them when it starts.
    """
    ours = f"{socket.gethostname()}:"
    running = JobRun.objects.filter(state=JobState.RUNNING, worker__startswith=ours)
    gone = [run.pk for run in running if not _lives(run.worker.removeprefix(ours))]
    return JobRun.objects.filter(pk__in=gone).update(
        state=JobState.FAILED, error_code="core.job_interrupted", finished_at=clock.now()
    )


def _lives(process: str) -> bool:
    """Tell whether a process of this machine is alive (and not this one, which just begins)."""
    if process == str(os.getpid()):
        return False
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def forget() -> int:
    """Delete runs, and the queue's own rows, that ended longer ago than they are kept."""
    before = clock.now() - KEPT_FOR
    DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()
    count, _each = JobRun.objects.filter(finished_at__lt=before).delete()
    return count


def run_pending() -> None:
    """Do everything that waits, now, in this process, and leave its signals alone."""
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=_this_process()[-64:],
        excluded_queue_names=[],
    ).run()


def view_of(run_id: UUID) -> JobView:
    """Return one run for a page; raises NotFoundError."""
    run = JobRun.objects.filter(pk=run_id).first()
    if run is None:
        raise unknown()
    known, left = JOBS.get(run.key), run.left()
    return JobView(
        id=run.pk,
        key=run.key,
        label=str(known.label) if known else run.key,
        state=run.state,
        done=run.done,
        total=run.total,
        note=run.note,
        error_code=run.error_code,
        seconds_left=None if left is None else round(left.total_seconds()),
        asked_by=run.actor,
        permission=known.permission if known else "",
        shown_at=known.shown_at if known else "",
        still_minutes=_still(run),
    )


def unknown() -> NotFoundError:
    """Return the error for a run that does not exist, or that somebody may not look at."""
    return NotFoundError("core.job_unknown", _("There is no such job."))


def _still(run: JobRun) -> int:
    """Return for how many minutes a run that has not ended gave no sign of life."""
    if run.finished_at is not None:
        return 0
    silent = clock.now() - (run.seen_at or run.asked_at)
    return int(silent.total_seconds() // 60) if silent >= STILL_AFTER else 0
