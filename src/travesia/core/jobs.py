"""Long work outside a request: registered jobs with progress, on the database's own queue."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.core.management import call_command
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from travesia.core import clock
from travesia.core.errors import DomainError, NotFoundError
from travesia.core.events import ActorLike
from travesia.core.models import JobRun, JobState
from travesia.core.registry import Registry

log = logging.getLogger(__name__)

#: Progress is written at most this often, so that counting never slows the work down.
WRITE_EVERY_SECONDS = 0.5


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


class Progress:
    """How far a run is; safe to call for every item."""

    def __init__(self, run: JobRun | None = None) -> None:
        """Report into `run`, or nowhere for a job called directly."""
        self._run = run
        self._count = 0
        self._written = 0.0

    def total(self, count: int) -> None:
        """Say how many items there are."""
        if self._run is not None:
            JobRun.objects.filter(pk=self._run.pk).update(total=count)

    def advance(self, count: int, note: str = "") -> None:
        """Say that `count` more items are done."""
        self._count += count
        moment = time.monotonic()
        if self._run is not None and moment - self._written >= WRITE_EVERY_SECONDS:
            self._written = moment
            JobRun.objects.filter(pk=self._run.pk).update(done=self._count, note=note[:200])

    def close(self) -> None:
        """Write the last count."""
        if self._run is not None:
            JobRun.objects.filter(pk=self._run.pk).update(done=self._count)


Work = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Job:
    """A kind of work: its key, what people call it, and the function that does it."""

    key: str
    label: str | Promise = field(compare=False)
    work: Work = field(compare=False)


JOBS: Registry[Job] = Registry("jobs")


def job(*, key: str, label: str | Promise) -> Callable[[Work], Work]:
    """Register a function `(progress, **plain_arguments) -> None` as a job."""

    def register(work: Work) -> Work:
        JOBS.register(Job(key, label, work))
        return work

    return register


def enqueue(*, actor: ActorLike, key: str, once: bool = False, **arguments: object) -> JobRef:
    """Ask for a run in the present transaction; with `once`, a run that waits already will do.

    Arguments are plain JSON values. KeyError names a job nobody registered.
    """
    JOBS[key]
    with transaction.atomic():
        if once:
            waiting = JobRun.objects.filter(key=key, state=JobState.WAITING, arguments=arguments)
            known = waiting.first()
            if known is not None:
                return JobRef(known.pk, key)
        run = JobRun.objects.create(key=key, arguments=arguments, actor=actor.id)
        run_job.enqueue(str(run.pk))
    return JobRef(run.pk, key)


@task()
def run_job(run_id: str) -> None:
    """Do one run; called by the worker. A job that fails says so in its run and in the log."""
    run = JobRun.objects.get(pk=run_id)
    run.state, run.started_at = JobState.RUNNING, clock.now()
    run.save(update_fields=["state", "started_at"])
    progress = Progress(run)
    try:
        JOBS[run.key].work(progress, **run.arguments)
    except DomainError as error:
        log.warning("job %s ended with %s: %s", run.key, error.code, error.message)
        _finish(run, JobState.FAILED, error.code)
    except Exception:
        log.exception("job %s failed", run.key)
        _finish(run, JobState.FAILED, "core.job_failed")
    else:
        progress.close()
        _finish(run, JobState.DONE, "")


def _finish(run: JobRun, state: JobState, code: str) -> None:
    JobRun.objects.filter(pk=run.pk).update(state=state, error_code=code, finished_at=clock.now())


def recover() -> int:
    """Close runs that a worker left behind when it died; return how many there were."""
    left = JobRun.objects.filter(state=JobState.RUNNING)
    return left.update(
        state=JobState.FAILED, error_code="core.job_interrupted", finished_at=clock.now()
    )


def run_pending() -> None:
    """Do everything that waits, now, in this process."""
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


def view_of(run_id: UUID) -> JobView:
    """Return one run for a page; raises NotFoundError."""
    run = JobRun.objects.filter(pk=run_id).first()
    if run is None:
        raise NotFoundError("core.job_unknown", _("There is no such job."))
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
    )
